import Diagnostics
import Markdown

/// A teaching case in one language.
public struct Case: Hashable, Sendable {
  /// The folder's name below `cases/`: the address.
  public var slug: String
  /// The Markdown file, below the content folder: `cases/raideur-cervicale/case.md`.
  public var file: String
  /// The language of this file.
  public var language: Language
  /// Whether this is `case.xx.md`, the translation of a `case.md`.
  public var isTranslation: Bool
  /// The head.
  public var head: CaseHead
  /// What stands before the first `##` heading.
  public var introduction: [Part]
  /// The `##` sections.
  public var sections: [Section]
  /// Every image of the case, in reading order.
  public var figures: [Figure]
  /// How many `<!-- à relire : … -->` comments remain.
  public var reviewNotes: Int
  /// The text it was read from, for excerpts and links.
  public var source: SourceText

  /// Every question, in reading order.
  public var questions: [Question] {
    (introduction + sections.flatMap(\.parts)).compactMap {
      if case .question(let question) = $0 { question } else { nil }
    }
  }

  /// A case of these parts.
  public init(
    slug: String, file: String, language: Language, isTranslation: Bool, head: CaseHead, introduction: [Part],
    sections: [Section], figures: [Figure], reviewNotes: Int, source: SourceText
  ) {
    self.slug = slug
    self.file = file
    self.language = language
    self.isTranslation = isTranslation
    self.head = head
    self.introduction = introduction
    self.sections = sections
    self.figures = figures
    self.reviewNotes = reviewNotes
    self.source = source
  }
}

/// What a section is for, known from the words of its heading.
public enum SectionRole: String, Hashable, Sendable, CaseIterable {
  /// Who the patient is and what is asked.
  case presentation
  /// What the images show.
  case findings
  /// What it is.
  case diagnosis
  /// What else it could have been.
  case differential
  /// What there is to know about it.
  case discussion
  /// What to remember.
  case takeHome = "take-home"
  /// Sources.
  case references
}

/// A `##` section.
public struct Section: Hashable, Sendable {
  /// The heading.
  public var heading: Heading
  /// What it is for, if its words are known.
  public var role: SectionRole?
  /// What it holds, in order.
  public var parts: [Part]

  /// A section under `heading`.
  public init(heading: Heading, role: SectionRole?, parts: [Part]) {
    self.heading = heading
    self.role = role
    self.parts = parts
  }
}

/// A heading that can be linked to.
public struct Heading: Hashable, Sendable {
  /// 2 for a section, 3 to 6 below it.
  public var level: Int
  /// The element's id, unique in the case: ASCII words joined by hyphens.
  public var anchor: String
  /// The words.
  public var title: [Inline]
  /// Where it stands.
  public var span: SourceSpan
  /// Whether it was meant as a question that cannot be read, which is told.
  public var isMisreadQuestion = false

  /// A heading.
  public init(level: Int, anchor: String, title: [Inline], span: SourceSpan) {
    self.level = level
    self.anchor = anchor
    self.title = title
    self.span = span
  }
}

/// A piece of a section.
public enum Part: Hashable, Sendable {
  /// Prose, galleries, tables, callouts: Markdown blocks. Images in them are found in `Case.figures` by their span.
  case blocks([Block])
  /// A heading below the section's.
  case heading(Heading)
  /// A question, at its place.
  case question(Question)
  /// Where a progressive case begins: it goes on to the next heading of its level, or to the end of the section.
  case progressive(ProgressiveCase)
  /// The numbered list under the references heading.
  case references([Reference])

  /// Where it begins; nil for an empty one.
  public var start: SourcePosition? {
    switch self {
    case .blocks(let blocks): blocks.first?.span.start
    case .heading(let heading): heading.span.start
    case .question(let question): question.span.start
    case .progressive(let progressive): progressive.span.start
    case .references(let references): references.first?.span.start
    }
  }
}

/// One numbered reference.
public struct Reference: Hashable, Sendable {
  /// From 1; `[1]` in the text leads to it.
  public var number: Int
  /// The words.
  public var text: [Inline]
  /// The item of the list.
  public var span: SourceSpan
  /// `ref-1`
  public var anchor: String { "ref-\(number)" }

  /// A reference.
  public init(number: Int, text: [Inline], span: SourceSpan) {
    self.number = number
    self.text = text
    self.span = span
  }
}

/// An image of a case.
public struct Figure: Hashable, Sendable {
  /// From 1 in the case; nil for an image inside a line of text.
  public var number: Int?
  /// From the file's name or the trailing comment, unique in the case: what Markdown links name.
  public var shortName: String
  /// The file, below the content folder (not checked to exist); of a series, its folder.
  public var path: String
  /// Whether it is a series: its address ends with `/`.
  public var isSeries = false
  /// The address as written.
  public var destination: String
  /// What it shows, for who cannot see it.
  public var alternative: String
  /// The words below it.
  public var caption: String
  /// `modality` of the trailing comment.
  public var modality: String?
  /// `date` of the trailing comment, as written: `J-1200` or a bare year.
  public var date: String?
  /// Where the image stands, from `!` to `)`: the key by which a writer of Markdown finds it.
  public var span: SourceSpan
  /// Where its address stands.
  public var destinationSpan: SourceSpan
  /// The id of its element: `fig-…` or `series-…`
  public var anchor: String { "\(isSeries ? "series" : "fig")-\(shortName)" }

  /// An image.
  public init(
    number: Int?, shortName: String, path: String, destination: String, alternative: String, caption: String,
    modality: String? = nil, date: String? = nil, span: SourceSpan, destinationSpan: SourceSpan
  ) {
    self.number = number
    self.shortName = shortName
    self.path = path
    self.destination = destination
    self.alternative = alternative
    self.caption = caption
    self.modality = modality
    self.date = date
    self.span = span
    self.destinationSpan = destinationSpan
  }
}

extension Sequence<Part> {
  /// Every block of these parts, those of questions included, in reading order.
  public var everyBlock: [Block] {
    flatMap { part -> [Block] in
      switch part {
      case .blocks(let blocks): blocks
      case .heading, .references, .progressive: []
      case .question(let question):
        question.stem + question.hint + question.options.flatMap(\.feedback) + question.correction
      }
    }
  }

  /// Every piece of text of these parts, those of headings and questions included, in reading order.
  public var everyInline: [Inline] {
    flatMap { part -> [Inline] in
      switch part {
      case .blocks(let blocks): blocks.allInlines
      case .heading(let heading): heading.title.andAllWithin
      case .references(let references): references.flatMap(\.text.andAllWithin)
      // That of a section stands in its heading already.
      case .progressive(let progressive): progressive.level > 2 ? progressive.title.andAllWithin : []
      case .question(let question):
        question.lead.andAllWithin + (question.stem + question.hint).allInlines
          + question.options.flatMap { $0.text.andAllWithin + $0.feedback.allInlines } + question.correction.allInlines
      }
    }
  }
}

extension Case {
  /// What the reader meets first, in reading order: all before the first section, and the sections that present the case.
  public var presentation: [Part] { introduction + sections.filter { $0.role == .presentation }.flatMap(\.parts) }

  /// Every part, section headings included, in reading order.
  public var everyPart: [Part] { introduction + sections.flatMap { [.heading($0.heading)] + $0.parts } }
}
