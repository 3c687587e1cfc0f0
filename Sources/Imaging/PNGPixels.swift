import CZlib

/// Whether the image data of a PNG hold all its pixels: the chunks may be sound and the picture half empty.
enum PNGPixels {
  /// Inflates the data of `container`, a little at a time, and counts: nothing is kept, and no more is inflated than the
  /// header announces (ISO/IEC 15948, clauses 7.2, 8.2 and 10.1).
  static func areWhole(in bytes: [UInt8], _ container: PNGContainer, limit: Int) -> Bool {
    guard let header = container.chunk("IHDR"),
      container.width.multipliedReportingOverflow(by: container.height).overflow == false,
      container.width * container.height <= limit
    else { return true }
    let (depth, colour) = (Int(bytes[header.body.lowerBound + 8]), bytes[header.body.lowerBound + 9])
    let bits = depth * channels(of: colour)
    let isInterlaced = bytes[header.body.lowerBound + 12] == 1
    let wanted = (isInterlaced ? passes(container.width, container.height) : [(container.width, container.height)])
      .filter { $0.0 > 0 && $0.1 > 0 }
      .reduce(0) { $0 + $1.1 * (1 + ($1.0 * bits + 7) / 8) }
    return inflated(container.chunks.filter { $0.type == "IDAT" }.map(\.body), of: bytes, atMost: wanted) == wanted
  }

  /// How many bytes the deflated `ranges` hold together, counted up to `most`.
  private static func inflated(_ ranges: [Range<Int>], of bytes: [UInt8], atMost most: Int) -> Int {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return 0 }
    defer { inflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    for range in ranges {
      let isOver = bytes[range].withUnsafeBufferPointer { input -> Bool in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        while stream.avail_in > 0, count < most {
          let state = buffer.withUnsafeMutableBufferPointer { output -> Int32 in
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            let state = inflate(&stream, Z_NO_FLUSH)
            count += output.count - Int(stream.avail_out)
            return state
          }
          if state != Z_OK { return true }
        }
        return false
      }
      stream.next_in = nil
      if isOver || count >= most { break }
    }
    return min(count, most)
  }

  /// Table 11.1: how many samples a pixel has.
  private static func channels(of colour: UInt8) -> Int {
    switch colour {
    case 2: 3
    case 4: 2
    case 6: 4
    default: 1
    }
  }

  /// The seven pictures of an interlaced one (clause 8.2, Adam7).
  private static func passes(_ width: Int, _ height: Int) -> [(Int, Int)] {
    [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)].map {
      x, y, stepX, stepY in
      ((width - x + stepX - 1) / stepX, (height - y + stepY - 1) / stepY)
    }
  }
}
