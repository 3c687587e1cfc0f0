import Foundation

/// Words as an XML file holds them.
enum XMLText {
  /// Without what XML 1.0 forbids (section 2.2): controls and the two non-characters.
  private static func allowed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: isForbidden) else { return text }
    return String(String.UnicodeScalarView(scalars.filter { !isForbidden($0) }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// HTML as it is, in a section that no word of it can end.
  static func section(_ html: String) -> String {
    "<![CDATA[\(allowed(html).replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
  }

  /// Words, with their markup escaped.
  static func words(_ text: String) -> String {
    allowed(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
