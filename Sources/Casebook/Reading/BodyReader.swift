import Diagnostics
import Markdown

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
  private var heading: (words: [Inline], span: SourceSpan)?
  /// The level of the heading above, if it is a question's.
  private var questionAbove: Int?
  /// The number written in the last question's heading that has one.
  private var lastNumber: Int?
  private var anchors: [String: SourceSpan] = [:]
  /// The last number put behind each anchor that serves twice.
  private var anchorNumbers: [String: Int] = [:]
  /// Where the comments of questions' headings stand.
  private var questionComments: Set<SourcePosition> = []
  private var questionIDs: [String: SourceSpan] = [:]

  private(set) var introduction: [Part] = []
  private(set) var sections: [Section] = []
  private(set) var reviewNotes = 0
  private var ownDiagnostics: [Diagnostic] = []

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
    heading = ([], SourceSpan(file: source.file))
  }

  mutating func read(_ blocks: [Block]) {
    figureReader.read(blocks)
    for block in blocks {
      if case .heading(let level, let inlines) = block.kind {
        endQuestion()
        heading(level, inlines, block.span)
      } else if let lost = LostQuestion(block, in: source) {
        // Read as the question that it means to be.
        endQuestion()
        ownDiagnostics.append(lost.fault)
        heading(lost.level, lost.heading, lost.span)
        if let rest = lost.rest { if question != nil { question?.take(rest) } else { append(rest) } }
      } else if question != nil {
        question?.take(block)
      } else {
        append(block)
      }
    }
    endQuestion()
    endProgressive()
    var comments = CommentReader(except: figureReader.comments.union(questionComments))
    comments.read(blocks)
    reviewNotes = comments.reviewNotes
    ownDiagnostics += comments.diagnostics
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline], _ span: SourceSpan) {
    if let open = progressive, !open.holds(level: level) { endProgressive() }
    heading = (inlines, span)
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
    var words = inlines
    words.removeAll { if case .html = $0.kind { true } else { false } }
    if level == 1 {
      // Other editors show a title only if it is in the text: the same words do no harm.
      if words.plainText.folded != title.folded { ownDiagnostics.append(Diagnostic(.titleInBody, at: span)) }
      return
    }
    let heading = Heading(level: level, anchor: anchor(for: words.plainText, at: span), title: words, span: span)
    if level == 2 {
      sections.append(Section(heading: heading, role: vocabulary.role(of: words.plainText), parts: []))
    } else {
      append(.heading(heading))
    }
  }

  /// Begins a question; `above` is the level of the question that stands right above it, if one does.
  private mutating func begin(
    _ heading: QuestionHeading, _ kind: QuestionKind, level: Int, below above: Int?, at span: SourceSpan
  ) {
    questionCount += 1
    // Its number counts, and cannot be read.
    if heading.isMisread { lastNumber = nil }
    let place = progressive?.place(of: kind, heading, level: level, at: span)
    if place == nil, let above, level > above {
      ownDiagnostics.append(ProgressiveReader.tooDeep(level, allowed: above, at: span))
    }
    questionAbove = place == nil ? min(level, above ?? level) : nil
    question = QuestionReader(
      heading, kind, level: level, order: place?.number ?? questionCount, span: span, source: source)
    question?.place = place
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
      let heading = Heading(
        level: 2, anchor: anchor(for: words.plainText, at: value.span), title: words, span: value.span)
      sections.append(Section(heading: heading, role: vocabulary.role(of: words.plainText), parts: []))
    }
    append(.progressive(value))
  }

  private mutating func endProgressive() {
    guard var reader = progressive else { return }
    progressive = nil
    lastNumber = nil
    reader.end()
    ownDiagnostics += reader.diagnostics
    // Its count is known at its end.
    func counted(_ parts: inout [Part]) {
      guard let at = parts.lastIndex(where: { if case .progressive = $0 { true } else { false } }) else { return }
      parts[at] = .progressive(reader.value)
    }
    if sections.isEmpty { counted(&introduction) } else { counted(&sections[sections.count - 1].parts) }
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
      if let before = lastNumber, number != before + 1 {
        ownDiagnostics.append(
          Diagnostic(
            .questionNumber, at: place,
            ["number": "\(number)", "before": "\(before)", "next": "\(before + 1)"]))
      }
      lastNumber = number
    }
    // One whose comment cannot be read, which is told, may have been given another name.
    if reader.isNamed { read.id = unique(read.id, at: read.idSpan ?? read.span) }
    append(.question(read))
  }

  /// Options that no question takes: its heading is written in another way, and the answers would be shown. Whether they
  /// begin one after all.
  private mutating func tellOptions(_ block: Block) -> Bool {
    guard case .list(let list) = block.kind, let heading,
      let place = OptionReader.firstBox(of: list) ?? (OptionReader.holdsPanel(list) ? list.items[0].span : nil)
    else { return false }
    self.heading = nil
    guard let read = QuestionHeading.read(overOptions: heading.words), case .question(let kind) = read.role else {
      ownDiagnostics.append(Diagnostic(.optionsWithoutQuestion, at: place))
      return false
    }
    ownDiagnostics += read.faults
    // Its level is told of no more than that of any question that is misread.
    func marked(_ parts: inout [Part]) {
      for index in parts.indices.reversed() {
        guard case .heading(var words) = parts[index] else { continue }
        words.isMisreadQuestion = true
        parts[index] = .heading(words)
        return
      }
    }
    if sections.isEmpty { marked(&introduction) } else { marked(&sections[sections.count - 1].parts) }
    begin(read, kind, level: 3, below: nil, at: heading.span)
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
      append(.references(references))
    } else {
      append(.blocks([block]))
    }
  }

  private mutating func append(_ part: Part) {
    func joined(_ parts: inout [Part]) {
      if case .blocks(let new) = part, case .blocks(var last)? = parts.last {
        // Taken out first, so that it grows in place and is not copied for each block.
        parts.removeLast()
        last += new
        parts.append(.blocks(last))
      } else {
        parts.append(part)
      }
    }
    if sections.isEmpty {
      joined(&introduction)
    } else {
      joined(&sections[sections.count - 1].parts)
    }
  }
}
