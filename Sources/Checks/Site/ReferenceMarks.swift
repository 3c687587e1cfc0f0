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
    site.texts.flatMap { text -> [Diagnostic] in
      let numbers = Set(
        text.parts.flatMap { if case .references(let list) = $0 { list.map(\.number) } else { [Int]() } })
      guard !numbers.isEmpty else { return [] }
      return text.parts.everyBlock.andAllWithin.flatMap { block -> [Diagnostic] in
        guard case .paragraph(let inlines) = block.kind else { return [] }
        return inlines.lines.flatMap { faults(in: $0, of: text.source, numbers) }
      }
    }
  }

  /// libcmark cuts a line at each bracket: the source says it better. A link has its address after the bracket.
  private static func faults(in line: [Inline], of source: SourceText, _ numbers: Set<Int>) -> [Diagnostic] {
    guard let start = line.first?.span.start, source.lines.indices.contains(start.line - 1) else { return [] }
    let written = source.lines[start.line - 1]
    var faults: [Diagnostic] = []
    var rest = written[...]
    while let open = rest.firstIndex(of: "[") {
      defer { rest = rest[rest.index(after: open)...] }
      // A mark is short: the rest of a line as long as a book is not read for each bracket.
      guard let close = rest[open...].prefix(40).firstIndex(of: "]") else { continue }
      let inside = rest[rest.index(after: open)..<close]
      guard let mark = ReferenceMark(inside),
        let absent = mark.numbers.first(where: { !numbers.contains($0) }),
        !"([:".contains(rest[rest.index(after: close)...].first ?? " ")
      else { continue }
      let column = written[..<open].unicodeScalars.count + 1
      let isRead = line.contains { piece in
        if case .text = piece.kind { return false }
        return piece.span.start.column <= column && column < piece.span.end.column
      }
      guard column >= start.column, !isRead else { continue }
      faults.append(
        Diagnostic(
          rule,
          at: SourceSpan(
            file: source.file, line: start.line, column: column, length: inside.unicodeScalars.count + 2),
          ["number": String(absent), "count": String(numbers.count)]))
    }
    return faults
  }
}
