import Diagnostics
import Markdown

/// A text that is not a case: a plain page, a collection of cases, the glossary.
public struct PlainPage: Hashable, Sendable {
  /// What the text is, told by where its file stands.
  public enum Kind: Hashable, Sendable {
    /// `pages/NAME.md`: legal notice, about.
    case page
    /// `collections/NAME.md`: cases in an order of the author's, with a text.
    case collection
    /// `glossary.md`: terms and what they mean.
    case glossary
  }

  /// What the text is.
  public var kind: Kind
  /// The file's name without its ending: the address.
  public var slug: String
  /// The Markdown file, below the content folder.
  public var file: String
  /// The language.
  public var language: Language
  /// The title; nil for a glossary whose head gives none.
  public var title: String?
  /// One sentence about it, for search engines and lists.
  public var summary: String?
  /// Where it stands among the others of its kind, the lowest first; nil after those that say.
  public var order: Int?
  /// How the questions of a collection's cases are marked, where it says so.
  public var marking: MarkingScale?
  /// What it holds.
  public var parts: [Part]
  /// Its images.
  public var figures: [Figure]
  /// Other words for a term of the glossary, by the place of its heading.
  public var synonyms: [SourceSpan: [String]]
  /// The text it was read from.
  public var source: SourceText

  /// A page.
  public init(
    kind: Kind = .page, slug: String, file: String, language: Language, title: String?, summary: String?,
    order: Int? = nil, parts: [Part], figures: [Figure], synonyms: [SourceSpan: [String]] = [:], source: SourceText
  ) {
    self.kind = kind
    self.slug = slug
    self.file = file
    self.language = language
    self.title = title
    self.summary = summary
    self.order = order
    self.parts = parts
    self.figures = figures
    self.synonyms = synonyms
    self.source = source
  }
}

/// A case of a collection, and why it is there.
public struct CollectionEntry: Hashable, Sendable {
  /// The link to the case, as written.
  public var destination: String
  /// The words of the link; empty where the title of the case is to be taken.
  public var label: [Inline]
  /// What the author says of it, after the link.
  public var note: [Inline]
  /// What else the item of the list holds.
  public var more: [Block]
  /// Where the link stands.
  public var span: SourceSpan
}

extension Block {
  /// The cases of a numbered list each of whose items begins with a link to a Markdown file; nil for any other block.
  public var collectionEntries: [CollectionEntry]? {
    guard case .list(let list) = kind, list.start != nil, !list.items.isEmpty else { return nil }
    var entries: [CollectionEntry] = []
    for item in list.items {
      guard case .paragraph(let inlines)? = item.blocks.first?.kind, let link = inlines.first,
        case .link(let destination, _, let label) = link.kind,
        destination.prefix(while: { $0 != "#" }).hasSuffix(".md")
      else { return nil }
      entries.append(
        CollectionEntry(
          destination: destination, label: label, note: Self.withoutMark(inlines.dropFirst()),
          more: Array(item.blocks.dropFirst()), span: link.span))
    }
    return entries
  }

  /// A note begins after the space, colon, comma or dash that parts it from the link.
  private static func withoutMark(_ inlines: ArraySlice<Inline>) -> [Inline] {
    var note = Array(inlines)
    if let first = note.first, case .text(let text) = first.kind {
      let rest = text.drop { $0.isWhitespace || ":,–—-".contains($0) }
      note[0].kind = .text(String(rest))
      if rest.isEmpty { note.removeFirst() }
    }
    return note
  }
}

/// A term of the glossary.
public struct GlossaryTerm: Hashable, Sendable {
  /// The term, and its anchor.
  public var heading: Heading
  /// Other words for it.
  public var synonyms: [String]
  /// What it means.
  public var parts: [Part]
}

extension PlainPage {
  /// What stands before the first term, and the terms, as written.
  public var glossary: (introduction: [Part], terms: [GlossaryTerm]) {
    var introduction: [Part] = []
    var terms: [GlossaryTerm] = []
    for part in parts {
      if case .heading(let heading) = part, heading.level == 2 {
        terms.append(GlossaryTerm(heading: heading, synonyms: synonyms[heading.span] ?? [], parts: []))
      } else if terms.isEmpty {
        introduction.append(part)
      } else {
        terms[terms.count - 1].parts.append(part)
      }
    }
    return (introduction, terms)
  }

  /// The cases of a collection, in order.
  public var entries: [CollectionEntry] {
    parts.flatMap { part -> [CollectionEntry] in
      if case .blocks(let blocks) = part { blocks.compactMap(\.collectionEntries).flatMap { $0 } } else { [] }
    }
  }
}
