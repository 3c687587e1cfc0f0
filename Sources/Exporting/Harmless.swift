import Foundation

/// Text of the site that another program must not take for an order to itself.
enum Harmless {
  /// HTML in which nothing is a formula, a sound or a link to a file: invisible word joiners part what would be.
  ///
  /// MathJax of Anki and Moodle begins at `\(`, `\[` and `$$`; Anki plays `[sound:…]`, speaks `[anki:…]` and gives
  /// `[latex]`, `[$]` and `[$$]` to LaTeX; Moodle makes `@@PLUGINFILE@@` the address of a file.
  static func html(_ html: String) -> String {
    guard html.contains("\\") || html.contains("$") || html.contains("[") || html.contains("@@") else { return html }
    let parted: (Substring) -> String = { "\($0.prefix(1))\u{2060}\($0.dropFirst())" }
    let result = html.replacing(/\[(?:sound:|latex\]|\$\$?\]|anki:)/.ignoresCase()) { parted($0.output) }
      .replacing(/\\[(\[]|\$\$/) { parted($0.output) }
    let pieces = result.components(separatedBy: place)
    guard pieces.count > 1 else { return result }
    // A quotation mark of the text is escaped: only an attribute of ours ends so.
    return pieces.dropFirst().reduce(pieces[0]) {
      $0 + ($0.hasSuffix("src=\"") ? place : "@@\u{2060}PLUGINFILE@@") + $1
    }
  }

  private static let place = "@@PLUGINFILE@@"
}
