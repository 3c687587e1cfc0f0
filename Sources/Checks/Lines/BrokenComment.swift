import Casebook
import Diagnostics

/// What was meant as a comment, and would be shown.
struct BrokenComment: LineCheck {
  static let rule = Rule(
    "broken-comment", .error,
    message: Wording(
      fr: "ce n'est pas un commentaire : le texte serait montré", en: "this is no comment: the text would be shown"),
    remedy: Wording(fr: "écrivez « <!-- … --> »", en: "write \"<!-- … -->\""),
    explanation: Wording(
      fr:
        "Un commentaire s'ouvre par « <!-- » et se ferme par « --> », avec deux traits d'union de chaque côté et sans espace entre eux.",
      en: "A comment opens with \"<!--\" and closes with \"-->\", two hyphens on each side and no space between them."))
  static let rules = [rule]

  private let broken = /<\s?!?\s?(?:--|[–—-](?:\s|-))|<!/

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard line.text.contains("<"), let match = line.text.firstMatch(of: broken) else { return [] }
    return [Diagnostic(Self.rule, at: line.span(of: String(match.output)))]
  }
}
