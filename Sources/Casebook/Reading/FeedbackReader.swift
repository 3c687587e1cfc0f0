import Diagnostics
import Markdown

/// Reads what stands under the words of an option: its feedback, and the status that this begins with.
struct FeedbackReader {
  private let kind: QuestionKind
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// How many lines were meant as options, and are part of the feedback.
  private(set) var misreadCount = 0
  /// Whether a question begins here that CommonMark does not see: what follows is its own.
  private(set) var isCut = false

  init(kind: QuestionKind, source: SourceText) {
    self.kind = kind
    self.source = source
  }

  /// Whether bold words are a status, in any type of question.
  static func isStatus(_ words: String) -> Bool {
    names.map(\.folded).contains(words.folded) || PanelReader.isPanel(words) || isPoints(words)
  }

  private static func isPoints(_ words: String) -> Bool {
    words.wholeMatch(of: /\d{1,3}(?:[.,]\d{1,2})?\s*(?:points?|pts?)/) != nil
  }

  /// The status that bold words nearly are; « Indispensable. Car » too, whose bold goes on beyond the full stop.
  static func nearest(_ words: String, _ kind: QuestionKind) -> String? {
    let first = words.prefix { $0 != "." }
    if first.count < words.count, let exact = names.first(where: { $0.folded == String(first).folded }) { return exact }
    return Callout.nearest(words, among: names.filter { ($0 == "Panel") == (kind == .tcs) })
  }

  private static let names = [
    "Indispensable", "Inacceptable", "Acceptable", "Panel", "Required", "Unacceptable",
  ]

  /// The statuses that count in this type of question.
  private var counting: [String] {
    switch kind {
    case .tcs: ["Panel"]
    case .qroc: ["Acceptable"]
    default: kind.hasVetoes ? ["Indispensable", "Inacceptable", "Required", "Unacceptable"] : []
    }
  }

  /// The words of an option: a line below them that was to be its feedback is told, as it would be shown before any
  /// answer.
  mutating func read(words inlines: [Inline]) {
    let lines = inlines.lines
    for (index, line) in lines.enumerated() {
      if index > 0, let fault = unquoted(line) { diagnostics.append(fault) }
      if let fault = quotedBehind(line) ?? (index == 0 ? status(in: line) : nil) { diagnostics.append(fault) }
    }
    let misread = MisreadOptions(source: source).faults(below: lines)
    misreadCount += misread.count
    diagnostics += misread
    lookForQuestion(in: lines)
  }

  /// What follows the words of an option.
  mutating func read(_ blocks: some Sequence<Block>, into option: inout Option) {
    for block in blocks {
      switch block.kind {
      case .blockQuote(let inner): add(inner, to: &option)
      case .list(let list):
        if let box = OptionReader.firstBox(of: list) {
          diagnostics.append(Diagnostic(.optionsInOption, at: box))
        } else if let item = list.items.first(where: { Callout.words(of: $0.blocks).map(Self.isStatus) ?? false }) {
          diagnostics.append(Diagnostic(.feedbackInOption, at: item.span))
        }
        option.feedback.append(block)
      default: option.feedback.append(block)
      }
    }
  }

  /// A status without its `>`, or a `>` too far to the right.
  private func unquoted(_ line: [Inline]) -> Diagnostic? {
    guard let first = line.first else { return nil }
    if case .text(let text) = first.kind {
      let start = first.span.start
      if let sign = text.first, sign == ">" || "»›".contains(sign) && line.count > 1 {
        return Diagnostic(
          .feedbackInOption,
          at: SourceSpan(file: first.span.file, line: start.line, column: start.column, length: 1))
      }
      let words = text.prefix { $0 != "." }
      guard words.count < text.count, Self.names.map(\.folded).contains(words.description.folded) else { return nil }
      return Diagnostic(
        .feedbackInOption,
        at: SourceSpan(
          file: first.span.file, line: start.line, column: start.column, length: words.unicodeScalars.count))
    }
    let blocks = [Block(.paragraph(line), at: first.span)]
    guard case .strong = first.kind, let words = Callout.words(of: blocks), Self.isStatus(words) else { return nil }
    return Diagnostic(.feedbackInOption, at: first.span)
  }

  /// `- [x] **Indispensable.** Un`, `- [ ] Deux **Inacceptable.**`
  private func status(in line: [Inline]) -> Diagnostic? {
    line.first { inline in
      guard case .strong = inline.kind else { return false }
      return Callout.words(of: [Block(.paragraph([inline]), at: inline.span)]).map(Self.isStatus) ?? false
    }.map { Diagnostic(.feedbackInOption, at: $0.span) }
  }

  /// `- [x] Un > **Indispensable.** Car.`
  private func quotedBehind(_ line: [Inline]) -> Diagnostic? {
    for (one, next) in zip(line, line.dropFirst()) {
      guard case .text(let text) = one.kind, text.trimmedRight.hasSuffix(">"), case .strong = next.kind,
        let words = Callout.words(of: [Block(.paragraph([next]), at: next.span)]), Self.isStatus(words)
      else { continue }
      let column = one.span.start.column + text.trimmedRight.unicodeScalars.count - 1
      return Diagnostic(
        .feedbackInOption,
        at: SourceSpan(file: one.span.file, line: one.span.start.line, column: column, length: 1))
    }
    return nil
  }

  private mutating func lookForQuestion(in lines: [[Inline]]) {
    for line in lines.dropFirst() {
      guard let fault = LostQuestion.fault(in: line, of: source) else { continue }
      diagnostics.append(fault)
      isCut = true
    }
  }

  /// Adds the blocks of a quotation to the feedback of an option, and reads the status that they begin with.
  mutating func add(_ quotation: [Block], to option: inout Option) {
    if case .blockQuote(let inner)? = quotation.first?.kind, Callout.words(of: inner).map(Self.isStatus) ?? false {
      // `>> **Indispensable.**`
      add(inner + quotation.dropFirst(), to: &option)
      return
    }
    for case .paragraph(let inlines) in quotation.map(\.kind) {
      // What goes on at the start of a line belongs to the quotation above, for CommonMark.
      let swallowed = MisreadOptions(source: source).boxes(in: inlines.lines.dropFirst())
      misreadCount += swallowed.count
      diagnostics += swallowed
      lookForQuestion(in: inlines.lines)
    }
    guard let words = Callout.words(of: quotation), let strong = Callout.span(of: quotation) else {
      if option.status == nil, option.votes.isEmpty { tellNearMiss(in: quotation, of: &option) }
      option.feedback += quotation
      return
    }
    guard option.status == nil, option.votes.isEmpty else {
      if Self.isStatus(words) { diagnostics.append(Diagnostic(.secondStatus, at: strong, ["status": words])) }
      option.feedback += quotation
      return
    }
    if PanelReader.isPanel(words) {
      if kind == .tcs {
        let (votes, faults) = PanelReader.votes(words, at: strong)
        option.votes = votes
        option.hasUnreadPanel = votes.isEmpty
        diagnostics += faults
      } else {
        diagnostics.append(
          Diagnostic(.statusWithoutEffect, at: strong, ["status": "Panel", "kind": kind.rawValue]))
      }
      option.feedback += Callout.body(of: quotation)
    } else if let status = status(words, isRight: option.hasUnreadBox ? nil : option.isRight, at: strong) {
      option.status = status
      if let next = Callout.body(of: quotation).first, let more = Callout.words(of: [next]), Self.isStatus(more) {
        diagnostics.append(
          Diagnostic(.secondStatus, at: Callout.span(of: [next]) ?? next.span, ["status": more]))
      }
      option.feedback += Callout.body(of: quotation)
    } else {
      if kind == .qrol, words.folded.hasSuffix("point") || words.folded.hasSuffix("points") {
        // « **un point.** »
        diagnostics.append(Diagnostic(.statusNearMiss, at: strong, ["status": words, "nearest": "1 point"]))
        option.hasUnreadPoints = true
      }
      option.feedback += quotation
    }
  }

  /// A status without its full stop, or without bold.
  private mutating func tellNearMiss(in quotation: [Block], of option: inout Option) {
    // « *Acceptable* en seconde intention » is no status of a QRM.
    let isOther = Callout.meant(by: quotation).map { one in
      Self.names.contains { $0.folded == one.words.folded } && !counting.contains { $0.folded == one.words.folded }
    }
    if isOther != true, let fault = Callout.nearMiss(in: quotation, of: kind == .tcs ? [] : counting) {
      diagnostics.append(fault)
      return
    }
    guard let (words, _, span) = Callout.meant(by: quotation) else { return }
    if kind == .tcs, PanelReader.isPanel(words) {
      option.hasUnreadPanel = true
      diagnostics.append(PanelReader.nearMiss("Panel", at: span))
    } else if kind == .qrol, Self.isPoints(words) {
      option.hasUnreadPoints = true
      diagnostics.append(Diagnostic(.statusNearMiss, at: span, ["status": words, "nearest": words]))
    }
  }

  private mutating func status(_ words: String, isRight: Bool?, at span: SourceSpan) -> Option.Status? {
    func told(_ rule: Rule) {
      diagnostics.append(Diagnostic(rule, at: span, ["status": words, "kind": kind.rawValue]))
    }
    switch words.folded {
    case "indispensable", "required":
      if !kind.hasVetoes { told(.statusWithoutEffect) } else if isRight == false { told(.requiredNotTicked) }
      return .required
    case "inacceptable", "unacceptable":
      if !kind.hasVetoes { told(.statusWithoutEffect) } else if isRight == true { told(.unacceptableTicked) }
      return .unacceptable
    case "acceptable":
      if kind != .qroc { told(.statusWithoutEffect) } else if isRight == false { told(.requiredNotTicked) }
      return .acceptable
    default:
      if let match = words.wholeMatch(of: /(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)/),
        let points = Double(match.output.1.replacing(",", with: "."))
      {
        if kind != .qrol { told(.statusWithoutEffect) }
        return .points(points)
      }
      if let nearest = Self.nearest(words, kind) {
        diagnostics.append(Diagnostic(.statusNearMiss, at: span, ["status": words, "nearest": nearest]))
      }
      return nil
    }
  }
}
