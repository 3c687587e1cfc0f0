/// Walks a JPEG for ``MetadataVerifier``, byte after byte (ITU-T T.81, annex B).
enum JPEGVerifier {
  /// What is wrong with it.
  static func faults(in bytes: [UInt8]) -> [MetadataVerifier.Place] {
    var places: [MetadataVerifier.Place] = []
    var offset = 2
    var isInScan = false
    while let marker = bytes.number(2, at: offset, .bigEndian) {
      if isInScan, marker & 0xFF00 != 0xFF00 || marker == 0xFF00 || 0xFFD0...0xFFD7 ~= marker {
        offset += marker & 0xFF00 == 0xFF00 ? 2 : skipped(bytes, from: offset)
        continue
      }
      if isInScan, marker == 0xFFFF {
        offset += 1
        continue
      }
      if marker == 0xFFD9 {
        let end = offset + 2
        return end == bytes.count ? places : places + [(.trailing(count: bytes.count - end), end)]
      }
      guard let length = bytes.number(2, at: offset + 2, .bigEndian), length >= 2,
        offset + 2 + length <= bytes.count
      else { break }
      if let fault = fault(of: marker, bytes[offset + 4..<offset + 2 + length]) { places.append((fault, offset)) }
      isInScan = marker == 0xFFDA
      offset += 2 + length
    }
    return places + [(.unreadable, min(offset, bytes.count))]
  }

  /// How far the next 0xFF is.
  private static func skipped(_ bytes: [UInt8], from offset: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var next = offset
      while next < buffer.count, buffer[next] != 0xFF { next += 1 }
      return next - offset
    }
  }

  private static func fault(of marker: Int, _ body: ArraySlice<UInt8>) -> MetadataFinding.Fault? {
    let first = body.startIndex
    switch marker {
    case 0xFFC0, 0xFFC1, 0xFFC2:
      return body.count == body.number(1, at: first + 5, .bigEndian).map { 6 + 3 * $0 } ? nil : .chunk("SOF")
    case 0xFFDA: return body.count == body.first.map { 4 + 2 * Int($0) } ? nil : .chunk("SOS")
    case 0xFFDD: return body.count == 2 ? nil : .chunk("DRI")
    case 0xFFDB:
      var rest = body
      while let table = rest.first, rest.count >= 65 { rest = rest.dropFirst(table < 16 ? 65 : 129) }
      return rest.isEmpty ? nil : .chunk("DQT")
    case 0xFFC4:
      var rest = body
      while rest.count >= 17 {
        let symbols = rest.dropFirst().prefix(16).reduce(0) { $0 + Int($1) }
        guard rest.count >= 17 + symbols else { break }
        rest = rest.dropFirst(17 + symbols)
      }
      return rest.isEmpty ? nil : .chunk("DHT")
    case 0xFFE0:
      // JFIF, any version and density, with a thumbnail of no width and no height.
      let isPlain = body.count == 14 && body.has("JFIF\0", at: first) && body.has([0, 0] as [UInt8], at: first + 12)
      return isPlain ? nil : .chunk("APP0")
    case 0xFFEE: return body.count == 12 && body.has("Adobe", at: first) ? nil : .chunk("APP14")
    case 0xFFE1...0xFFEF: return .chunk("APP\(marker - 0xFFE0)")
    case 0xFFFE: return .chunk("COM")
    default: return .chunk(String(marker, radix: 16, uppercase: true))
    }
  }
}
