import Casebook
import Diagnostics

/// What a list tells of a case: its presentation, and nothing that `Disclosure` keeps for its own pages.
struct CaseCard: Hashable, Sendable {
  /// The page to which the card leads.
  var address: Address
  var title: String
  var summary: String?
  var facts: Facts
  var isUnknown: Bool
  var isDraft: Bool
  /// The first figure that may be shown.
  var image: PublishedImage?

  init(of one: Case, in site: Site) {
    let disclosure = Disclosure(of: one)
    let figure = one.figures.first { figure in
      figure.number != nil && disclosure.tells(.step(disclosure.step(at: figure.span.start)), at: .elsewhere)
    }
    address = site.addresses.page(disclosure.pages[0], of: one.slug, one.language)
    title = one.head.title
    summary = one.head.summary
    facts = Facts(of: one, index: site.index(one.language))
    isUnknown = disclosure.isUnknown
    isDraft = one.head.status == .draft
    image = figure.flatMap { site.images[$0.path] }
  }

  /// What the template `films` may name of each card.
  static let names: [String: TemplateShape] = [
    "href": .text, "title": .text, "summary": .text, "facts": .text, "isUnknown": .flag, "isDraft": .flag,
    "image": .html,
  ]

  /// The cards of a list, as they stand on `page`. What is below the first screen is loaded late.
  static func values(_ cards: [CaseCard], on page: Address, _ words: Words) -> TemplateValue {
    .list(scopes(cards, on: page, words))
  }

  /// The names of each card.
  static func scopes(_ cards: [CaseCard], on page: Address, _ words: Words) -> [[String: TemplateValue]] {
    let writer = FigureWriter(context: WritingContext(page: page), words: words)
    return cards.enumerated().map { index, card in
      [
        "href": .text(card.address.link(from: page)), "title": .text(card.title), "summary": .text(card.summary),
        "facts": .text(card.factLine(words)), "isUnknown": .flag(card.isUnknown),
        "isDraft": .flag(card.isDraft),
        "image": .html(
          card.image.map {
            writer.card($0, loading: index == 0 ? .first : .late)
          }),
      ]
    }
  }

  /// « Femme · 57 ans · TDM »
  func factLine(_ words: Words) -> String { facts.entries(words).map(\.text).joined(separator: " · ") }
}
