import Diagnostics
import Markdown

/// A question's heading that CommonMark takes for the first line of a paragraph, for want of a space after its hashes:
/// `###QRM 4 : …`
struct LostQuestion {
  let level: Int
  /// The heading, its hashes left out.
  let heading: [Inline]
  let span: SourceSpan
  /// That its space is missing.
  let fault: Diagnostic
  /// What stands below in the same paragraph.
  let rest: Block?

  /// Nil for any other block.
  init?(_ block: Block, in source: SourceText) {
    guard case .paragraph(let inlines) = block.kind, case .text(let text)? = inlines.first?.kind, text.hasPrefix("#")
    else { return nil }
    let first = block.span.start
    // A hash behind a backslash is meant as a sign.
    guard var line = inlines.lines.first, source.lines.indices.contains(first.line - 1),
      let fault = LostHeading.fault(
        in: Substring(source.lines[first.line - 1]).unicodeScalars.dropFirst(first.column - 1), at: first,
        file: source.file)
    else { return nil }
    self.fault = fault
    let hashes = text.prefix { $0 == "#" }.count
    let words = text.dropFirst(hashes).drop(while: \.isWhitespace)
    let start = SourcePosition(
      line: first.line, column: first.column + text.unicodeScalars.count - words.unicodeScalars.count)
    line[0] = Inline(.text(String(words)), at: SourceSpan(file: block.span.file, start: start, end: line[0].span.end))
    span = SourceSpan(
      file: block.span.file, start: block.span.start, end: line.last?.span.end ?? block.span.end)
    guard QuestionHeading.read(line, at: span) != nil else { return nil }
    level = min(hashes, 6)
    heading = line
    let below = Array(inlines.drop { !$0.isBreak }.dropFirst())
    rest = below.first.map {
      Block(.paragraph(below), at: SourceSpan(file: block.span.file, start: $0.span.start, end: block.span.end))
    }
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch kind {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
