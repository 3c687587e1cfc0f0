import Casebook
import Diagnostics

/// What is around every page.
struct PageFrame: Hashable, Sendable {
  /// What scripts and styles tell pages apart by.
  enum Kind: String, Hashable, Sendable {
    case home
    /// Cases: all of them, or those under one word.
    case list
    /// Words under which cases stand.
    case index
    case coverage
    case register
    case `case`
    case lesson
    case selfAssessment = "self-assessment"
    case page
    case collection
    case glossary
    case notFound = "not-found"
    /// The contact sheet of a series.
    case sheet
  }

  /// A link of the header or the footer.
  struct Entry: Hashable, Sendable {
    var label: String
    var href: String
    var isCurrent: Bool
  }

  /// The same page in another language.
  struct Translation: Hashable, Sendable {
    var language: Language
    var href: String
  }

  /// What stands beside the title of the site.
  struct Logo: Hashable, Sendable {
    var href: String
    /// In CSS pixels, at `height`.
    var width: Int

    static let height = 28
  }

  /// What needs the absolute address of the site.
  struct Absolute: Hashable, Sendable {
    /// The page's own address; nil for one that search engines are to leave out.
    var canonical: String?
    /// The page in each of its languages, its own included; empty where it has one alone.
    var alternates: [Translation]
    /// Relative link to the feed of the language.
    var feed: String?
  }

  var address: Address
  var language: Language
  var kind: Kind
  /// The words before « · Site ».
  var title: String
  var description: String
  /// Under which scripts keep what the reader chose: pages opened as files may share one store.
  var siteID: String
  var siteTitle: String
  var home: String
  var navigation: [Entry]
  var footer: [Entry]
  var translations: [Translation]
  var isDemonstration: Bool
  var department: String?
  var licence: String?
  var contact: String?
  var generator: String
  var stylesheet: String
  /// The styles of what is on few pages: the viewer, the self-assessment.
  var moreStylesheets: [String]
  /// The script that the page waits for.
  var early: String?
  var scripts: [String]
  var icon: String?
  var logo: Logo?
  /// Whether search engines are asked to leave the page out.
  var isKeptFromSearch: Bool
  /// Whether the page belongs in the sitemap: not a stub, nor what would give an unknown case away.
  var isListed: Bool
  /// nil for a site without a base address.
  var absolute: Absolute?

  /// What browsers show.
  var fullTitle: String { "\(title) · \(siteTitle)" }

  private static let entry: [String: TemplateShape] = ["href": .text, "label": .text, "isCurrent": .flag]

  /// What the template `layout` may name.
  static let names: [String: TemplateShape] = [
    "language": .text, "kind": .text, "siteID": .text, "title": .text, "description": .text, "generator": .text,
    "stylesheet": .text, "moreStylesheets": .list(["href": .text]),
    "early": .text, "scripts": .list(["href": .text]), "icon": .text,
    "logo": .scope(["href": .text, "width": .text, "height": .text]), "siteTitle": .text, "homeHref": .text,
    "navigation": .list(entry), "footer": .list(entry), "isKeptFromSearch": .flag, "canonical": .text,
    "alternates": .list(["href": .text, "language": .text]), "feed": .text, "hasTranslations": .flag,
    "translations": .list(["href": .text, "language": .text, "name": .text]), "isDemonstration": .flag,
    "department": .text, "licence": .text, "contact": .text, "content": .html, "words": .words,
  ]

  /// The page around `content`.
  func values(_ words: Words, content: String) -> [String: TemplateValue] {
    [
      "language": .text(language.rawValue), "kind": .text(kind.rawValue), "siteID": .text(siteID),
      "title": .text(fullTitle),
      "description": .text(description), "generator": .text(generator), "stylesheet": .text(stylesheet),
      "moreStylesheets": .list(moreStylesheets.map { ["href": .text($0)] }),
      "early": .text(early), "scripts": .list(scripts.map { ["href": .text($0)] }), "icon": .text(icon),
      "logo": .scope(
        logo.map {
          ["href": .text($0.href), "width": .text(String($0.width)), "height": .text(String(Logo.height))]
        }), "siteTitle": .text(siteTitle),
      "homeHref": .text(home), "navigation": Self.values(navigation), "footer": Self.values(footer),
      "isKeptFromSearch": .flag(isKeptFromSearch), "canonical": .text(absolute?.canonical),
      "alternates": .list(
        (absolute?.alternates ?? []).map { ["href": .text($0.href), "language": .text($0.language.rawValue)] }),
      "feed": .text(absolute?.feed),
      "hasTranslations": .flag(!translations.isEmpty),
      "translations": .list(
        translations.map {
          [
            "href": .text($0.href), "language": .text($0.language.rawValue),
            "name": .text(Self.name(of: $0.language)),
          ]
        }),
      "isDemonstration": .flag(isDemonstration), "department": .text(department), "licence": .text(licence),
      "contact": .text(contact), "content": .html(content), "words": .words(words),
    ]
  }

  private static func values(_ entries: [Entry]) -> TemplateValue {
    .list(entries.map { ["href": .text($0.href), "label": .text($0.label), "isCurrent": .flag($0.isCurrent)] })
  }

  /// A language's own name for itself.
  static func name(of language: Language) -> String { language == .fr ? "Français" : "English" }
}
