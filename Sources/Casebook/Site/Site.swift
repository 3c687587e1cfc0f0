import Diagnostics
import Markdown

/// A plain page: legal notice, about.
public struct PlainPage: Hashable, Sendable {
  /// The file's name without its ending: the address.
  public var slug: String
  /// The Markdown file, below the content folder.
  public var file: String
  /// The language.
  public var language: Language
  /// The title.
  public var title: String
  /// One sentence about it, for search engines and lists.
  public var summary: String?
  /// What it holds.
  public var parts: [Part]
  /// Its images.
  public var figures: [Figure]
  /// The text it was read from.
  public var source: SourceText

  /// A page.
  public init(
    slug: String, file: String, language: Language, title: String, summary: String?, parts: [Part], figures: [Figure],
    source: SourceText
  ) {
    self.slug = slug
    self.file = file
    self.language = language
    self.title = title
    self.summary = summary
    self.parts = parts
    self.figures = figures
    self.source = source
  }
}

/// All that is published, and where.
public struct Site: Hashable, Sendable {
  /// What `site.yml` says.
  public let settings: SiteSettings
  /// The words known.
  public let vocabulary: Vocabulary
  /// The cases on the site, newest first, then by slug; drafts only if they were asked for. Withdrawn ones are here too.
  public let cases: [Case]
  /// The plain pages, by slug.
  public let pages: [PlainPage]
  /// What is published of each image file, by path below the content folder.
  public let images: [String: PublishedImage]
  /// Where the pages stand.
  public let addresses: Addresses
  /// Paths of the cases left out because they are drafts.
  public let drafts: Set<String>
  private let indexes: [Language: CaseIndex]
  /// What can be linked to, by file.
  let places: [String: LinkPlaces]

  /// A site of these parts. `cases` and `pages` come in any order.
  public init(
    settings: SiteSettings, vocabulary: Vocabulary, cases: [Case], pages: [PlainPage], images: [String: PublishedImage],
    includingDrafts: Bool
  ) {
    self.settings = settings
    self.vocabulary = vocabulary
    let kept = cases.filter { includingDrafts || $0.head.status != .draft }
    self.cases = kept.sorted {
      ($1.head.date, $0.slug, $0.language.rawValue) < ($0.head.date, $1.slug, $1.language.rawValue)
    }
    self.pages = pages.sorted { ($0.slug, $0.language.rawValue) < ($1.slug, $1.language.rawValue) }
    self.images = images
    addresses = Addresses(rootLanguage: settings.languages.first ?? .fr)
    drafts = Set(cases.map(\.file)).subtracting(kept.map(\.file))
    let sorted = self.cases
    indexes = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, CaseIndex(sorted.published(in: language), language: language, vocabulary: vocabulary))
      })
    var places: [String: LinkPlaces] = [:]
    for page in pages { places[page.file] = LinkPlaces(of: page) }
    for one in kept { places[one.file] = LinkPlaces(of: one) }
    self.places = places
  }

  /// The published cases of one language, newest first.
  public func cases(in language: Language) -> [Case] { cases.published(in: language) }

  /// Under which words the published cases of one language stand.
  public func index(_ language: Language) -> CaseIndex {
    indexes[language] ?? CaseIndex([], language: language, vocabulary: vocabulary)
  }

  /// The plain pages of one language.
  public func pages(in language: Language) -> [PlainPage] { pages.filter { $0.language == language } }

  /// The languages that have something to read.
  public var languages: [Language] {
    settings.languages.filter { $0 == settings.languages.first || !cases(in: $0).isEmpty || !pages(in: $0).isEmpty }
  }
}

extension [Case] {
  /// Those of one language that have a page, in the same order.
  fileprivate func published(in language: Language) -> [Case] {
    filter { $0.language == language && $0.head.status != .withdrawn }
  }
}
