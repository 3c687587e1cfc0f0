import Diagnostics
import Markdown

/// Reads the options of a question from a task list.
struct OptionReader {
  private let kind: QuestionKind
  private var feedback: FeedbackReader
  private var ownDiagnostics: [Diagnostic] = []

  var diagnostics: [Diagnostic] { ownDiagnostics + feedback.diagnostics }
  /// How many lines were meant as options, and are part of others.
  var misreadCount: Int { feedback.misreadCount }
  /// Whether another question begins in an option: what follows is its own.
  var isCut: Bool { feedback.isCut }

  init(kind: QuestionKind, source: SourceText) {
    self.kind = kind
    feedback = FeedbackReader(kind: kind, source: source)
  }

  /// Whether some item of the list begins with a box, or with what was meant as one.
  static func isOptions(_ list: List) -> Bool {
    list.items.contains(where: hasBox)
  }

  /// Whether an item begins with a box, or with what was meant as one.
  static func hasBox(_ item: ListItem) -> Bool { firstText(of: item).map { lengthOfBox($0.0) > 0 } ?? false }

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
    guard case .paragraph(var inlines)? = item.blocks.first?.kind else {
      ownDiagnostics.append(Diagnostic(.optionWithoutBox, at: item.span))
      return nil
    }
    feedback.read(words: inlines)
    let box = takeBox(from: &inlines, of: item)
    if inlines.plainText.allSatisfy(\.isWhitespace) {
      ownDiagnostics.append(Diagnostic(.emptyOption, at: box.span))
      // Its box counts.
      var empty = Option(text: [], isRight: box.isRight ?? false, status: nil, feedback: [], span: item.span)
      empty.hasUnreadBox = box.isRight == nil
      return empty
    }
    var zone: (zone: Zone?, written: WrittenZone?)
    if kind == .qzp {
      var reader = ZoneReader()
      zone = reader.zone(from: &inlines, item: item)
      ownDiagnostics += reader.diagnostics
      if zone.written != nil, inlines.plainText.allSatisfy(\.isWhitespace) {
        ownDiagnostics.append(
          Diagnostic(
            .emptyOption, at: box.span,
            remedy: Wording(
              fr: "écrivez le nom de la zone après son code", en: "write the name of the zone after its code")))
      }
    }
    var option = Option(text: inlines, isRight: box.isRight ?? false, status: nil, feedback: [], span: item.span)
    option.hasUnreadBox = box.isRight == nil
    option.zone = zone.zone
    option.writtenZone = zone.written
    feedback.read(item.blocks.dropFirst(), into: &option)
    return option
  }

  /// Adds a quotation that stands beside an option.
  mutating func add(_ quotation: [Block], to option: inout Option) { feedback.add(quotation, to: &option) }

  /// What the box says, taken out of the words; nil, and told, where it cannot be read without doubt.
  private mutating func takeBox(from inlines: inout [Inline], of item: ListItem) -> (isRight: Bool?, span: SourceSpan) {
    guard let (text, first) = Self.firstText(of: item) else {
      let place = inlines.first?.span ?? item.span
      ownDiagnostics.append(Diagnostic(.optionWithoutBox, at: place))
      return (nil, place)
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
    var isRight: Bool? = mark != " "
    if !isRead {
      let fault = fault(ofBox: text, box)
      ownDiagnostics.append(fault)
      // What has one certain remedy has one meaning.
      isRight = fault.fix == nil ? nil : fault.values["corrected"] == "[x]"
    }
    let length = isRead ? 3 : Self.lengthOfBox(text)
    let rest = text.dropFirst(length).drop(while: \.isWhitespace)
    if length > 0, let match = rest.prefixMatch(of: /\[[ xX]\](?=\s)/) {
      let column = first.span.start.column + text.unicodeScalars.count - rest.unicodeScalars.count
      ownDiagnostics.append(
        Diagnostic(
          .malformedBox,
          at: SourceSpan(file: first.span.file, line: first.span.start.line, column: column, length: 3),
          ["box": String(match.output), "corrected": ""],
          remedy: Wording(fr: "gardez une seule case", en: "keep one box")))
    }
    inlines[0].kind = .text(String(rest))
    if rest.isEmpty { inlines.removeFirst() }
    return (isRight, box(3))
  }

  /// An item of a TCS: no box, and a panel in its quotation.
  private mutating func concordance(_ item: ListItem) -> Option? {
    guard case .paragraph(var inlines)? = item.blocks.first?.kind, !inlines.plainText.allSatisfy(\.isWhitespace) else {
      ownDiagnostics.append(Diagnostic(.emptyOption, at: item.span))
      return nil
    }
    let told = feedback.diagnostics.count
    feedback.read(words: inlines)
    let isUnquoted = feedback.diagnostics[told...].contains { $0.rule == .feedbackInOption }
    if let (text, first) = Self.firstText(of: item), case let length = Self.lengthOfBox(text), length > 0 {
      let start = first.span.start
      func place(_ length: Int) -> SourceSpan {
        SourceSpan(file: first.span.file, line: start.line, column: start.column, length: length)
      }
      let rest = text.dropFirst(length).drop(while: \.isWhitespace)
      ownDiagnostics.append(
        Diagnostic(.boxInConcordance, at: place(length), fix: Fix(place(text.count - rest.count), "")))
      inlines[0].kind = .text(String(rest))
    }
    var option = Option(text: inlines, isRight: false, status: nil, feedback: [], span: item.span)
    option.hasUnreadPanel = isUnquoted
    feedback.read(item.blocks.dropFirst(), into: &option)
    return option
  }
}
