import Diagnostics
import Markdown

/// A question's heading that CommonMark takes for a line of a paragraph, for want of a space after its hashes or of a
/// blank line: `###QRM 4 : …`
struct LostQuestion {
  let level: Int
  /// The heading, its hashes left out.
  let heading: [Inline]
  let span: SourceSpan
  /// That its space is missing.
  let fault: Diagnostic
  /// What stands above and below in the same paragraph.
  let above: Block?
  let below: Block?

  /// Nil for any other block. `next` are the blocks that follow: over options a line needs no hashes to be one.
  init?(_ block: Block, before next: ArraySlice<Block>, in source: SourceText) {
    guard case .paragraph(let inlines) = block.kind else { return nil }
    let starts = inlines.indices.filter { $0 == 0 || inlines[$0 - 1].isBreak }
    for start in starts {
      let end = inlines[start...].firstIndex(where: \.isBreak) ?? inlines.endIndex
      let line = Array(inlines[start..<end])
      guard let found = Self.read(line, in: source) ?? (start == 0 ? Self.read(line, over: next) : nil) else {
        continue
      }
      (level, heading, span, fault) = found
      func paragraph(_ part: ArraySlice<Inline>) -> Block? {
        guard let first = part.first, let last = part.last else { return nil }
        return Block(
          .paragraph(Array(part)),
          at: SourceSpan(file: block.span.file, start: first.span.start, end: last.span.end))
      }
      above = paragraph(inlines[..<start].dropLast())
      below = paragraph(inlines[end...].dropFirst())
      return
    }
    return nil
  }

  /// `QRU 2 : Lequel ?`, bold or not, with options before the next heading.
  private static func read(
    _ line: [Inline], over next: ArraySlice<Block>
  ) -> (Int, [Inline], SourceSpan, Diagnostic)? {
    guard let first = line.first, let last = line.last else { return nil }
    var heading = line
    if case .strong(let inner) = first.kind { heading = inner + line.dropFirst() }
    // Most paragraphs begin otherwise: a look at their first letters is cheap.
    guard case .text(let text)? = heading.first?.kind,
      QuestionHeading.codes[String(text.prefix(while: \.isLetter))] != nil
    else { return nil }
    let span = SourceSpan(file: first.span.file, start: first.span.start, end: last.span.end)
    guard let read = QuestionHeading.read(heading, at: span), read.faults.isEmpty, case .question = read.role,
      // « TCS : chute de vélo. » may be a sentence.
      read.code.first == "Q" || read.number != nil
    else { return nil }
    let own = next.prefix { block in
      switch block.kind {
      case .heading: false
      // The next line of this kind has options of its own.
      case .paragraph(let inlines): QuestionHeading.read(inlines, at: block.span)?.faults.isEmpty != true
      default: true
      }
    }
    let isOver = own.contains { block in
      guard case .list(let list) = block.kind else { return false }
      return OptionReader.isOptions(list) || OptionReader.holdsPanel(list)
    }
    guard isOver else { return nil }
    let corrected = "### " + heading.plainText.prefix(40)
    return (
      3, heading, span,
      Diagnostic(
        .lostHeading, at: span, ["corrected": corrected],
        remedy: Wording(fr: "écrivez « {corrected} »", en: "write \"{corrected}\""))
    )
  }

  /// The line, if it is one.
  static func fault(in line: [Inline], of source: SourceText) -> Diagnostic? { read(line, in: source)?.3 }

  private static func read(_ line: [Inline], in source: SourceText) -> (Int, [Inline], SourceSpan, Diagnostic)? {
    guard let first = line.first, let last = line.last, case .text(let text) = first.kind, text.hasPrefix("#") else {
      return nil
    }
    guard source.lines.indices.contains(first.span.start.line - 1) else { return nil }
    // By the line itself, whose marks of quotations are left out. A hash behind a backslash is meant as a sign.
    let written = Substring(source.lines[first.span.start.line - 1]).unicodeScalars
    let own = written.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    let place = SourcePosition(line: first.span.start.line, column: 1 + written.count - own.count)
    guard let fault = LostHeading.fault(in: own, at: place, file: source.file) else { return nil }
    let hashes = text.prefix { $0 == "#" }.count
    let words = text.dropFirst(hashes).drop(while: \.isWhitespace)
    let start = SourcePosition(
      line: place.line, column: place.column + text.unicodeScalars.count - words.unicodeScalars.count)
    var heading = line
    heading[0] = Inline(
      .text(String(words)), at: SourceSpan(file: source.file, start: start, end: first.span.end))
    let span = SourceSpan(file: source.file, start: place, end: last.span.end)
    guard QuestionHeading.read(heading, at: span) != nil else { return nil }
    return (min(hashes, 6), heading, span, fault)
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
