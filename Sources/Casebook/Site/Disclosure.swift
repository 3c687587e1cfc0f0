import Diagnostics
import Markdown

/// What may be told where, of one case. Every writer asks here, so that an unknown case is kept unknown everywhere.
public struct Disclosure: Hashable, Sendable {
  /// Where words will stand.
  public enum Place: Hashable, Sendable {
    /// A page of the case itself. What is encoded for later steps counts as `lesson`.
    case page(CasePage)
    /// Any other page or file of the site: home, lists, feeds, search, other cases.
    case elsewhere
  }

  /// Something that could give a diagnosis away.
  public enum Item: Hashable, Sendable {
    /// The diagnosis, its certainty and its codes.
    case diagnosis
    /// The free tags.
    case tags
    /// Headings, figures, questions and words of the step, from 0.
    case step(Int)
    /// The keys, feedback and corrections of its questions, whichever step they end: what an export holds.
    case keys
    /// Which cases are related: they share a diagnosis or tags.
    case relatedCases
    /// Which collections hold the case: their titles, and the cases beside it, tell of what it is.
    case collections
  }

  /// A stretch of a section that stands in one step.
  public struct Piece: Hashable, Sendable {
    /// The section's heading; nil for what stands before the first.
    public var heading: Heading?
    /// What the section is for.
    public var role: SectionRole?
    /// Whether the section began in an earlier step: its heading is already on the page.
    public var continues: Bool
    /// The parts, in order.
    public var parts: [Part]
  }

  /// What is read at once.
  public struct Step: Hashable, Sendable {
    /// The stretches, in order.
    public var pieces: [Piece]
    /// Where it begins in the case's file; nil for a case with nothing in it.
    public var start: SourcePosition? {
      guard let first = pieces.first else { return nil }
      if !first.continues, let heading = first.heading { return heading.span.start }
      return first.parts.first?.start
    }
    /// The question that ends the step and, once answered, opens the next one; nil where the reader just goes on.
    public var question: Question? {
      if case .question(let question) = pieces.last?.parts.last { question } else { nil }
    }
  }

  /// Whether the case is to be discovered.
  public let isUnknown: Bool
  /// The steps of an unknown case; all of an ordinary one is its only step.
  ///
  /// A step ends with a question. A section whose role is to name the disease begins a step of its own, so that a case
  /// without a question still hides its end.
  public let steps: [Step]

  /// Decides for one case.
  public init(of `case`: Case) {
    isUnknown = `case`.head.isUnknown
    var all = `case`.sections.map { Piece(heading: $0.heading, role: $0.role, continues: false, parts: $0.parts) }
    if !`case`.introduction.isEmpty {
      all.insert(Piece(heading: nil, role: nil, continues: false, parts: `case`.introduction), at: 0)
    }
    steps = isUnknown ? Self.cut(all) : [Step(pieces: all)]
  }

  private static let tellingRoles: Set<SectionRole> = [.diagnosis, .differential, .discussion, .takeHome, .references]

  private static func cut(_ pieces: [Piece]) -> [Step] {
    var steps: [Step] = []
    var current: [Piece] = []
    var isTelling = false
    for piece in pieces {
      if !isTelling, let role = piece.role, tellingRoles.contains(role) {
        isTelling = true
        if !current.isEmpty {
          steps.append(Step(pieces: current))
          current = []
        }
      }
      var rest = Piece(heading: piece.heading, role: piece.role, continues: false, parts: [])
      for part in piece.parts {
        rest.parts.append(part)
        if case .question = part {
          steps.append(Step(pieces: current + [rest]))
          current = []
          rest = Piece(heading: piece.heading, role: piece.role, continues: true, parts: [])
        }
      }
      if !(rest.continues && rest.parts.isEmpty) { current.append(rest) }
    }
    if !current.isEmpty || steps.isEmpty { steps.append(Step(pieces: current)) }
    return steps
  }

  /// The pages that the case has, the one its address names first.
  public var pages: [CasePage] { isUnknown ? [.met, .lesson] : [.whole] }

  /// The page that tells everything.
  public var fullPage: CasePage { isUnknown ? .lesson : .whole }

  /// Whether `item` may stand in plain words at `place`.
  public func tells(_ item: Item, at place: Place) -> Bool {
    guard isUnknown else { return true }
    return switch (place, item) {
    case (.page(.lesson), _), (.page(.whole), _): true
    case (.page(.met), .step(let step)), (.elsewhere, .step(let step)): step == 0
    case (.page(.met), _), (.elsewhere, _): false
    }
  }

  /// The step in which what stands at `position` of the case's file is told. Feedback and corrections are told by the
  /// step that their question opens.
  public func step(at position: SourcePosition) -> Int {
    let step = steps.lastIndex { ($0.start ?? position) <= position } ?? 0
    guard isUnknown, let question = steps[step].question, let options = question.options.first?.span.start else {
      return step
    }
    return position >= options ? min(step + 1, steps.count - 1) : step
  }

  /// Words that would give the case away, folded: the diagnosis, its synonyms, what the author lists.
  public static func revealingWords(of head: CaseHead, vocabulary: Vocabulary) -> [String] {
    guard head.isUnknown else { return [] }
    let diagnosis = head.diagnosis.map { [$0] + vocabulary.synonyms(of: $0) } ?? []
    return (diagnosis + head.revealing).map(\.folded).filter { !$0.isEmpty }
  }

  /// The first of the folded `words` that `text` says, in the singular or the plural.
  public static func named(of words: [String], in text: String) -> String? {
    guard !words.isEmpty else { return nil }
    let folded = text.folded.withoutPlurals
    return words.first { folded.foldedHolds($0.withoutPlurals) }
  }
}

extension Disclosure {
  /// Every text of an unknown case that can be read before a first answer, with its place: title, address, summary,
  /// headings, words, captions, alternative texts and file names of the first step.
  public func plainWords(of case: Case) -> [(text: String, span: SourceSpan)] {
    func head(_ key: String) -> SourceSpan { `case`.head.spans[key] ?? SourceSpan(file: `case`.file) }
    var words: [(String, SourceSpan)] = [
      (`case`.head.title, head("title")), (`case`.slug, SourceSpan(file: `case`.file)), (`case`.head.id, head("id")),
    ]
    if let summary = `case`.head.summary { words.append((summary, head("summary"))) }
    for piece in steps.first?.pieces ?? [] {
      if let heading = piece.heading { words.append((heading.title.plainText, heading.span)) }
      for part in piece.parts {
        switch part {
        case .blocks(let blocks):
          words += blocks.allInlines.map { ([$0].plainText, $0.span) }
          // Bold may part the words of a name.
          for block in blocks.andAllWithin {
            if case .paragraph(let inlines) = block.kind { words.append((inlines.plainText, block.span)) }
          }
        case .heading(let heading): words.append((heading.title.plainText, heading.span))
        case .references(let references): words += references.map { ($0.text.plainText, $0.span) }
        case .progressive(let progressive):
          words.append((progressive.id, progressive.idSpan ?? progressive.span))
          words.append((progressive.title.plainText, progressive.span))
        case .question(let question):
          words.append((question.id, question.idSpan ?? question.span))
          words.append((question.lead.plainText, question.span))
          words += (question.stem + question.hint).allInlines.map { ([$0].plainText, $0.span) }
          if question.kind.showsOptions { words += question.options.map { ($0.text.plainText, $0.span) } }
        }
      }
    }
    for figure in `case`.figures where step(at: figure.span.start) == 0 {
      words += [
        (figure.caption, figure.span), (figure.shortName, figure.span), (figure.destination, figure.destinationSpan),
      ]
    }
    return words
  }
}
