import Casebook

/// A page of a list of cases: all of them, or those that stand under one word.
struct CaseListView: Hashable, Sendable {
  /// Another way into the cases.
  struct Way: Hashable, Sendable {
    var title: String
    var address: Address
  }

  var crumbs: [Crumb]
  /// What the title is: « Région ».
  var kind: String?
  var title: String
  /// The cases of all pages.
  var total: Int
  var cards: [CaseCard]
  var paging: Paging
  var ways: [Way]

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "kind": .text, "title": .text, "count": .text, "isEmpty": .flag,
    "cards": .list(CaseCard.names), "paging": Paging.shape, "hasWays": .flag,
    "ways": .list(["title": .text, "href": .text]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let address = paging.address
    return [
      "crumbs": Crumb.value(crumbs, on: address), "kind": .text(kind), "title": .text(title),
      "count": .text(words.count(.cases, total)), "isEmpty": .flag(total == 0),
      "cards": CaseCard.values(cards, on: address, words), "paging": paging.value, "hasWays": .flag(!ways.isEmpty),
      "ways": .list(ways.map { ["title": .text($0.title), "href": .text($0.address.link(from: address))] }),
      "words": .words(words),
    ]
  }
}
