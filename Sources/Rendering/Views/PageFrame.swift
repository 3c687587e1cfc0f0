import Casebook
import Diagnostics

/// What is around every page.
struct PageFrame: Hashable, Sendable {
  /// What scripts and styles tell pages apart by.
  enum Kind: String, Hashable, Sendable {
    case home
    case `case`
    case lesson
    case selfAssessment = "self-assessment"
    case page
    case notFound = "not-found"
  }

  /// A link of the header.
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

  var address: Address
  var language: Language
  var kind: Kind
  /// The words before « · Site ».
  var title: String
  var description: String
  var siteTitle: String
  var navigation: [Entry]
  var translations: [Translation]
  var isDemonstration: Bool
  var department: String?
  var licence: String?
  var contact: String?
  var generator: String
  var stylesheet: String
  var scripts: [String]
  var icon: String?

  /// What the template `layout` may name.
  static let names: [String: TemplateShape] = [
    "language": .text, "kind": .text, "title": .text, "description": .text, "generator": .text, "stylesheet": .text,
    "scripts": .list(["href": .text]), "icon": .text, "siteTitle": .text, "homeHref": .text,
    "navigation": .list(["href": .text, "label": .text, "isCurrent": .flag]), "hasTranslations": .flag,
    "translations": .list(["href": .text, "language": .text, "name": .text]), "isDemonstration": .flag,
    "department": .text, "licence": .text, "contact": .text, "content": .html, "words": .words,
  ]

  /// The page around `content`.
  func values(_ words: Words, content: String) -> [String: TemplateValue] {
    [
      "language": .text(language.rawValue), "kind": .text(kind.rawValue), "title": .text("\(title) · \(siteTitle)"),
      "description": .text(description), "generator": .text(generator), "stylesheet": .text(stylesheet),
      "scripts": .list(scripts.map { ["href": .text($0)] }), "icon": .text(icon), "siteTitle": .text(siteTitle),
      "homeHref": .text(navigation.first?.href),
      "navigation": .list(
        navigation.map { ["href": .text($0.href), "label": .text($0.label), "isCurrent": .flag($0.isCurrent)] }),
      "hasTranslations": .flag(!translations.isEmpty),
      "translations": .list(
        translations.map {
          [
            "href": .text($0.href), "language": .text($0.language.rawValue),
            "name": .text(Self.names(of: $0.language)),
          ]
        }),
      "isDemonstration": .flag(isDemonstration), "department": .text(department), "licence": .text(licence),
      "contact": .text(contact), "content": .html(content), "words": .words(words),
    ]
  }

  /// A language's own name for itself.
  private static func names(of language: Language) -> String { language == .fr ? "Français" : "English" }
}
