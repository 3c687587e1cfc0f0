import Diagnostics

/// What a server shows for an address that does not exist. It stands alone, since no relative link can be right at an
/// unknown depth.
struct NotFoundView: Hashable, Sendable {
  /// Name of the site.
  var siteTitle: Wording
  /// The languages to say it in, that of the root first.
  var languages: [Language]

  static let names: [String: TemplateShape] = [
    "language": .text, "pageTitle": .text, "texts": .list(["isFirst": .flag, "language": .text, "title": .text, "text": .text]),
  ]

  func values(_ theme: Theme) -> [String: TemplateValue] {
    let first = languages.first ?? .fr
    return [
      "language": .text(first.rawValue),
      "pageTitle": .text("\(theme.words(first)[.notFoundTitle]) · \(siteTitle[first])"),
      "texts": .list(
        languages.map { language in
          let words = theme.words(language)
          return [
            "isFirst": .flag(language == first), "language": .text(language.rawValue), "title": .text(words[.notFoundTitle]),
            "text": .text(words[.notFoundText]),
          ]
        }),
    ]
  }
}
