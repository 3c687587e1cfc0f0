import Diagnostics
import Markdown

/// The beginning of an option that is no box, or was meant as one.
extension OptionReader {
  /// Signs of Word and of dingbats that stand for a box.
  static let boxSigns = "☐☑☒✓✔✗✘"
  /// What is typed for the x of a ticked box: the sign of multiplication and the Cyrillic letter among others.
  private static let ticks = "xXvV✓✔×хХ"

  /// How many characters of `text` are meant as a box, with what is between it and the words.
  static func lengthOfBox(_ text: String) -> Int {
    // « [1] », « [18F] » and « [TDM] » are words.
    if text.first == "[", let match = text.prefixMatch(of: /\[[\s xXvVoO✓✔✗✘✕×хХ*+?.\-]{0,3}\]/) {
      return match.output.count
    }
    return text.first.map(boxSigns.contains) == true ? 1 : 0
  }

  /// What is wrong with the box that `text` begins with; `span` gives the place of its first characters.
  func fault(ofBox text: String, _ span: (Int) -> SourceSpan) -> Diagnostic {
    if Self.lengthOfBox(text) > 1, let match = text.prefixMatch(of: /\[([^\]]{0,3})\]/) {
      let written = match.output.0
      let marks = match.output.1.filter { !$0.isWhitespace }
      let corrected = marks.contains(where: Self.ticks.contains) ? "[x]" : "[ ]"
      let isCertain = marks.isEmpty || marks.count == 1 && "xXvV✓✔".contains(marks)
      let place = span(written.unicodeScalars.count)
      let isJoined = text[match.range.upperBound...].first?.isWhitespace == false
      let isSpaced = match.output.1.contains { $0 == "\u{A0}" || $0 == "\u{202F}" }
      return Diagnostic(
        .malformedBox, at: place, ["box": String(written), "corrected": corrected],
        remedy: isJoined && written == corrected
          ? Wording(fr: "mettez une espace après « {corrected} »", en: "put a space after \"{corrected}\"")
          : isJoined && isCertain
            ? Wording(
              fr: "écrivez « {corrected} » et une espace", en: "write \"{corrected}\" and a space")
            : isSpaced && marks.isEmpty
              ? Wording(
                fr: "l'espace entre les crochets est insécable : tapez une espace ordinaire",
                en: "the space between the brackets is a no-break one: type an ordinary space")
              : corrected == "[ ]" && !marks.isEmpty
                ? Wording(
                  fr: "écrivez « [x] » (juste) ou « [ ] » (fausse)", en: "write \"[x]\" (right) or \"[ ]\" (wrong)")
                : nil,
        fix: isCertain ? Fix(place, corrected + (isJoined ? " " : "")) : nil)
    }
    if let sign = text.first, Self.boxSigns.contains(sign) {
      let corrected = "☑✓✔☒".contains(sign) ? "[x]" : "[ ]"
      let isJoined = text.dropFirst().first?.isWhitespace == false
      return Diagnostic(
        .malformedBox, at: span(1), ["box": String(sign), "corrected": corrected],
        fix: "☐☑".contains(sign) ? Fix(span(1), corrected + (isJoined ? " " : "")) : nil)
    }
    return Diagnostic(.optionWithoutBox, at: span(text.unicodeScalars.count))
  }
}
