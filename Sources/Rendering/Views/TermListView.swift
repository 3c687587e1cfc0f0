import Casebook

/// The words of one kind under which cases stand, with how many each has.
struct TermListView: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var name: String
    var address: Address
    var count: Int
  }

  var crumbs: [Crumb]
  var title: String
  var terms: [Term]
  var paging: Paging

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "terms": .list(["name": .text, "href": .text, "count": .text]),
    "paging": Paging.shape, "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let address = paging.address
    return [
      "crumbs": Crumb.value(crumbs, on: address), "title": .text(title),
      "terms": .list(
        terms.map {
          [
            "name": .text($0.name), "href": .text($0.address.link(from: address)),
            "count": .text(words.count(.cases, $0.count)),
          ]
        }), "paging": paging.value, "words": .words(words),
    ]
  }
}
