import Diagnostics

/// What a preview adds to pages; the site itself never holds it.
public enum PreviewPage {
  /// Where the preview's own files are asked for.
  public static let folder = ".negatoscope/"

  /// The page `html` with the preview's script at the end of its head. `build` tells the script which build it is of.
  public static func marked(_ html: [UInt8], build: String) -> [UInt8] {
    let text = String(decoding: html, as: UTF8.self)
    guard let end = text.firstRange(of: "</head>") else { return Array((text + script(build)).utf8) }
    return Array((text[..<end.lowerBound] + script(build) + text[end.lowerBound...]).utf8)
  }

  /// A page that says what is wrong, where there is no other to show; it needs nothing of the theme.
  public static func faults(title: String, text: String, language: Language, build: String) -> [UInt8] {
    let words = Wording(fr: "Aperçu", en: "Preview")[language]
    let page = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Escaping.text(title)) · \(words)</title>
      \(script(build))</head>
      <body>
      <main>
      <h1>\(Escaping.text(title.isEmpty ? words : title))</h1>
      <pre>\(Escaping.text(text))</pre>
      </main>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  private static func script(_ build: String) -> String {
    "<script defer src=\"/\(folder)preview.js\" data-build=\"\(Escaping.text(build))\"></script>\n"
  }
}
