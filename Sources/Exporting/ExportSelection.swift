import Casebook
import Diagnostics

/// Which cases are asked for.
public struct ExportWishes: Hashable, Sendable {
  /// Slugs of cases; empty for all.
  public var cases: [String]
  /// A collection, by its slug, in the order of its list; nil for all.
  public var collection: String?
  /// The language of the questions; nil for that of the site's root.
  public var language: Language?
  /// Whether cases to be discovered leave too, by somebody who knows that their keys tell what they are.
  public var withUnknown: Bool

  /// These wishes.
  public init(cases: [String] = [], collection: String? = nil, language: Language? = nil, withUnknown: Bool = false) {
    self.cases = cases
    self.collection = collection
    self.language = language
    self.withUnknown = withUnknown
  }
}

/// Why nothing can be chosen: what is asked for is not there.
public enum ExportFault: Error, Hashable, Sendable {
  /// The site has no case of this slug in the language; perhaps a near one.
  case noCase(String, nearest: String?)
  /// It has no such collection; perhaps a near one.
  case noCollection(String, nearest: String?)
  /// It has nothing to read in this language.
  case noLanguage(Language)

  /// In words.
  public var wording: Wording {
    func near(_ name: String?) -> (fr: String, en: String) {
      name.map { ("\u{A0}; vouliez-vous «\u{A0}\($0)\u{A0}»\u{A0}?", "; did you mean \"\($0)\"?") } ?? ("", "")
    }
    switch self {
    case .noCase(let slug, let nearest):
      return Wording(
        fr: "aucun cas ne s’appelle «\u{A0}\(slug)\u{A0}»\(near(nearest).fr)",
        en: "no case is called \"\(slug)\"\(near(nearest).en)")
    case .noCollection(let slug, let nearest):
      return Wording(
        fr: "aucune collection ne s’appelle «\u{A0}\(slug)\u{A0}»\(near(nearest).fr)",
        en: "no collection is called \"\(slug)\"\(near(nearest).en)")
    case .noLanguage(let language):
      return Wording(
        fr: "le site n’a rien à lire dans cette langue (\(language.rawValue))",
        en: "the site has nothing to read in this language (\(language.rawValue))")
    }
  }
}

/// What leaves the site and what stays. Every format takes its questions from here, and this asks `Disclosure`.
public struct ExportSelection: Hashable, Sendable {
  /// Why a case stays.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// It is to be discovered: its keys would tell what it is.
    case unknown
    /// It is not published.
    case draft
    /// It was taken back.
    case withdrawn
  }

  /// A case that leaves.
  public struct Chosen: Hashable, Sendable {
    /// The case.
    public var one: Case
    /// The ids of the questions that leave with it.
    public var questions: Set<String>
  }

  /// A case that stays.
  public struct LeftOut: Hashable, Sendable {
    /// Why.
    public var reason: Reason
    /// The case.
    public var slug: String
    /// How many questions it has; nil where they were not read.
    public var questions: Int?
  }

  /// The language.
  public let language: Language
  /// The cases that leave, in order.
  public let cases: [Chosen]
  /// The cases that stay, of those asked for.
  public let leftOut: [LeftOut]

  /// Chooses among the cases of `site`.
  /// - Throws: `ExportFault`.
  public init(of site: Site, _ wishes: ExportWishes) throws(ExportFault) {
    let language = wishes.language ?? site.settings.languages.first ?? .fr
    guard site.languages.contains(language) else { throw .noLanguage(language) }
    self.language = language
    let all = site.cases.filter { $0.language == language }
    let drafts = Self.drafts(of: site, language)
    var asked: [String]?
    if let name = wishes.collection {
      let collections = site.pages(.collection, in: language)
      guard let collection = collections.first(where: { $0.slug == name }) else {
        throw .noCollection(name, nearest: NearestName.of(name, among: collections.map(\.slug)))
      }
      asked = collection.entries.compactMap { site.file(of: $0.destination, from: collection.file) }
        .compactMap { file in all.first { $0.file == file }?.slug ?? drafts.first { $0.value == file }?.key }
    }
    let known = all.map(\.slug) + drafts.keys.sorted()
    for slug in wishes.cases where !known.contains(slug) {
      throw .noCase(slug, nearest: NearestName.of(slug, among: known))
    }
    if !wishes.cases.isEmpty { asked = (asked ?? known).filter(wishes.cases.contains) }

    var cases: [Chosen] = []
    var leftOut: [LeftOut] = []
    var done: Set<String> = []
    for slug in asked ?? known where done.insert(slug).inserted {
      guard let one = all.first(where: { $0.slug == slug }) else {
        leftOut.append(LeftOut(reason: .draft, slug: slug, questions: nil))
        continue
      }
      guard one.head.status != .withdrawn else {
        leftOut.append(LeftOut(reason: .withdrawn, slug: slug, questions: one.questions.count))
        continue
      }
      guard !one.questions.isEmpty else { continue }
      guard wishes.withUnknown || Disclosure(of: one).tells(.keys, at: .elsewhere) else {
        leftOut.append(LeftOut(reason: .unknown, slug: slug, questions: one.questions.count))
        continue
      }
      cases.append(Chosen(one: one, questions: Set(one.questions.map(\.id))))
    }
    self.cases = cases
    self.leftOut = leftOut
  }

  /// The files of the drafts that the site left out, by slug.
  private static func drafts(of site: Site, _ language: Language) -> [String: String] {
    site.drafts.reduce(into: [:]) { drafts, file in
      guard case .caseText(let slug, let written) = ContentRole(path: file),
        (written ?? site.addresses.rootLanguage) == language
      else { return }
      drafts[slug] = file
    }
  }
}
