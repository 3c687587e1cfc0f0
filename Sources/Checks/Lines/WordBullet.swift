import Casebook
import Diagnostics

/// A bullet or a box pasted from a word processor: plain text to Markdown.
struct WordBullet: LineCheck {
  static let rule = Rule(
    "word-bullet", .warning,
    message: Wording(fr: "« {sign} » ne fait pas une liste", en: "\"{sign}\" does not make a list"),
    remedy: Wording(
      fr: "écrivez un tiret et une espace : « - … »", en: "write a hyphen and a space: \"- …\""),
    explanation: Wording(
      fr:
        "Les puces et les cases collées depuis Word sont du texte ordinaire : les lignes se suivraient dans un seul paragraphe.",
      en: "Bullets and boxes pasted from Word are plain text: their lines would run on in one paragraph."))
  static let rules = [rule]

  private static let bullets: Set<Unicode.Scalar> = Set(
    "•◦▪‣●○■□▫∙⁃➢➤☐☑☒\u{F0B7}\u{F0A7}\u{F0D8}\u{F0A8}".unicodeScalars)
  /// A long dash opens what somebody says, or names who said it.
  private static let dashes: Set<Unicode.Scalar> = ["–", "·"]

  /// Whether a line that begins with `text` may concern this rule.
  static func begins(_ text: String) -> Bool {
    text.unicodeScalars.first.map { bullets.contains($0) || dashes.contains($0) } ?? false
  }

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard line.place != .stem, let sign = line.source.first else { return [] }
    let words = Substring(line.source.dropFirst()).drop(while: \.isWhitespace)
    if line.place == .correction, words.prefixMatch(of: /\[[ xXvV✓✔]?\]/) != nil { return [] }
    // A dash within a paragraph is a dash, unless the paragraph begins with one.
    let isDash =
      line.opening.map { Self.dashes.contains($0) } == true && Self.dashes.contains(sign)
      && line.source.dropFirst().first?.properties.isWhitespace == true
    guard isDash || Self.bullets.contains(sign) else { return [] }
    let spaces = line.source.dropFirst().prefix { $0.properties.isWhitespace }.count
    let isBox = "☐☑☒".unicodeScalars.contains(sign)
    return [
      Diagnostic(
        Self.rule, at: line.span(of: String(sign)), ["sign": String(sign)],
        fix: isDash || isBox ? nil : Fix(line.span(of: String(sign), length: 1 + spaces), "- "))
    ]
  }
}
