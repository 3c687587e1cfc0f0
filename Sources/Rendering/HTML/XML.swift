/// What the site writes in XML: its feeds and its sitemap.
enum XML {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// Text or an attribute's value; the controls that XML 1.0 forbids are left out.
  static func text(_ text: String) -> String {
    let allowed = text.unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) }
    return Escaping.text(String(String.UnicodeScalarView(allowed)))
  }
}
