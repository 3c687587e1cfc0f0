import Diagnostics

/// A place on the site: a file below Output, and perhaps an element in it.
public struct Address: Hashable, Sendable, Comparable {
  /// Path below Output, with `/`, naming the file (`index.html` included) so that links work from `file://`.
  public var path: String
  /// The id of an element.
  public var fragment: String?

  /// The place `fragment` of the file at `path`.
  public init(_ path: String, fragment: String? = nil) {
    self.path = path
    self.fragment = fragment
  }

  /// A relative link that leads here from the file at `page`.
  public func link(from page: Address) -> String {
    let hash = fragment.map { "#\($0)" } ?? ""
    if path == page.path { return hash.isEmpty ? lastComponent : hash }
    let here = page.path.split(separator: "/").dropLast()
    let there = path.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: here.count - shared)
    return (up + there.dropFirst(shared).map(String.init)).joined(separator: "/") + hash
  }

  /// The whole address, on a site that stands at `base`.
  public func absolute(_ base: String) -> String { "\(base)/\(path)" + (fragment.map { "#\($0)" } ?? "") }

  /// The same file, at another element.
  public func at(_ fragment: String?) -> Address { Address(path, fragment: fragment) }

  private var lastComponent: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// By path, then by element.
  public static func < (left: Self, right: Self) -> Bool {
    (left.path, left.fragment ?? "") < (right.path, right.fragment ?? "")
  }
}

/// Where the pages of a site stand.
public struct Addresses: Hashable, Sendable {
  /// The language of the root.
  public var rootLanguage: Language

  /// Addresses of a site whose root is in `rootLanguage`.
  public init(rootLanguage: Language) {
    self.rootLanguage = rootLanguage
  }

  private func inLanguage(_ language: Language, _ path: String) -> Address {
    Address(language == rootLanguage ? path : "\(language.rawValue)/\(path)")
  }

  /// The home page.
  public func home(_ language: Language) -> Address { inLanguage(language, "index.html") }
  /// A page of a case.
  public func page(_ page: CasePage, of slug: String, _ language: Language) -> Address {
    inLanguage(language, "cases/\(slug)/\(page == .lesson ? "lesson" : "index").html")
  }
  /// The encoded steps and corrections of an unknown case.
  public func steps(of slug: String, _ language: Language) -> Address { inLanguage(language, "cases/\(slug)/steps.js") }
  /// The contact sheet of a series of a case.
  public func sheet(of series: String, in slug: String, _ language: Language) -> Address {
    inLanguage(language, "cases/\(slug)/series-\(series).html")
  }
  /// What the viewer needs to know of a series, told as far as `page` of the case tells it.
  public func seriesData(of series: String, for page: CasePage, of slug: String, _ language: Language) -> Address {
    inLanguage(language, "cases/\(slug)/\(page == .lesson ? "lesson-" : "")series-\(series).js")
  }
  /// The self-assessment page; without JavaScript, its links are paged from 1.
  public func selfAssessment(_ language: Language, page: Int = 1) -> Address {
    inLanguage(language, "self-assessment/\(Self.file(ofPage: page))")
  }
  /// A part, from 1, of what tells which questions there are.
  public func questionIndex(_ number: Int, _ language: Language) -> Address {
    inLanguage(language, "self-assessment/index-\(number).js")
  }
  /// The questions of a case that may be asked out of it.
  public func questions(of slug: String, _ language: Language) -> Address {
    inLanguage(language, "cases/\(slug)/questions.js")
  }
  /// A text that is not a case; there is one glossary, whatever its slug.
  public func plainPage(_ kind: PlainPage.Kind, _ slug: String, _ language: Language) -> Address {
    switch kind {
    case .page: inLanguage(language, "pages/\(slug).html")
    case .collection: inLanguage(language, "collections/\(slug)/index.html")
    case .glossary: inLanguage(language, "glossary.html")
    }
  }
  /// Who answers for each case.
  public func register(_ language: Language) -> Address { inLanguage(language, "register.html") }
  /// The list of the collections.
  public func collections(_ language: Language) -> Address { inLanguage(language, "collections/index.html") }
  /// All the cases of a language, newest first, paged from 1.
  public func caseList(_ language: Language, page: Int = 1) -> Address {
    inLanguage(language, "cases/\(Self.file(ofPage: page))")
  }
  /// The words of one kind under which cases stand, paged from 1.
  public func terms(_ kind: IndexKind, _ language: Language, page: Int = 1) -> Address {
    inLanguage(language, "\(kind.rawValue)/\(Self.file(ofPage: page))")
  }
  /// The cases that stand under one word, paged from 1.
  public func term(_ kind: IndexKind, _ slug: String, _ language: Language, page: Int = 1) -> Address {
    inLanguage(language, "\(kind.rawValue)/\(slug)/\(Self.file(ofPage: page))")
  }
  /// Which regions, modalities and levels have cases.
  public func coverage(_ language: Language) -> Address { inLanguage(language, "coverage.html") }
  /// The Atom feed.
  public func feed(_ language: Language) -> Address { inLanguage(language, "feed.xml") }
  /// The list of pages for search engines; its parts, from 1, where one file cannot hold it.
  public func sitemap(part: Int? = nil) -> Address { Address(part.map { "sitemap-\($0).xml" } ?? "sitemap.xml") }
  private static func file(ofPage page: Int) -> String { page == 1 ? "index.html" : "page-\(page).html" }
  /// What a server shows for an address that does not exist.
  public var notFound: Address { Address("404.html") }
}

/// The pages that a case can have.
public enum CasePage: String, Hashable, Sendable {
  /// The only page of an ordinary case.
  case whole
  /// An unknown case as it is met.
  case met
  /// Everything about an unknown case.
  case lesson
}
