/// Reads the tags of a drawing for ``MetadataVerifier``: no script, no metadata of an editor, no picture inside.
enum SVGVerifier {
  private static let elements: Set<String> = [
    "script", "metadata", "foreignobject", "iframe", "object", "embed", "handler", "listener",
  ]
  private static let prefixes: Set<String> = ["rdf", "inkscape", "sodipodi", "dc", "cc", "x", "i"]

  /// What is wrong with it.
  static func faults(in bytes: [UInt8]) -> [MetadataVerifier.Place] {
    guard bytes.firstIndex(of: 0) == nil else { return [(.unreadable, 0)] }
    var places: [MetadataVerifier.Place] = []
    let lower = bytes.map { 0x41...0x5A ~= $0 ? $0 + 32 : $0 }
    for offset in lower.indices where lower[offset] == 0x3C {
      let name = word(lower, from: lower.has("</", at: offset) ? offset + 2 : offset + 1)
      let parts = name.split(separator: ":").map(String.init)
      if lower.has("<!doctype", at: offset) || lower.has("<!entity", at: offset) {
        places.append((.markup("!DOCTYPE"), offset))
      } else if lower.has("<?", at: offset), !lower.has("<?xml ", at: offset) {
        places.append((.markup("?\(word(lower, from: offset + 2))"), offset))
      } else if elements.contains(parts.last ?? "") || parts.count > 1 && prefixes.contains(parts[0]) {
        places.append((.markup(name), offset))
      }
    }
    return places + attributes(lower)
  }

  /// Attributes that run something, that an editor left, or that hold a file of another kind.
  private static func attributes(_ lower: [UInt8]) -> [MetadataVerifier.Place] {
    var places: [MetadataVerifier.Place] = []
    for offset in lower.indices.dropFirst() where startsValue(after: lower[offset - 1]) {
      if lower.has("data:", at: offset) || lower.has("javascript:", at: offset) {
        places.append((.markup(word(lower, from: offset)), offset))
        continue
      }
      let name = word(lower, from: offset)
      guard lower.has("=", at: offset + name.utf8.count) else { continue }
      let parts = name.split(separator: ":").map(String.init)
      if name.hasPrefix("on") || parts.count > 1 && prefixes.contains(parts[0]) {
        places.append((.markup(name), offset))
      }
    }
    return places
  }

  /// Whether an attribute or an address may begin after this byte: a space, a quote, `(`, `=`, `/`.
  private static func startsValue(after byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte || [0x22, 0x27, 0x28, 0x3D, 0x2F].contains(byte)
  }

  /// Letters, digits, hyphens and colons from `offset`, at most forty.
  private static func word(_ bytes: [UInt8], from offset: Int) -> String {
    let letters = bytes.dropFirst(offset).prefix(40).prefix {
      0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x3A
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
