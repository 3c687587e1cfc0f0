import Casebook

/// The home page: the cases as films on a light box.
struct HomeView: Hashable, Sendable {
  /// One case.
  struct Card: Hashable, Sendable {
    var href: String
    var title: String
    var summary: String?
    var facts: Facts
    var isUnknown: Bool
    var image: PublishedImage?
  }

  var address: Address
  var title: String
  var summary: String?
  var cards: [Card]

  static let names: [String: TemplateShape] = [
    "title": .text, "summary": .text, "count": .text, "isEmpty": .flag,
    "cards": .list([
      "href": .text, "title": .text, "summary": .text, "facts": .text, "isUnknown": .flag, "image": .html,
    ]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let writer = FigureWriter(context: WritingContext(page: address), words: words)
    return [
      "title": .text(title), "summary": .text(summary), "count": .text(words.count(.cases, cards.count)),
      "isEmpty": .flag(cards.isEmpty),
      "cards": .list(
        cards.enumerated().map { index, card in
          [
            "href": .text(card.href), "title": .text(card.title), "summary": .text(card.summary),
            "facts": .text(card.facts.entries(words).map(\.text).joined(separator: " · ")),
            "isUnknown": .flag(card.isUnknown),
            "image": .html(
              card.image.map {
                writer.picture($0, alternative: "", sizes: "(min-width: 40rem) 20rem, 100vw", isLazy: index > 5)
              }),
          ]
        }), "words": .words(words),
    ]
  }
}
