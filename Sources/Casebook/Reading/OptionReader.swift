import Diagnostics
import Markdown

/// Reads the options of a question from a task list.
struct OptionReader {
  private let kind: QuestionKind
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// How many lines were meant as options, and are part of others.
  private(set) var misreadCount = 0

  init(kind: QuestionKind, source: SourceText) {
    self.kind = kind
    self.source = source
  }

  /// Whether some item of the list begins with a box, or with what was meant as one.
  static func isOptions(_ list: List) -> Bool {
    list.items.contains { item in
      guard let text = firstText(of: item)?.0, let sign = text.first else { return false }
      return sign == "[" ? text.dropFirst().prefix(4).contains("]") : boxSigns.contains(sign)
    }
  }

  /// The first box of the list that is written as it is to be.
  static func firstBox(of list: List) -> SourceSpan? {
    for item in list.items {
      guard let (text, first) = firstText(of: item), ["[ ]", "[x]", "[X]"].contains(where: text.hasPrefix) else {
        continue
      }
      let start = first.span.start
      return SourceSpan(file: first.span.file, line: start.line, column: start.column, length: 3)
    }
    return nil
  }

  /// Whether an item of the list has a panel's votes.
  static func holdsPanel(_ list: List) -> Bool {
    list.items.contains { item in
      item.blocks.contains { block in
        guard case .blockQuote(let inner) = block.kind, let words = Callout.words(of: inner) else { return false }
        return PanelReader.isPanel(words)
      }
    }
  }

  /// Whether bold words are a status, in any type of question.
  static func isStatus(_ words: String) -> Bool {
    names.map(\.folded).contains(words.folded) || PanelReader.isPanel(words)
      || words.wholeMatch(of: /\d{1,3}(?:[.,]\d{1,2})?\s*(?:points?|pts?)/) != nil
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

  private static func firstText(of item: ListItem) -> (String, Inline)? {
    guard case .paragraph(let inlines)? = item.blocks.first?.kind, let first = inlines.first,
      case .text(let text) = first.kind
    else { return nil }
    return (text, first)
  }

  /// The option that an item writes; nil, and told, if it has no words. What follows a box that cannot be read is read
  /// all the same.
  mutating func option(_ item: ListItem) -> Option? {
    if kind == .tcs { return concordance(item) }
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
    let isRead =
      text.hasPrefix("[") && text.dropFirst(2).hasPrefix("]") && " xX".contains(mark)
      && (text.dropFirst(3).first?.isWhitespace ?? true)
    if !isRead { diagnostics.append(fault(ofBox: text, box)) }
    let rest = String(text.dropFirst(isRead ? 3 : Self.lengthOfBox(text)).drop(while: \.isWhitespace))
    let misread = MisreadOptions(source: source).faults(below: inlines)
    misreadCount += misread.count
    diagnostics += misread
    diagnostics += inlines.lines.dropFirst().compactMap(unquoted)
    inlines[0].kind = .text(rest)
    if rest.isEmpty { inlines.removeFirst() }
    if inlines.plainText.allSatisfy(\.isWhitespace) {
      diagnostics.append(Diagnostic(.emptyOption, at: box(3)))
      return nil
    }
    var read: (zone: Zone?, written: WrittenZone?)
    if kind == .qzp {
      var reader = ZoneReader()
      read = reader.zone(from: &inlines, item: item)
      diagnostics += reader.diagnostics
      if read.written != nil, inlines.plainText.allSatisfy(\.isWhitespace) {
        diagnostics.append(Diagnostic(.emptyOption, at: box(3)))
      }
    }
    var option = Option(text: inlines, isRight: isRead && mark != " ", status: nil, feedback: [], span: item.span)
    option.hasUnreadBox = !isRead
    option.zone = read.zone
    option.writtenZone = read.written
    addFeedback(of: item, to: &option)
    return option
  }

  /// An item of a TCS: no box, and a panel in its quotation.
  private mutating func concordance(_ item: ListItem) -> Option? {
    guard case .paragraph(var inlines)? = item.blocks.first?.kind, !inlines.plainText.allSatisfy(\.isWhitespace) else {
      diagnostics.append(Diagnostic(.emptyOption, at: item.span))
      return nil
    }
    if let (text, first) = Self.firstText(of: item), ["[ ]", "[x]", "[X]"].contains(where: text.hasPrefix) {
      let start = first.span.start
      func place(_ length: Int) -> SourceSpan {
        SourceSpan(file: first.span.file, line: start.line, column: start.column, length: length)
      }
      let rest = text.dropFirst(3).drop(while: \.isWhitespace)
      diagnostics.append(Diagnostic(.boxInConcordance, at: place(3), fix: Fix(place(text.count - rest.count), "")))
      inlines[0].kind = .text(String(rest))
    }
    var option = Option(text: inlines, isRight: false, status: nil, feedback: [], span: item.span)
    addFeedback(of: item, to: &option)
    return option
  }

  private mutating func addFeedback(of item: ListItem, to option: inout Option) {
    for block in item.blocks.dropFirst() {
      switch block.kind {
      case .blockQuote(let inner): add(inner, to: &option)
      default:
        if case .list(let list) = block.kind, let box = Self.firstBox(of: list) {
          diagnostics.append(Diagnostic(.optionsInOption, at: box))
        }
        option.feedback.append(block)
      }
    }
  }

  /// A line of an option that was to be its feedback, and would be shown with it before any answer: a status without its
  /// `>`, or a `>` too far to the right.
  private func unquoted(_ line: [Inline]) -> Diagnostic? {
    guard let first = line.first else { return nil }
    if case .text(let text) = first.kind, text.hasPrefix(">") {
      let start = first.span.start
      return Diagnostic(
        .feedbackInOption,
        at: SourceSpan(file: first.span.file, line: start.line, column: start.column, length: 1))
    }
    let blocks = [Block(.paragraph(line), at: first.span)]
    guard case .strong = first.kind, let words = Callout.words(of: blocks), Self.isStatus(words) else { return nil }
    return Diagnostic(.feedbackInOption, at: first.span)
  }

  /// Adds the blocks of a quotation to the feedback of an option, and reads the status that they begin with.
  mutating func add(_ quotation: [Block], to option: inout Option) {
    guard option.status == nil, option.votes.isEmpty, let words = Callout.words(of: quotation),
      let strong = Callout.span(of: quotation)
    else {
      if option.status == nil, let fault = Callout.nearMiss(in: quotation, of: counting) { diagnostics.append(fault) }
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
    } else if let status = readStatus(words, isRight: option.hasUnreadBox ? nil : option.isRight, at: strong) {
      option.status = status
      option.feedback += Callout.body(of: quotation)
    } else {
      option.feedback += quotation
    }
  }

  private mutating func readStatus(_ words: String, isRight: Bool?, at span: SourceSpan) -> Option.Status? {
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
      if let nearest = NearestName.of(words, among: Self.names.filter { ($0 == "Panel") == (kind == .tcs) }) {
        diagnostics.append(Diagnostic(.statusNearMiss, at: span, ["status": words, "nearest": nearest]))
      }
      return nil
    }
  }
}
