import Casebook
import Diagnostics

/// A heading without the space after its hashes.
struct LostHeading: LineCheck {
  static let rule = Rule(
    "lost-heading", .error,
    message: Wording(
      fr: "cette ligne n'est pas lue comme un titre", en: "this line is not read as a heading"),
    remedy: Wording(
      fr: "mettez une espace après les dièses, six au plus : « {corrected} »",
      en: "put a space after the hashes, six at most: \"{corrected}\""),
    explanation: Wording(
      fr: "Un titre s'écrit « ## Titre » : un à six dièses, une espace, les mots.",
      en: "A heading is written \"## Title\": one to six hashes, a space, the words."))
  static let rules = [rule]

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard line.source.first == "#" else { return [] }
    let hashes = line.source.prefix { $0 == "#" }.count
    guard let next = line.source.dropFirst(hashes).first,
      hashes > 6 || next.properties.isAlphabetic || next == "\u{A0}" || next == "\u{202F}"
    else { return [] }
    let words = String(Substring(line.source.dropFirst(hashes))).trimmingPrefix(while: \.isWhitespace)
    let corrected = String(repeating: "#", count: min(hashes, 6)) + " " + words.prefix(40)
    let marks = String(repeating: "#", count: hashes)
    let isSpaced = next == "\u{A0}" || next == "\u{202F}"
    return [
      Diagnostic(
        Self.rule, at: line.span(of: marks), ["corrected": corrected],
        fix: (2...6).contains(hashes)
          ? Fix(line.span(of: marks, length: hashes + (isSpaced ? 1 : 0)), marks + " ") : nil)
    ]
  }
}
