import Diagnostics
import Markdown

/// Finds what was meant as options, and is something else to CommonMark.
struct MisreadOptions {
  var source: SourceText

  /// In a block of the stem.
  func faults(in block: Block) -> [Diagnostic] {
    switch block.kind {
    case .paragraph(let inlines):
      inlines.lines.compactMap { fault(in: $0, isAlone: !Self.areDashed(inlines.lines)) ?? box(in: $0) }
    case .codeBlock(_, let text) where text.firstMatch(of: /(?m)^\s*[-*+]\s+\[[ xX]\]/) != nil:
      [asCode(block)]
    case .list(let list) where list.start != nil && OptionReader.isOptions(list):
      [Diagnostic(.numberedOptions, at: list.items.first?.firstLines ?? block.span, fix: bulleted(list))]
    default: []
    }
  }

  /// In an option: a line below its first that was to be an option of its own.
  func faults(below lines: [[Inline]]) -> [Diagnostic] {
    lines.dropFirst().compactMap { fault(in: $0, isAlone: true) ?? box(in: $0) }
  }

  /// Whether every line begins with a dash: one alone may be a speaker's, or an aside.
  private static func areDashed(_ lines: [[Inline]]) -> Bool {
    lines.count > 1
      && lines.allSatisfy { line in
        if case .text(let text)? = line.first?.kind { text.first.map("–—".contains) ?? false } else { false }
      }
  }

  /// Lines that begin with a box, be it behind a sign or a letter that makes no list: `-[x] …`, `[ ] …`, `a) [x] …`
  func boxes(in lines: some Sequence<[Inline]>) -> [Diagnostic] { lines.compactMap(box) }

  /// Below the options: what was to be one of them, and is shown as the correction.
  func faults(after block: Block) -> [Diagnostic] {
    switch block.kind {
    case .paragraph(let inlines): boxes(in: inlines.lines)
    case .list: faults(in: block)
    default: []
    }
  }

  private func box(in line: [Inline]) -> Diagnostic? {
    guard case .text(let text)? = line.first?.kind, let first = line.first,
      // A pattern is compiled anew each time: few lines have a bracket so early.
      text.prefix(6).contains("["),
      text.prefixMatch(
        of: /(?:[-−‐*+]{1,2}|[o→]\s|[–—•·◦▪‣●○■□▫➢➤\u{F0B7}]|[A-Za-z0-9]{1,2}[.)])?\s*\[[ xXvV✓✔]?\](?=\s|\p{L})/)
        != nil
    else { return nil }
    let start = first.span.start
    // « [x]: … », which is told as the definition of a link.
    if source.lines.indices.contains(start.line - 1), source.lines[start.line - 1].contains(/\[[ xX]\]:/) { return nil }
    return Diagnostic(
      .notAList, at: SourceSpan(file: first.span.file, line: start.line, column: start.column, length: 1))
  }

  /// `• [x]` and `-[ ]` are paragraphs to CommonMark.
  private func fault(in line: [Inline], isAlone: Bool) -> Diagnostic? {
    guard case .text(let text)? = line.first?.kind, let first = line.first, let sign = text.first,
      // A pattern is compiled anew each time: few lines begin so.
      "•·–—☐☑☒\u{F0B7}-*+".contains(sign),
      let match = text.prefixMatch(
        of: /([•·–—☐☑☒\u{F0B7}]|[-*+][\u{A0}\u{202F}]?(?=\[))(\s*)(\[|\S|$)/)
    else { return nil }
    if isAlone, "–—".contains(sign), match.output.3 != "[" { return nil }
    let start = first.span.start
    let file = first.span.file
    let whole = SourceSpan(
      file: file, line: start.line, column: start.column,
      length: (match.output.1 + match.output.2).unicodeScalars.count)
    let fix: Fix? =
      switch match.output.1 {
      case "☐": Fix(whole, "- [ ] ")
      case "☑": Fix(whole, "- [x] ")
      case "☒": nil
      default: match.output.3 == "[" ? Fix(whole, "- ") : nil
      }
    let isNoBreak = match.output.1.contains { $0 == "\u{A0}" || $0 == "\u{202F}" }
    return Diagnostic(
      .notAList, at: SourceSpan(file: file, line: start.line, column: start.column, length: 1),
      remedy: isNoBreak
        ? Wording(
          fr: "l'espace après le tiret est insécable : tapez une espace ordinaire",
          en: "the space after the hyphen is a no-break one: type an ordinary space") : nil, fix: fix)
  }

  /// Behind a fence, or too far to the right.
  private func asCode(_ block: Block) -> Diagnostic {
    let line = block.span.start.line - 1
    let first = source.lines.indices.contains(line) ? source.lines[line].drop(while: \.isWhitespace).prefix(3) : ""
    return first == "```" || first == "~~~"
      ? Diagnostic(
        .optionsAsCode, at: block.span, ["fence": String(first)],
        remedy: Wording(
          fr: "retirez les lignes « {fence} » qui les entourent", en: "remove the lines \"{fence}\" around them"))
      : Diagnostic(.optionsAsCode, at: block.span, fix: outdented(block.span))
  }

  /// Brings the lines of a block of code back to the start of the line.
  private func outdented(_ span: SourceSpan) -> Fix? {
    let lines = (span.start.line...max(span.start.line, span.end.line)).filter { number in
      source.lines.indices.contains(number - 1) && !source.lines[number - 1].allSatisfy(\.isWhitespace)
    }
    let indentations = lines.map { source.lines[$0 - 1].unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count }
    guard let least = indentations.min(), least > 0 else { return nil }
    return Fix(lines.map { Fix.Edit(SourceSpan(file: span.file, line: $0, column: 1, length: least), "") })
  }

  /// Gives each item of a numbered list a hyphen.
  private func bulleted(_ list: List) -> Fix? {
    let edits = list.items.compactMap { item -> Fix.Edit? in
      let start = item.span.start
      guard source.lines.indices.contains(start.line - 1) else { return nil }
      let rest = String(Substring(source.lines[start.line - 1].unicodeScalars.dropFirst(start.column - 1)))
      guard let marker = rest.prefixMatch(of: /\d{1,9}[.)]/) else { return nil }
      return Fix.Edit(
        SourceSpan(file: item.span.file, line: start.line, column: start.column, length: marker.output.count), "-")
    }
    return edits.count == list.items.count ? Fix(edits) : nil
  }
}
