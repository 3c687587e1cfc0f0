import Diagnostics
import Markdown

/// Reads the options of a question from a task list.
struct OptionReader {
  private let kind: QuestionKind
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(kind: QuestionKind, source: SourceText) {
    self.kind = kind
    self.source = source
  }

  /// Whether some item of the list begins with a box, or with what was meant as one.
  static func isOptions(_ list: List) -> Bool {
    list.items.contains { item in
      guard let text = firstText(of: item)?.0, let sign = text.first else { return false }
      return sign == "[" ? text.dropFirst().prefix(4).contains("]") : "☐☑☒✓✔✗✘".contains(sign)
    }
  }

  private static func firstText(of item: ListItem) -> (String, Inline)? {
    guard case .paragraph(let inlines)? = item.blocks.first?.kind, let first = inlines.first,
      case .text(let text) = first.kind
    else { return nil }
    return (text, first)
  }

  /// The option that an item writes; nil, and told, if it has no box that can be read.
  mutating func option(_ item: ListItem) -> Option? {
    guard case .paragraph(var inlines)? = item.blocks.first?.kind, let (text, first) = Self.firstText(of: item) else {
      diagnostics.append(Diagnostic(.optionWithoutBox, at: item.span))
      return nil
    }
    func box(_ length: Int) -> SourceSpan {
      let end = SourcePosition(line: first.span.start.line, column: first.span.start.column + max(length, 1))
      return SourceSpan(file: item.span.file, start: first.span.start, end: end)
    }
    // By hand: a pattern is compiled anew for each option.
    let mark = text.dropFirst().first ?? "]"
    guard text.hasPrefix("["), text.dropFirst(2).hasPrefix("]"), " xX".contains(mark),
      text.dropFirst(3).first?.isWhitespace ?? true
    else {
      diagnostics.append(fault(ofBox: text, box))
      return nil
    }
    let rest = String(text.dropFirst(3).drop(while: \.isWhitespace))
    inlines[0].kind = .text(rest)
    if rest.isEmpty { inlines.removeFirst() }
    if inlines.plainText.allSatisfy(\.isWhitespace) {
      diagnostics.append(Diagnostic(.emptyOption, at: box(3)))
      return nil
    }
    let isRight = mark != " "
    var feedback: [Block] = []
    var status: Option.Status?
    for block in item.blocks.dropFirst() {
      guard case .blockQuote(let inner) = block.kind else {
        feedback.append(block)
        continue
      }
      if status == nil, let words = Callout.words(of: inner), let strong = Callout.span(of: inner),
        let read = readStatus(words, isRight: isRight, at: strong)
      {
        status = read
        feedback += Callout.body(of: inner)
      } else {
        feedback += inner
      }
    }
    return Option(text: inlines, isRight: isRight, status: status, feedback: feedback, span: item.span)
  }

  private func fault(ofBox text: String, _ span: (Int) -> SourceSpan) -> Diagnostic {
    if let match = text.prefixMatch(of: /\[([^\]]{0,3})\]/) {
      let written = match.output.0
      let corrected = match.output.1.contains(/[xXvV✓✔]/) ? "[x]" : "[ ]"
      let isCertain = match.output.1.wholeMatch(of: /\s*[xXvV✓✔]?\s*/) != nil
      let place = span(written.unicodeScalars.count)
      let isJoined = text[match.range.upperBound...].first?.isWhitespace == false
      return Diagnostic(
        .malformedBox, at: place, ["box": String(written), "corrected": corrected],
        remedy: isJoined && written == corrected
          ? Wording(fr: "mettez une espace après « {corrected} »", en: "put a space after \"{corrected}\"")
          : match.output.1.contains("\u{A0}")
            ? Wording(
              fr: "l'espace entre les crochets est insécable : tapez une espace ordinaire",
              en: "the space between the brackets is a no-break one: type an ordinary space") : nil,
        fix: isCertain ? Fix(place, corrected + (isJoined ? " " : "")) : nil)
    }
    if let sign = text.first, "☐☑☒✓✔✗✘".contains(sign) {
      let corrected = "☑✓✔☒".contains(sign) ? "[x]" : "[ ]"
      let isJoined = text.dropFirst().first?.isWhitespace == false
      return Diagnostic(
        .malformedBox, at: span(1), ["box": String(sign), "corrected": corrected],
        fix: "☐☑".contains(sign) ? Fix(span(1), corrected + (isJoined ? " " : "")) : nil)
    }
    return Diagnostic(.optionWithoutBox, at: span(text.unicodeScalars.count))
  }

  private mutating func readStatus(_ words: String, isRight: Bool, at span: SourceSpan) -> Option.Status? {
    func told(_ rule: Rule) {
      diagnostics.append(Diagnostic(rule, at: span, ["status": words, "kind": kind.rawValue]))
    }
    switch words.folded {
    case "indispensable", "required":
      if kind != .qrm { told(.statusWithoutEffect) }
      if !isRight { told(.requiredNotTicked) }
      return .required
    case "inacceptable", "unacceptable":
      if kind != .qrm { told(.statusWithoutEffect) }
      if isRight { told(.unacceptableTicked) }
      return .unacceptable
    default:
      if let match = words.wholeMatch(of: /(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)/),
        let points = Double(match.output.1.replacing(",", with: "."))
      {
        if kind != .qrol { told(.statusWithoutEffect) }
        return .points(points)
      }
      let names = ["Indispensable", "Inacceptable", "Required", "Unacceptable"]
      if let nearest = NearestName.of(words, among: names) {
        diagnostics.append(Diagnostic(.statusNearMiss, at: span, ["status": words, "nearest": nearest]))
      }
      return nil
    }
  }
}
