import Casebook

/// The line of facts under a case's title; those that other cases share lead to them.
struct CaseFacts: Hashable, Sendable {
  /// One word, and the page of the cases that stand under it.
  struct Item: Hashable, Sendable {
    var text: String
    var page: Address?
  }

  /// One fact: a date, or words.
  struct Fact: Hashable, Sendable {
    var kind: String
    var items: [Item] = []
    var date: CalendarDate?
  }

  private let facts: [Fact]
  /// The tags, if they may be told at `place`.
  let tags: [Item]

  /// The facts of `one` as they may be told at `place`, in the words of `words`.
  init(of one: Case, at place: Disclosure.Place, in site: Site, _ words: Words) {
    let index = site.index(one.language)
    let head = one.head
    func item(_ kind: IndexKind, _ word: String) -> Item {
      guard let term = index.term(kind, named: word) else { return Item(text: index.name(kind, of: word)) }
      return Item(text: words.name(of: term), page: site.addresses.term(kind, term.slug, one.language))
    }
    func fact(_ kind: String, _ items: [Item]) -> Fact? { items.isEmpty ? nil : Fact(kind: kind, items: items) }
    func plain(_ text: String?) -> [Item] { text.map { [Item(text: $0.capitalizedFirst)] } ?? [] }
    facts = [
      fact("sex", plain(head.patient?.sex.map(words.sex))), fact("age", plain(head.patient?.age.map(words.age))),
      fact("modality", head.modalities.map { item(.modalities, $0) }),
      fact("region", head.regions.map { item(.regions, $0) }),
      fact("level", head.level.map { [item(.levels, $0.rawValue)] } ?? []), Fact(kind: "date", date: head.date),
      fact("authors", head.authors.map { item(.authors, $0) }),
      fact("meeting", head.meeting.map { [item(.meetings, $0)] } ?? []),
    ].compactMap { $0 }
    tags = Disclosure(of: one).tells(.tags, at: place) ? head.tags.map { item(.tags, $0) } : []
  }

  static let itemShape: [String: TemplateShape] = ["text": .text, "href": .text, "separator": .text]
  /// What the template `case` may name of each fact.
  static let shape: TemplateShape = .list([
    "kind": .text, "items": .list(itemShape), "text": .text, "datetime": .text,
  ])

  func value(on page: Address, _ words: Words) -> TemplateValue {
    .list(
      facts.map { fact in
        [
          "kind": .text(fact.kind), "items": Self.value(fact.items, on: page),
          "text": .text(fact.date.map(words.date)), "datetime": .text(fact.date?.iso),
        ]
      })
  }

  static func value(_ items: [Item], on page: Address) -> TemplateValue {
    .list(
      items.enumerated().map { index, item in
        [
          "text": .text(item.text), "href": .text(item.page?.link(from: page)),
          "separator": .text(index == 0 ? nil : ", "),
        ]
      })
  }
}
