/// A path as the bytes that Linux keeps: a name on disk need not be UTF-8.
struct RawPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The bytes, `/` between names, no zero at the end.
  var bytes: [UInt8]

  private static let slash = UInt8(ascii: "/")

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// This path and one name more; the empty path stands for the folder itself.
  func appending(_ name: [UInt8]) -> RawPath {
    bytes.isEmpty ? RawPath(bytes: name) : RawPath(bytes: bytes + [Self.slash] + name)
  }

  func appending(_ name: String) -> RawPath { appending(Array(name.utf8)) }

  /// The folder it stands in; nil for a single name.
  var parent: RawPath? {
    bytes.lastIndex(of: Self.slash).map { RawPath(bytes: Array(bytes[..<$0])) }
  }

  /// The folders it stands in, nearest first.
  var ancestors: some Sequence<RawPath> { sequence(first: self, next: \.parent).dropFirst() }

  /// As text; nil where it is not UTF-8.
  var text: String? { String(validating: bytes, as: UTF8.self) }

  /// As text, with `\xNN` for what is not UTF-8.
  var description: String {
    if let text { return text }
    return bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 0x80 ? String(UnicodeScalar(byte)) : "\\x" + digits
    }.joined()
  }

  /// Calls `body` with the path as C reads it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (bytes + [0]).withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { chars in
        guard let start = chars.baseAddress else { preconditionFailure("never empty: it ends with a zero") }
        return try body(start)
      }
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
