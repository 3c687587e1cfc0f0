import Casebook
import Diagnostics
import Markdown

/// A mark `[7]` in the text of a case whose list of references has no such number.
enum ReferenceMarks: SiteCheck {
  static let rule = Rule(
    "dead-reference", .error,
    message: Wording(
      fr: "« [{number}] » ne renvoie à aucune référence : il y en a {count}",
      en: "\"[{number}]\" leads to no reference: there are {count}"),
    remedy: Wording(fr: "corrigez le numéro, ou ajoutez la référence", en: "mend the number, or add the reference"),
    explanation: Wording(
      fr: "Un numéro entre crochets mène à la ligne de même rang de la liste des références.",
      en: "A number in brackets leads to the line of the same rank in the list of references."))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    // Compiled when it is first used, and kept.
    let mark = /\[(\d{1,3})\](?![\(\[:])/
    return site.texts.flatMap { text -> [Diagnostic] in
      let numbers = Set(
        text.parts.flatMap { if case .references(let list) = $0 { list.map(\.number) } else { [Int]() } })
      guard !numbers.isEmpty else { return [] }
      return text.parts.everyBlock.andAllWithin.flatMap { block -> [Diagnostic] in
        guard case .paragraph(let inlines) = block.kind else { return [] }
        return inlines.lines.flatMap { faults(in: $0, of: text.source, numbers, mark) }
      }
    }
  }

  private static func faults(
    in line: [Inline], of source: SourceText, _ numbers: Set<Int>, _ mark: Regex<(Substring, Substring)>
  ) -> [Diagnostic] {
    guard let start = line.first?.span.start, source.lines.indices.contains(start.line - 1) else { return [] }
    // libcmark cuts a line at each bracket: the source says it better. A link has its address after the bracket.
    let written = source.lines[start.line - 1]
    guard written.contains("[") else { return [] }
    return written.matches(of: mark).compactMap { match in
      let column = written[..<match.range.lowerBound].unicodeScalars.count + 1
      guard column >= start.column, let number = Int(match.output.1), !numbers.contains(number),
        !line.contains(where: { piece in
          if case .text = piece.kind { return false }
          return piece.span.start.column <= column && column < piece.span.end.column
        })
      else { return nil }
      return Diagnostic(
        rule,
        at: SourceSpan(
          file: source.file, start: SourcePosition(line: start.line, column: column),
          end: SourcePosition(line: start.line, column: column + match.output.0.count)),
        ["number": String(number), "count": String(numbers.count)])
    }
  }
}
