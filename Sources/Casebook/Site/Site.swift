import Diagnostics
import Markdown

/// All that is published, and where.
public struct Site: Hashable, Sendable {
  /// What `site.yml` says.
  public let settings: SiteSettings
  /// The words known.
  public let vocabulary: Vocabulary
  /// The cases on the site, newest first, then by slug; drafts only if they were asked for. Withdrawn ones are here too.
  public let cases: [Case]
  /// The texts that are not cases, by the order that they give, then by slug.
  public let pages: [PlainPage]
  /// What is published of each image file, by path below the content folder; of a series, by its folder, its key slice.
  public let images: [String: PublishedImage]
  /// What is published of each series, by its folder below the content folder.
  public let series: [String: PublishedSeries]
  /// Where the pages stand.
  public let addresses: Addresses
  /// Paths of the cases left out because they are drafts.
  public let drafts: Set<String>
  private let indexes: [Language: CaseIndex]
  /// What can be linked to, by file.
  let places: [String: LinkPlaces]
  /// The scale of each case that a collection gives one, by file.
  private var markings: [String: MarkingScale] = [:]

  /// A site of these parts. `cases` and `pages` come in any order.
  public init(
    settings: SiteSettings, vocabulary: Vocabulary, cases: [Case], pages: [PlainPage], images: [String: PublishedImage],
    series: [String: PublishedSeries] = [:], includingDrafts: Bool
  ) {
    self.settings = settings
    self.vocabulary = vocabulary
    let kept = cases.filter { includingDrafts || $0.head.status != .draft || !$0.head.isStatusKnown }
    self.cases = kept.sorted {
      ($1.head.date, $0.slug, $0.language.rawValue) < ($0.head.date, $1.slug, $1.language.rawValue)
    }
    self.pages = pages.sorted {
      ($0.order ?? Int.max, $0.slug, $0.language.rawValue) < ($1.order ?? Int.max, $1.slug, $1.language.rawValue)
    }
    self.images = images.merging(series.mapValues(\.film)) { $1 }
    self.series = series
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
    // Of two collections that differ, which a check tells, the first holds.
    for page in self.pages {
      guard let scale = page.marking else { continue }
      for entry in page.entries {
        if let file = file(of: entry.destination, from: page.file), markings[file] == nil { markings[file] = scale }
      }
    }
  }

  /// How the questions of a case are marked: as a collection says that holds it, else as the site does.
  public func marking(of one: Case) -> MarkingScale { markings[one.file] ?? settings.marking }

  /// The published cases of one language, newest first.
  public func cases(in language: Language) -> [Case] { cases.published(in: language) }

  /// Under which words the published cases of one language stand.
  public func index(_ language: Language) -> CaseIndex {
    indexes[language] ?? CaseIndex([], language: language, vocabulary: vocabulary)
  }

  /// The texts of one language and kind.
  public func pages(_ kind: PlainPage.Kind, in language: Language) -> [PlainPage] {
    pages.filter { $0.kind == kind && $0.language == language }
  }

  /// The languages that have something to read.
  public var languages: [Language] {
    settings.languages.filter { $0 == settings.languages.first || !cases(in: $0).isEmpty || hasText(in: $0) }
  }

  private func hasText(in language: Language) -> Bool { pages.contains { $0.language == language } }
}

extension [Case] {
  /// Those of one language that have a page, in the same order.
  fileprivate func published(in language: Language) -> [Case] {
    filter { $0.language == language && $0.head.status != .withdrawn }
  }
}
