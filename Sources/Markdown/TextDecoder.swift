import Diagnostics

/// Turns the bytes of a text file into text.
public enum TextDecoder {
  /// Windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252); the others are Latin-1.
  static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The text, and what is wrong with how it was saved. UTF-8 is read as it is; UTF-16 and binary files are refused, with
  /// no text. Of other bytes, those that are no UTF-8 are read as Windows-1252, and told: once for a file that holds no
  /// accent in UTF-8, at each place for one that mixes both.
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
    let read = Mixed(bytes)
    let isMixed = read.hasUTF8
    let places = isMixed ? read.foreign : Array(read.foreign.prefix(1))
    return (
      String(read.text),
      places.map { place in
        let end = SourcePosition(line: place.line, column: place.column + 1)
        return Diagnostic(
          isMixed ? .invalidUTF8 : .windows1252, at: SourceSpan(file: file, start: place, end: end),
          fix: isMixed ? nil : .utf8)
      }
    )
  }

  /// The scalar of a byte of Windows-1252.
  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    let value = (0x80..<0xA0).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Bytes that are not all UTF-8, read all the same.
  private struct Mixed {
    var text = String.UnicodeScalarView()
    /// Whether some scalar beyond ASCII is in UTF-8.
    var hasUTF8 = false
    /// Where bytes of another encoding stand: the first of each line.
    var foreign: [SourcePosition] = []

    init(_ bytes: [UInt8]) {
      var (line, column, index) = (1, 1, 0)
      while index < bytes.count {
        let length = Self.lengthOfUTF8(bytes, at: index)
        if length > 1, let whole = String(validating: bytes[index..<index + length], as: UTF8.self) {
          hasUTF8 = hasUTF8 || index > 0 || !bytes.starts(with: [0xEF, 0xBB, 0xBF])
          text += whole.unicodeScalars
        } else {
          if bytes[index] >= 0x80, foreign.last?.line != line {
            foreign.append(SourcePosition(line: line, column: column))
          }
          text.append(TextDecoder.scalar(bytes[index]))
        }
        let isMark = index == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        column += isMark ? 0 : 1
        // LF, CR LF or CR alone.
        let endsLine =
          bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        if endsLine { (line, column) = (line + 1, 1) }
        index += length
      }
    }

    /// How many bytes the sequence at `index` has: 1 for ASCII and for what is no UTF-8 (RFC 3629, section 4).
    private static func lengthOfUTF8(_ bytes: [UInt8], at index: Int) -> Int {
      let length =
        switch bytes[index] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
      guard index + length <= bytes.count,
        String(validating: bytes[index..<index + length], as: UTF8.self) != nil
      else { return 1 }
      return length
    }
  }
}
