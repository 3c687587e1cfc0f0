import Diagnostics

/// Turns the bytes of a text file into text.
public enum TextDecoder {
  /// Windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252); the others are Latin-1.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The text, and what is wrong with how it was saved. UTF-8 is read as it is; anything else without a NUL is read as
  /// Windows-1252, and told; UTF-16 and binary files are refused, with no text.
  public static func decode(_ bytes: [UInt8], file: String) -> (String, [Diagnostic]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      guard let zero = bytes.firstIndex(of: 0) else { return (text, []) }
      let place = SourceText(file: file, text: String(decoding: bytes[..<zero], as: UTF8.self))
      let line = max(place.lines.count, 1)
      let position = SourcePosition(line: line, column: (place.lines.last?.unicodeScalars.count ?? 0) + 1)
      return ("", [Diagnostic(.notText, at: SourceSpan(file: file, start: position, end: position))])
    }
    if bytes.contains(0) {
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      return ("", [Diagnostic(isUTF16 ? .utf16 : .notText, at: SourceSpan(file: file))])
    }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80..<0xA0).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let before = bytes[..<first]
    let position = SourcePosition(
      line: before.count { $0 == 0x0A } + 1, column: before.count - ((before.lastIndex(of: 0x0A) ?? -1) + 1) + 1)
    let end = SourcePosition(line: position.line, column: position.column + 1)
    return (String(text), [Diagnostic(.windows1252, at: SourceSpan(file: file, start: position, end: end))])
  }
}
