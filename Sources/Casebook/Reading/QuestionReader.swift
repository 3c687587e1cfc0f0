import Diagnostics
import Markdown

/// Gathers the blocks of one question, from its heading to the next one.
struct QuestionReader {
  private let heading: QuestionHeading
  private let kind: QuestionKind
  private let span: SourceSpan
  private let level: Int
  private let order: Int
  private let source: SourceText
  /// Where it stands in a progressive case.
  var place: ProgressivePlace?
  private var stem: [Block] = []
  private var hint: [Block] = []
  private var options: [Option] = []
  private var correction: [Block] = []
  private var hasOptions = false
  /// How many options are written, those that cannot be read included.
  private var optionCount = 0
  /// Whether something was meant as options and is told as such: their absence is not told a second time.
  private var hasMisreadOptions = false
  /// Whether as many options are meant as `optionCount` says.
  private var isCounted = true
  /// The key of an identifier that stands below the heading.
  private var misplacedID: SourceSpan?
  private(set) var diagnostics: [Diagnostic] = []

  /// A quotation that stands right under the options without belonging to one: feedback, if more options follow.
  private var pending: Block?

  init(_ heading: QuestionHeading, _ kind: QuestionKind, level: Int, order: Int, span: SourceSpan, source: SourceText) {
    self.heading = heading
    self.kind = kind
    self.level = level
    self.order = order
    self.span = span
    self.source = source
  }

  /// The number in the heading, if one is written.
  var writtenNumber: (number: Int, span: SourceSpan)? {
    heading.number.map { ($0, heading.numberSpan ?? span) }
  }

  /// Whether its identifier is what the author means.
  private(set) var isNamed = true

  /// Takes the next block.
  mutating func take(_ block: Block) {
    if kind == .tcs, !hasOptions, case .blockQuote(let inner) = block.kind, isFeedback(inner), isRightBelow(block) {
      // A panel that stands too far left: the numbered list above it is that of the items.
      takeItemsOfStem()
    }
    if case .list(let list) = block.kind, isOptions(list) {
      takeOptions(list, at: block.span)
    } else if case .blockQuote(let inner) = block.kind, let words = Callout.words(of: inner), Self.isHint(words) {
      // Under the options too: nobody hides a hint in the correction.
      keepPending()
      hint += Callout.body(of: inner)
    } else if hasOptions {
      keepPending()
      // A quotation that is not indented closes the list: what was meant as feedback would become the correction.
      if correction.isEmpty, case .blockQuote(let inner) = block.kind, isFeedback(inner),
        isRightBelow(block) || hasStatus(inner)
      {
        pending = block
      } else {
        let faults = MisreadOptions(source: source).faults(after: block)
        hasMisreadOptions = hasMisreadOptions || !faults.isEmpty
        diagnostics += faults
        correction.append(block)
      }
    } else {
      if stem.isEmpty { lookForID(in: block) }
      if case .blockQuote(let inner) = block.kind, let fault = hintFault(of: inner) { diagnostics.append(fault) }
      let faults = MisreadOptions(source: source).faults(in: block)
      hasMisreadOptions = hasMisreadOptions || !faults.isEmpty
      diagnostics += faults
      stem.append(block)
    }
  }

  /// A comment on the line below the heading, which is told elsewhere: the identifier is not missing.
  private mutating func lookForID(in block: Block) {
    let html: (String, SourceSpan)? =
      switch block.kind {
      case .html(let html): (html, block.span)
      case .paragraph(let inlines):
        if case .html(let html)? = inlines.first?.kind, let first = inlines.first { (html, first.span) } else { nil }
      default: nil
      }
    guard let (text, span) = html, let comment = Comment(html: text, at: span) else { return }
    misplacedID = comment.entries.first { $0.key.folded == "id" }?.keySpan
  }

  /// A status can belong to an option alone, wherever it stands.
  private func hasStatus(_ inner: [Block]) -> Bool {
    Callout.words(of: inner).map { FeedbackReader.isStatus($0) } ?? false
  }

  /// Whether the line above is no blank one.
  private func isRightBelow(_ block: Block) -> Bool {
    let line = block.span.start.line - 2
    return source.lines.indices.contains(line) && !source.lines[line].allSatisfy(\.isWhitespace)
  }

  private static func isHint(_ words: String) -> Bool { ["indice", "hint"].contains(words.folded) }

  /// A hint that is nearly written so would be read before it is asked for.
  private func hintFault(of inner: [Block]) -> Diagnostic? {
    let names = ["Indice", "Hint"]
    if let fault = Callout.nearMiss(in: inner, of: names) { return fault }
    guard let words = Callout.words(of: inner), let span = Callout.span(of: inner),
      let nearest = NearestName.of(words, among: names)
    else { return nil }
    return Diagnostic(.statusNearMiss, at: span, ["status": words, "nearest": nearest])
  }

  private func isOptions(_ list: List) -> Bool {
    if kind == .tcs {
      if hasOptions, pending != nil, list.start == options.count + 1 { return true }
      return OptionReader.holdsPanel(list)
    }
    return list.start == nil && OptionReader.isOptions(list)
  }

  /// A callout (« À retenir ») opens the correction; a status says that the quotation belongs to an option.
  private func isFeedback(_ inner: [Block]) -> Bool {
    guard let words = Callout.words(of: inner) else { return true }
    return FeedbackReader.isStatus(words) || FeedbackReader.nearest(words, kind) != nil
  }

  private mutating func takeOptions(_ list: List, at span: SourceSpan) {
    let isSecond = hasOptions && pending == nil
    if isSecond { diagnostics.append(Diagnostic(.secondOptions, at: span)) }
    var reader = OptionReader(kind: kind, source: source)
    if let quote = pending, case .blockQuote(let inner) = quote.kind, let last = options.indices.last {
      // It parts the list in two, and is told once.
      diagnostics.append(notIndented(quote, hasFix: true))
      reader.add(inner, to: &options[last])
      pending = nil
    }
    let items = options(of: list)
    hasOptions = true
    for item in items {
      optionCount += 1
      // What stands below another question's heading, which is told, is none of this one's.
      if !reader.isCut, let option = reader.option(item) { options.append(option) }
    }
    optionCount += reader.misreadCount
    isCounted =
      isCounted && reader.misreadCount == 0 && !reader.isCut
      && !reader.diagnostics.contains { $0.rule == .optionsInOption }
    diagnostics += reader.diagnostics
  }

  /// The items of a list that are options; others go where they are meant, and are told.
  private mutating func options(of list: List) -> [ListItem] {
    guard kind != .tcs else { return list.items }
    let parts = OptionList(list, isFirst: !hasOptions, in: source)
    diagnostics += parts.diagnostics
    func block(_ items: [ListItem]) -> [Block] {
      items.first.map { [Block(.list(List(start: nil, isTight: list.isTight, items: items)), at: $0.span)] } ?? []
    }
    stem += block(parts.above)
    correction += block(parts.below)
    return parts.options
  }

  /// A numbered list without panels is the items where no other list is: their panels are missed.
  private mutating func takeItemsOfStem() {
    guard kind == .tcs, !hasOptions,
      let index = stem.lastIndex(where: { if case .list(let list) = $0.kind { list.start != nil } else { false } }),
      case .list(let list) = stem[index].kind
    else { return }
    let block = stem.remove(at: index)
    takeOptions(list, at: block.span)
    // What stood below it is the correction.
    correction = stem[index...] + correction
    stem.removeSubrange(index...)
  }

  /// What nothing follows up belongs to the correction.
  private mutating func keepPending() {
    guard let quote = pending else { return }
    pending = nil
    diagnostics.append(notIndented(quote, hasFix: false))
    if kind == .tcs, case .blockQuote(let inner) = quote.kind, let last = options.indices.last {
      // A panel that stands too far left is told as such, not as missing.
      var reader = OptionReader(kind: kind, source: source)
      reader.add(inner, to: &options[last])
      diagnostics += reader.diagnostics
    } else {
      correction.append(quote)
    }
  }

  /// How far feedback stands to the right of its option's mark: two columns after a hyphen, three after « 1. ».
  private var indentation: Int {
    guard kind == .tcs, let option = options.last, let words = option.text.first else { return 2 }
    return max(2, words.span.start.column - option.span.start.column)
  }

  private func notIndented(_ quote: Block, hasFix: Bool) -> Diagnostic {
    let span = quote.span
    let isStatus = if case .blockQuote(let inner) = quote.kind { hasStatus(inner) } else { false }
    return Diagnostic(
      .feedbackNotIndented, at: span, ["spaces": "\(indentation)"],
      remedy: indentation == 2
        ? isStatus
          ? Wording(
            fr: "mettez deux espaces devant « > », sous l'option", en: "put two spaces before \">\", below the option")
          : nil
        : Wording(
          fr: "mettez {spaces} espaces devant « > », sous les mots de l'item",
          en: "put {spaces} spaces before \">\", below the words of the item"),
      fix: hasFix ? indented(span) : nil)
  }

  private func indented(_ span: SourceSpan) -> Fix? {
    let lines = span.start.line...max(span.start.line, span.end.line)
    let quoted = lines.filter { number in
      source.lines.indices.contains(number - 1) && source.lines[number - 1].drop(while: \.isWhitespace).first == ">"
    }
    guard quoted.count == lines.count else { return nil }
    return Fix(
      quoted.map { number in
        let there = source.lines[number - 1].prefix { $0 == " " }.count
        let missing = String(repeating: " ", count: max(0, indentation - there))
        return Fix.Edit(SourceSpan(file: span.file, line: number, column: 1, length: 0), missing)
      })
  }

  /// The question, once all its blocks are taken.
  mutating func question() -> Question {
    takeItemsOfStem()
    keepPending()
    let comment = QuestionComment(heading.comments, hasConcordance: kind == .tcs, lead: heading.lead.plainText)
    diagnostics += comment.diagnostics
    isNamed =
      comment.id != nil
      || comment.idSpan == nil && misplacedID == nil && comment.diagnostics.isEmpty && heading.faults.isEmpty
    var question = Question(
      id: comment.id ?? heading.lead.plainText.slug, idSpan: comment.idSpan ?? misplacedID, kind: kind,
      code: heading.code,
      number: heading.number ?? order, points: heading.points, lead: heading.lead, stem: stem, hint: hint,
      options: options, correction: correction, rank: comment.rank, items: comment.items, level: max(3, level),
      span: span)
    question.concordance = comment.concordance
    question.place = place
    let swallowed = correction.isEmpty ? OptionList.swallowedCorrection(after: options.last, in: source) : nil
    let isCounted = isCounted && !hasMisreadOptions
    diagnostics += QuestionRules.faults(
      of: question, hasOptions: hasOptions || hasMisreadOptions,
      areAllRead: isCounted && options.count == optionCount && !options.contains(where: \.hasUnreadBox),
      pointsSpan: heading.isMisread ? nil : heading.pointsSpan ?? span)
    diagnostics += TeachingWarnings.faults(of: question, optionCount: isCounted ? optionCount : nil)
    if let swallowed {
      diagnostics.append(swallowed)
      // It is there, though not at its place.
      diagnostics.removeAll { $0.rule == .questionUnexplained }
    }
    // Of a long QRP a status is without effect, whatever its box.
    if question.isLong {
      diagnostics.removeAll { [.requiredNotTicked, .unacceptableTicked].contains($0.rule) }
    }
    if heading.isGuessed { diagnostics.removeAll { Self.ofItsType.contains($0.rule) } }
    return question
  }

  /// What hangs on the type of the question.
  private static let ofItsType: Set<Rule> = [
    .noOption, .noRightAnswer, .onlyOption, .severalRightAnswers, .noDistractor, .tooManyExpected, .longAnswer,
    .statusWithoutEffect, .pointsDoNotAddUp, .optionCount, .optionWithoutBox, .noPanel, .noZone, .noZoneFigure,
    .longRightOption, .boxInConcordance,
  ]
}
