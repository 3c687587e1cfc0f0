import Diagnostics

/// What a server shows for an address that does not exist. It stands alone, since no relative link can be right at an
/// unknown depth.
struct NotFoundView: Hashable, Sendable {
  /// Name of the site.
  var siteTitle: Wording
  /// The languages to say it in, that of the root first.
  var languages: [Language]
  /// Relative link to the icon, the one link of the page: elsewhere than at the top of the site it finds nothing, as
  /// would the icon that a browser asks for by itself.
  var icon: String?

  static let names: [String: TemplateShape] = [
    "language": .text, "pageTitle": .text, "description": .text, "icon": .text,
    "texts": .list(["isFirst": .flag, "language": .text, "title": .text, "text": .text]),
  ]

  func values(_ theme: Theme) -> [String: TemplateValue] {
    let first = languages.first ?? .fr
    return [
      "language": .text(first.rawValue),
      "pageTitle": .text("\(theme.words(first)[.notFoundTitle]) · \(siteTitle[first])"),
      "description": .text(theme.words(first)[.notFoundText]), "icon": .text(icon),
      "texts": .list(
        languages.map { language in
          let words = theme.words(language)
          return [
            "isFirst": .flag(language == first), "language": .text(language.rawValue),
            "title": .text(words[.notFoundTitle]),
            "text": .text(words[.notFoundText]),
          ]
        }),
    ]
  }
}
