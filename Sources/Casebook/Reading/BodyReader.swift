import Diagnostics
import Markdown

/// A heading that may be more than it seems, by what stands below it.
private struct HeadingAbove {
  var words: [Inline]
  var span: SourceSpan
  var level: Int
}

/// Cuts the blocks of a body into sections, headings, questions and references.
struct BodyReader {
  /// Ids that pages use for themselves, and the prefixes of figures, series, questions and references.
  private static let reservedAnchors: Set<String> = ["content", "contents-title", "top"]
  private static let reservedPrefixes = ["fig-", "series-", "q-", "ref-"]

  private let source: SourceText
  private let vocabulary: Vocabulary
  private let title: String
  private var figureReader: FigureReader
  private var question: QuestionReader?
  private var questionCount = 0
  private var progressive: ProgressiveReader?
  /// The heading above, while nothing was told of it.
  private var heading: HeadingAbove?
  /// The ordinary headings above, each within the one before.
  private var parents: [HeadingAbove] = []
  /// The block before, if it is of no question.
  private var previous: Block?
  /// The level of the heading above, if it is a question's.
  private var questionAbove: Int?
  /// The number written in the last question's heading that has one.
  private var lastNumber: Int?
  /// How many questions without a number follow it.
  private var unnumbered = 0
  private var anchors: [String: SourceSpan] = [:]
  /// The last number put behind each anchor that serves twice.
  private var anchorNumbers: [String: Int] = [:]
  /// Where the comments of questions' headings stand.
  private var questionComments: Set<SourcePosition> = []
  private var questionIDs: [String: SourceSpan] = [:]

  private var parts = BodyParts()
  private(set) var reviewNotes = 0
  private var ownDiagnostics: [Diagnostic] = []

  var introduction: [Part] { parts.introduction }
  var sections: [Section] { parts.sections }
  var figures: [Figure] { figureReader.figures }
  /// What is wrong. Where there is no head, a `#` title is what an author knows of titles: the head is missed, no more.
  func diagnostics(hasHead: Bool) -> [Diagnostic] {
    ownDiagnostics.filter { hasHead || $0.rule != .titleInBody } + figureReader.diagnostics
  }

  init(_ source: SourceText, vocabulary: Vocabulary, title: String) {
    self.source = source
    self.vocabulary = vocabulary
    self.title = title
    figureReader = FigureReader(source)
    heading = HeadingAbove(words: [], span: SourceSpan(file: source.file), level: 2)
  }

  mutating func read(_ blocks: [Block]) {
    figureReader.read(blocks)
    for (index, block) in blocks.enumerated() {
      if case .heading(let level, let inlines) = block.kind {
        previous = nil
        endQuestion()
        heading(level, inlines, block.span)
      } else if let lost = LostQuestion(block, before: blocks[(index + 1)...], in: source) {
        // Read as the question that it means to be.
        if let above = lost.above { take(above) }
        endQuestion()
        ownDiagnostics.append(lost.fault)
        heading(lost.level, lost.heading, lost.span)
        if let below = lost.below { take(below) }
      } else {
        take(block)
      }
    }
    endQuestion()
    endProgressive()
    var comments = CommentReader(except: figureReader.comments.union(questionComments))
    comments.read(blocks)
    reviewNotes = comments.reviewNotes
    ownDiagnostics += comments.diagnostics
  }

  private mutating func take(_ block: Block) {
    if question != nil { question?.take(block) } else { append(block) }
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline], _ span: SourceSpan) {
    if let open = progressive, !open.holds(level: level) { endProgressive() }
    heading = HeadingAbove(words: inlines, span: span, level: level)
    parents.removeAll { $0.level >= level }
    let above = questionAbove
    questionAbove = nil
    if let read = QuestionHeading.read(inlines, at: span) {
      ownDiagnostics += read.faults
      keepComments(inlines)
      switch read.role {
      case .question(let kind): begin(read, kind, level: level, below: above, at: span)
      case .progressive(let kind):
        if let open = progressive {
          ownDiagnostics.append(
            Diagnostic(
              .progressiveType, at: read.codeSpan, ["code": read.code, "kind": open.value.kind.rawValue]))
          endProgressive()
        }
        begin(ProgressiveReader(read, kind, level: max(2, level), span: span))
      }
      return
    }
    parents.append(HeadingAbove(words: inlines, span: span, level: level))
    var words = inlines
    words.removeAll { if case .html = $0.kind { true } else { false } }
    if level == 1 {
      // Other editors show a title only if it is in the text: the same words do no harm.
      if words.plainText.folded != title.folded { ownDiagnostics.append(Diagnostic(.titleInBody, at: span)) }
      return
    }
    let heading = Heading(level: level, anchor: anchor(for: words.plainText, at: span), title: words, span: span)
    if level == 2 {
      parts.begin(Section(heading: heading, role: vocabulary.role(of: words.plainText), parts: []))
    } else {
      parts.append(.heading(heading))
    }
  }

  /// Begins a question; `above` is the level of the question that stands right above it, if one does.
  private mutating func begin(
    _ heading: QuestionHeading, _ kind: QuestionKind, level: Int, below above: Int?, at span: SourceSpan
  ) {
    questionCount += 1
    // Its number counts, and cannot be read.
    if heading.isMisread, heading.number == nil { lastNumber = nil }
    beginMisread(above: level)
    let place = progressive?.place(of: kind, heading, level: level, at: span)
    if place == nil, let above, level > above {
      ownDiagnostics.append(ProgressiveReader.tooDeep(level, allowed: above, at: span))
    }
    questionAbove = place == nil ? min(level, above ?? level) : nil
    question = QuestionReader(
      heading, kind, level: level, order: place?.number ?? questionCount, span: span, source: source)
    question?.place = place
  }

  /// A progressive case whose heading is told by what stands below: `PD : …`, `DP` alone.
  private mutating func beginMisread(above level: Int) {
    guard progressive == nil, let parent = parents.last(where: { $0.level < level }),
      let read = QuestionHeading.read(parent.words, at: parent.span, .overQuestions),
      case .progressive(let kind) = read.role
    else { return }
    ownDiagnostics += read.faults
    keepComments(parent.words)
    var reader = ProgressiveReader(read, kind, level: max(2, parent.level), span: parent.span)
    reader.value.id = unique(reader.value.id, at: reader.value.idSpan ?? parent.span)
    progressive = reader
    lastNumber = nil
    unnumbered = 0
    parts.append(.progressive(reader.value))
  }

  private mutating func keepComments(_ heading: [Inline]) {
    for inline in heading { if case .html = inline.kind { questionComments.insert(inline.span.start) } }
  }

  private mutating func anchor(for words: String, at span: SourceSpan) -> String {
    var anchor = words.slug
    if anchor.isEmpty { anchor = "section" }
    if Self.reservedAnchors.contains(anchor) || Self.reservedPrefixes.contains(where: { anchor.hasPrefix($0) }) {
      anchor = "s-\(anchor)"
    }
    guard let first = anchors[anchor] else {
      anchors[anchor] = span
      return anchor
    }
    let note = Diagnostic.Note(Wording(fr: "premier titre de ces mots", en: "first heading of these words"), at: first)
    ownDiagnostics.append(Diagnostic(.repeatedHeading, at: span, ["title": words], notes: [note]))
    var number = (anchorNumbers[anchor] ?? 1) + 1
    while anchors["\(anchor)-\(number)"] != nil { number += 1 }
    anchorNumbers[anchor] = number
    anchors["\(anchor)-\(number)"] = span
    return "\(anchor)-\(number)"
  }

  /// A progressive case whose heading is a section's is that section.
  private mutating func begin(_ reader: ProgressiveReader) {
    var reader = reader
    lastNumber = nil
    reader.value.id = unique(reader.value.id, at: reader.value.idSpan ?? reader.value.span)
    progressive = reader
    let value = reader.value
    if value.level == 2 {
      let words = value.title
      var heading = Heading(
        level: 2, anchor: anchor(for: words.plainText, at: value.span), title: words, span: value.span)
      // Without words, which is told, it is not told as empty as well.
      heading.isMisreadQuestion = words.plainText.allSatisfy(\.isWhitespace)
      parts.begin(Section(heading: heading, role: vocabulary.role(of: words.plainText), parts: []))
    }
    parts.append(.progressive(value))
  }

  private mutating func endProgressive() {
    guard var reader = progressive else { return }
    progressive = nil
    lastNumber = nil
    reader.end()
    ownDiagnostics += reader.diagnostics
    // Its count is known at its end.
    parts.changeLast { if case .progressive = $0 { .progressive(reader.value) } else { nil } }
  }

  /// An identifier that no other question or progressive case has; one that is written twice is told.
  private mutating func unique(_ id: String, at place: SourceSpan) -> String {
    guard let first = questionIDs[id] else {
      questionIDs[id] = place
      return id
    }
    let note = Diagnostic.Note(
      Wording(fr: "première question de ce nom", en: "first question of this name"), at: first)
    ownDiagnostics.append(Diagnostic(.repeatedQuestion, at: place, ["id": id], notes: [note]))
    var number = 2
    while questionIDs["\(id)-\(number)"] != nil { number += 1 }
    questionIDs["\(id)-\(number)"] = place
    return "\(id)-\(number)"
  }

  private mutating func endQuestion() {
    guard var reader = question else { return }
    question = nil
    var read = reader.question()
    ownDiagnostics += reader.diagnostics
    if let (number, place) = reader.writtenNumber {
      if let before = lastNumber, !(before + 1...before + 1 + unnumbered).contains(number) {
        ownDiagnostics.append(
          Diagnostic(
            .questionNumber, at: place,
            ["number": "\(number)", "before": "\(before)", "next": "\(before + 1)"]))
      }
      lastNumber = number
      unnumbered = 0
    } else {
      unnumbered += 1
    }
    // One whose comment cannot be read, which is told, may have been given another name.
    if reader.isNamed { read.id = unique(read.id, at: read.idSpan ?? read.span) }
    parts.append(.question(read))
  }

  /// Options that no question takes: its heading is written in another way, and the answers would be shown. Whether they
  /// begin one after all.
  private mutating func tellOptions(_ block: Block) -> Bool {
    defer { previous = block }
    guard case .list(let list) = block.kind, let heading,
      let place = OptionReader.firstBox(of: list) ?? (OptionReader.holdsPanel(list) ? list.items[0].span : nil)
    else { return false }
    self.heading = nil
    // « **QRM 1 : …** » may be a paragraph above them.
    var above = heading
    var found = QuestionHeading.read(heading.words, at: heading.span, .overOptions)
    if found == nil, let previous, case .paragraph(let words) = previous.kind,
      previous.span.end.line >= block.span.start.line - 2
    {
      above = HeadingAbove(words: words, span: previous.span, level: 3)
      found = QuestionHeading.read(words, at: previous.span, .overOptions)
    }
    guard let read = found, case .question(let kind) = read.role else {
      ownDiagnostics.append(Diagnostic(.optionsWithoutQuestion, at: place))
      return false
    }
    ownDiagnostics += read.faults
    keepComments(above.words)
    // Its level is told of no more than that of any question that is misread.
    parts.changeLast { part in
      guard case .heading(var words) = part else { return nil }
      words.isMisreadQuestion = true
      return .heading(words)
    }
    begin(read, kind, level: above.level, below: nil, at: above.span)
    question?.take(block)
    return true
  }

  private mutating func append(_ block: Block) {
    if tellOptions(block) { return }
    if case .list(let list) = block.kind, sections.last?.role == .references {
      let references = list.items.enumerated().compactMap { index, item -> Reference? in
        guard case .paragraph(let inlines)? = item.blocks.first?.kind else { return nil }
        return Reference(number: (list.start ?? 1) + index, text: inlines, span: item.span)
      }
      parts.append(.references(references))
    } else {
      parts.append(.blocks([block]))
    }
  }
}
