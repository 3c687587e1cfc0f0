import Diagnostics
import Fingerprint

/// By what cases can be found.
public enum IndexKind: String, Hashable, Sendable, CaseIterable {
  /// Parts of the body.
  case regions
  /// How the images are made.
  case modalities
  /// Free words.
  case tags
  /// Phases of the residency.
  case levels
  /// Who signs.
  case authors
  /// Where the case was shown.
  case meetings
}

/// A word under which cases stand.
public struct IndexTerm: Hashable, Sendable {
  /// What it is.
  public var kind: IndexKind
  /// Stable, ASCII, in addresses.
  public var slug: String
  /// As shown; of a level, its name in heads (`socle`), which the interface's words put in a language.
  public var name: String

  /// A word.
  public init(kind: IndexKind, slug: String, name: String) {
    self.kind = kind
    self.slug = slug
    self.name = name
  }
}

/// The cases of one language by the words under which they stand. An unknown case stands under no word that
/// `Disclosure` does not tell.
public struct CaseIndex: Hashable, Sendable {
  /// A word and its cases.
  public struct Entry: Hashable, Sendable {
    /// The word.
    public var term: IndexTerm
    /// Where its cases stand in the list of the language, in the list's order; at least one.
    public var cases: [Int]
  }

  private let entriesByKind: [IndexKind: [Entry]]
  private let places: [IndexKind: [String: Int]]
  private let reader: TermReader

  /// Indexes `cases`, all of one language.
  init(_ cases: [Case], language: Language, vocabulary: Vocabulary) {
    let reader = TermReader(language: language, vocabulary: vocabulary)
    self.reader = reader
    var entriesByKind: [IndexKind: [Entry]] = [:]
    for kind in IndexKind.allCases {
      var found: [String: [Int]] = [:]
      var names: [String: [String: Int]] = [:]
      for (position, one) in cases.enumerated() {
        for word in Self.words(kind, of: one) {
          guard let term = reader.term(kind, word), found[term.slug]?.last != position else { continue }
          found[term.slug, default: []].append(position)
          names[term.slug, default: [:]][term.name, default: 0] += 1
        }
      }
      entriesByKind[kind] = found.map { slug, cases in
        // The commonest spelling is shown; of two as common, the first by its letters.
        let name = names[slug, default: [:]].min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? slug
        return Entry(term: IndexTerm(kind: kind, slug: slug, name: name), cases: cases)
      }.sorted { (reader.rank(of: $0.term), $0.term.slug) < (reader.rank(of: $1.term), $1.term.slug) }
    }
    self.entriesByKind = entriesByKind
    places = entriesByKind.mapValues { entries in
      Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.term.slug, $0.offset) })
    }
  }

  /// The words of a kind that have cases: regions, modalities and levels in their own order, the others by letters.
  public func entries(_ kind: IndexKind) -> [Entry] { entriesByKind[kind] ?? [] }

  /// The entry at `slug`, if a case stands there.
  public func entry(_ kind: IndexKind, _ slug: String) -> Entry? {
    places[kind]?[slug].map { entries(kind)[$0] }
  }

  /// The word of the index that an author's `word` is, if a case stands there.
  public func term(_ kind: IndexKind, named word: String) -> IndexTerm? {
    reader.term(kind, word).flatMap { entry(kind, $0.slug)?.term }
  }

  /// What an author's `word` is called in the language of the cases.
  public func name(_ kind: IndexKind, of word: String) -> String { reader.term(kind, word)?.name ?? word }

  /// The words of a kind that may be told of `one` outside its own pages, as its author wrote them.
  public static func words(_ kind: IndexKind, of one: Case) -> [String] {
    let head = one.head
    return switch kind {
    case .regions: head.regions
    case .modalities: head.modalities
    case .tags: head.tags.isEmpty || !Disclosure(of: one).tells(.tags, at: .elsewhere) ? [] : head.tags
    case .levels: head.level.map { [$0.rawValue] } ?? []
    case .authors: head.authors
    case .meetings: head.meeting.map { [$0] } ?? []
    }
  }
}

/// Finds the word of an index that an author's word is.
struct TermReader: Hashable, Sendable {
  private let language: Language
  private let tables: [IndexKind: TermTable]
  private let ranks: [IndexKind: [String: Int]]

  init(language: Language, vocabulary: Vocabulary) {
    self.language = language
    tables = [.regions: TermTable(vocabulary.regions), .modalities: TermTable(vocabulary.modalities)]
    func ranks(_ slugs: [String]) -> [String: Int] {
      Dictionary(slugs.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }
    self.ranks = [
      .regions: ranks(vocabulary.regions.map { Self.slug(of: $0.identifier) }),
      .modalities: ranks(vocabulary.modalities.map { Self.slug(of: $0.identifier) }),
      .levels: ranks(CaseHead.Level.allCases.map(\.rawValue)),
    ]
  }

  /// nil for a word without an ASCII letter or digit, which can have no address.
  func term(_ kind: IndexKind, _ word: String) -> IndexTerm? {
    let known = tables[kind]?[word]
    let slug = Self.slug(of: known?.identifier ?? word)
    return slug.isEmpty ? nil : IndexTerm(kind: kind, slug: slug, name: known?.name[language] ?? word)
  }

  /// Where a word of a vocabulary stands in it; the others come after.
  func rank(of term: IndexTerm) -> Int { ranks[term.kind]?[term.slug] ?? Int.max }

  /// Names that Windows keeps for itself.
  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// The folder's name of a word. One that a share cannot hold (a device of Windows, too long a name) takes a hash.
  static func slug(of word: String) -> String {
    let slug = word.slug
    return devices.contains(slug) || slug.utf8.count > 80 ? "\(slug.prefix(59))-\(ContentHash(slug).short)" : slug
  }
}
