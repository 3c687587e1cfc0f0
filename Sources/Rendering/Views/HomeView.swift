import Casebook

/// The home page: the newest cases as films on a light box, the way to all of them, how to begin.
struct HomeView: Hashable, Sendable {
  /// How many cases it shows.
  static let newest = 12

  var address: Address
  var title: String
  var summary: String?
  var cards: [CaseCard]
  /// All cases, and their questions.
  var cases: Int
  var questions: Int
  /// The collections, by title.
  var collections: [CollectionListView.Item]
  /// All the cases.
  var list: Address

  static let names: [String: TemplateShape] = [
    "title": .text, "summary": .text, "count": .text, "isEmpty": .flag, "cards": .list(CaseCard.names),
    "allHref": .text, "all": .text, "hasCollections": .flag, "collections": CollectionListView.shape, "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let counts = [words.count(.cases, cases)] + (questions > 0 ? [words.count(.questions, questions)] : [])
    return [
      "title": .text(title), "summary": .text(summary), "count": .text(counts.joined(separator: " · ")),
      "isEmpty": .flag(cards.isEmpty), "cards": CaseCard.values(cards, on: address, words),
      "allHref": .text(list.link(from: address)),
      "all": .text(words[.homeAll, ["count": words.count(.cases, cases)]]),
      "hasCollections": .flag(!collections.isEmpty),
      "collections": CollectionListView.value(collections, on: address, words), "words": .words(words),
    ]
  }
}
