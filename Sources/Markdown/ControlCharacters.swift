import Diagnostics

/// Characters that no text of an author holds and no page may: controls, and those that turn the direction of text.
enum ControlCharacters {
  /// C0 but tab and line ends, DEL, C1, the overrides and isolates of direction (Unicode, annex 9), the non-characters.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// `text` with U+FFFD in their place.
  static func replaced(_ text: String) -> String {
    // All but DEL and C0 begin with one of a few bytes of UTF-8: most texts are passed over at once.
    guard
      text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2 || $0 >= 0xE2 }),
      text.unicodeScalars.contains(where: isControl)
    else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// `001B`
  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// One fault for each line that holds some, at the first of them.
  static func faults(in source: SourceText) -> [Diagnostic] {
    source.lines.enumerated().compactMap { index, line in
      guard replaced(line) != line, let place = line.unicodeScalars.enumerated().first(where: { isControl($0.element) })
      else { return nil }
      return Diagnostic(
        .controlCharacter,
        at: SourceSpan(file: source.file, line: index + 1, column: place.offset + 1, length: 1),
        ["code": name(of: place.element)])
    }
  }
}
