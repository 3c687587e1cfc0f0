/// Walks a WebP for ``MetadataVerifier`` (RFC 9649, section 2).
enum WebPVerifier {
  /// What is wrong with it.
  static func faults(in bytes: [UInt8]) -> [MetadataVerifier.Place] {
    guard let size = bytes.number(4, at: 4, .littleEndian), 8 + size <= bytes.count else { return [(.unreadable, 4)] }
    let places = walk(bytes[12..<max(12, 8 + size)], allowed: ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"])
    let rest = bytes.count - 8 - size
    return rest == 0 ? places : places + [(.trailing(count: rest), 8 + size)]
  }

  private static func walk(_ bytes: ArraySlice<UInt8>, allowed: Set<String>) -> [MetadataVerifier.Place] {
    var places: [MetadataVerifier.Place] = []
    var seen: Set<String> = []
    var rest = bytes
    while !rest.isEmpty {
      let start = rest.startIndex
      guard let length = rest.number(4, at: start + 4, .littleEndian), length + length % 2 <= rest.count - 8 else {
        return places + [(.unreadable, start)]
      }
      let type = String(decoding: rest[start..<start + 4], as: UTF8.self)
      let body = rest[start + 8..<start + 8 + length]
      if !allowed.contains(type) || !seen.insert(type == "VP8 " ? "VP8L" : type).inserted && type != "ANMF" {
        places.append((.chunk(type), start))
      }
      if length % 2 == 1, rest[start + 8 + length] != 0 {
        places.append((.chunk("\(type) padding"), start + 8 + length))
      }
      places += faults(of: type, body)
      rest = rest.dropFirst(8 + length + length % 2)
    }
    return seen.isEmpty ? [(.unreadable, bytes.startIndex)] : places
  }

  private static func faults(of type: String, _ body: ArraySlice<UInt8>) -> [MetadataVerifier.Place] {
    let start = body.startIndex
    switch type {
    case "VP8X":
      // Only the flags of animation (0x02) and alpha (0x10), then three bytes that are reserved.
      let isPlain = body.count == 10 && body[start] & ~0x12 == 0 && body[start + 1..<start + 4].allSatisfy { $0 == 0 }
      return isPlain ? [] : [(.chunk("VP8X"), start)]
    case "ANIM": return body.count == 6 ? [] : [(.chunk("ANIM"), start)]
    case "ANMF":
      guard body.count > 16, body[start + 15] & ~0x03 == 0 else { return [(.chunk("ANMF"), start)] }
      return walk(body.dropFirst(16), allowed: ["VP8 ", "VP8L", "ALPH"])
    default: return []
    }
  }
}
