import Casebook
import Diagnostics
import Markdown

/// Two asterisks that open or close no bold words.
struct ShownAsterisks: LineCheck {
  static let rule = Rule(
    "shown-asterisks", .warning,
    message: Wording(
      fr: "ces astérisques ne mettent rien en gras : ils seront montrés",
      en: "these asterisks make nothing bold: they will be shown"),
    remedy: Wording(
      fr: "écrivez « **mots** », sans espace ni ponctuation contre les astérisques de l'intérieur",
      en: "write \"**words**\", without a space or punctuation against the asterisks inside"),
    explanation: Wording(
      fr:
        "Le gras s'ouvre juste avant un mot et se ferme juste après un autre (CommonMark, section 6.2). Une espace à l'intérieur, ou un guillemet collé d'un côté et une lettre de l'autre, l'en empêche.",
      en:
        "Bold opens right before a word and closes right after one (CommonMark, section 6.2). A space inside, or a quotation mark on one side and a letter on the other, prevents it."
    ))
  static let rules = [rule]

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard Substring(line.source).contains("**") else { return [] }
    let source = Array(line.source)
    for piece in line.pieces {
      guard case .text(let text) = piece.kind, text.contains("**"), piece.span.start.line == line.start.line else {
        continue
      }
      // Asterisks that an author escapes are meant to be seen.
      let start = max(0, piece.span.start.column - line.start.column)
      let end = min(source.count, piece.span.end.column - line.start.column)
      let marks = (start..<max(start, end - 1)).filter { index in
        source[index] == "*" && source[index + 1] == "*" && (index == 0 || source[index - 1] != "\\")
      }
      // The first of a pair is enough.
      if let place = marks.first {
        return [
          Diagnostic(
            Self.rule,
            at: SourceSpan(file: line.file, line: line.start.line, column: line.start.column + place, length: 2))
        ]
      }
    }
    return []
  }
}
