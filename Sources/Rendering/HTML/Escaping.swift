/// Turns text into what HTML may hold.
enum Escaping {
  /// Text or an attribute's value between double quotes: `&`, `<`, `>` and `"` become entities, as libcmark does.
  static func text(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An address as an attribute's value, byte for byte as libcmark's `houdini_escape_href` writes it: what a URI may
  /// not hold is percent-encoded, `&` and `'` become entities.
  static func address(_ address: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(address.utf8.count)
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "'"): bytes += "&#x27;".utf8
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      default:
        if unreserved.contains(byte) {
          bytes.append(byte)
        } else {
          bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether libcmark's safe mode leaves such an address out (`scanners.re`, `_scan_dangerous_url`).
  static func isDangerous(_ address: String) -> Bool {
    let lower = address.prefix(16).lowercased()
    if ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(where: lower.hasPrefix) {
      return false
    }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: lower.hasPrefix)
  }

  private static let unreserved = Set("-_.+!*(),%#@?=;:/$~".utf8)
  private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}
