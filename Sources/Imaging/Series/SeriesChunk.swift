import CZlib
import Casebook
import Foundation

/// The exact samples of a few slices, as a script: it loads from a file, where a browser lets nothing else be read.
///
/// `self.negatoscope.seriesChunk("NAME", ["…", …]);` – each text is the BASE64 of a slice: raw deflate (RFC 1951) of the
/// low bytes of all its numbers, then of their high bytes. A number is the zigzag of the difference between a sample and
/// its guess by the median edge detector of JPEG-LS (ITU-T T.87, A.4.1), in arithmetic modulo 65,536.
enum SeriesChunk {
  /// The script of the slices that these image files hold.
  /// - Throws: ``ImagingError``.
  static func script(named name: String, of files: [[UInt8]], masks: [Series.Mask]) throws(ImagingError) -> [UInt8] {
    var slices: [String] = []
    for file in files {
      let image = try Vips.samples(of: file).masked(by: masks)
      guard image.bands == 1 else { throw .unfitRecipe(.chunk(masks)) }
      slices.append("\"\(Data(try packed(image)).base64EncodedString())\"")
    }
    return Array("self.negatoscope.seriesChunk(\"\(name)\", [\n\(slices.joined(separator: ",\n"))\n]);\n".utf8)
  }

  /// One slice, deflated.
  static func packed(_ image: SampleImage) throws(ImagingError) -> [UInt8] { try deflated(planes(of: image)) }

  /// The low bytes of all differences, then the high ones.
  static func planes(of image: SampleImage) -> [UInt8] {
    let (width, count) = (image.width, image.samples.count)
    return [UInt8](unsafeUninitializedCapacity: 2 * count) { planes, filled in
      image.samples.withUnsafeBufferPointer { samples in
        for index in 0..<count {
          let row = index / width
          let isFirst = index == row * width
          let left = isFirst ? 0 : Int32(samples[index - 1])
          let up = row == 0 ? 0 : Int32(samples[index - width])
          let corner = isFirst || row == 0 ? 0 : Int32(samples[index - width - 1])
          let guess: Int32
          if row == 0 {
            guess = left
          } else if isFirst {
            guess = up
          } else if corner >= max(left, up) {
            guess = min(left, up)
          } else if corner <= min(left, up) {
            guess = max(left, up)
          } else {
            guess = left + up - corner
          }
          let difference = Int16(truncatingIfNeeded: Int32(samples[index]) - guess)
          let folded = UInt16(bitPattern: (difference << 1) ^ (difference >> 15))
          planes[index] = UInt8(truncatingIfNeeded: folded)
          planes[count + index] = UInt8(folded >> 8)
        }
      }
      filled = 2 * count
    }
  }

  /// Raw deflate at its closest: it is done once and read many times.
  private static func deflated(_ bytes: [UInt8]) throws(ImagingError) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw .encoding(message: "zlib does not start") }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    guard isWhole else { throw .encoding(message: "zlib could not deflate a slice") }
    return Array(output.prefix(Int(stream.total_out)))
  }
}
