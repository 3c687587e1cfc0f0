/// Walks a PNG for ``MetadataVerifier``, forward by the lengths it tells (ISO/IEC 15948, 5.3).
enum PNGVerifier {
  /// Chunks that show the picture and hold no text, with the longest data that they may have.
  private static let longest: [String: Int] = [
    "IHDR": 13, "PLTE": 768, "IDAT": .max, "IEND": 0, "tRNS": 256, "sRGB": 1, "gAMA": 4, "cHRM": 32, "sBIT": 4,
  ]

  /// What is wrong with it.
  static func faults(in bytes: ArraySlice<UInt8>) -> [MetadataVerifier.Place] {
    var places: [MetadataVerifier.Place] = []
    var rest = bytes.dropFirst(8)
    while rest.count >= 12 {
      let start = rest.startIndex
      let length = rest[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = String(decoding: rest[start + 4..<start + 8], as: UTF8.self)
      guard length <= rest.count - 12 else { break }
      if length > longest[type] ?? -1 { places.append((.chunk(type), start)) }
      rest = rest.dropFirst(12 + length)
      guard type == "IEND" else { continue }
      return rest.isEmpty ? places : places + [(.trailing(count: rest.count), rest.startIndex)]
    }
    return places + [(.unreadable, rest.startIndex)]
  }
}
