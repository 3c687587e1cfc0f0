import Casebook
import Markdown

/// A collection: the author's text, and the cases in the author's order, as films.
struct CollectionView: Hashable, Sendable {
  /// A case, and why it is read here.
  struct Entry: Hashable, Sendable {
    /// From 1 in the collection.
    var number: Int
    var card: CaseCard
    var note: [Inline]
    var more: [Block]
  }

  /// A stretch of the page.
  enum Piece: Hashable, Sendable {
    case text([Part])
    case cases([Entry])

    var cards: [CaseCard] {
      switch self {
      case .text: []
      case .cases(let entries): entries.map(\.card)
      }
    }
  }

  var crumbs: [Crumb]
  var title: String
  var summary: String?
  var pieces: [Piece]
  var context: WritingContext

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "summary": .text, "count": .text, "words": .words,
    "pieces": .list([
      "body": .html, "hasCards": .flag,
      "cards": .list(CaseCard.names.merging(["number": .text, "note": .html]) { own, _ in own }),
    ]),
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let writer = StepWriter(context: context, words: words, isSealed: false)
    return [
      "crumbs": Crumb.value(crumbs, on: context.page), "title": .text(title), "summary": .text(summary),
      "count": .text(words.count(.cases, pieces.reduce(0) { $0 + $1.cards.count })), "words": .words(words),
      "pieces": .list(
        pieces.map { piece in
          switch piece {
          case .text(let parts):
            ["body": .html(writer.parts(parts, below: 1)), "hasCards": .flag(false), "cards": .list([])]
          case .cases(let entries):
            [
              "body": .html(nil), "hasCards": .flag(!entries.isEmpty),
              "cards": .list(
                zip(entries, CaseCard.scopes(entries.map(\.card), on: context.page, words)).map { entry, card in
                  card.merging([
                    "number": .text("\(entry.number)"),
                    "note": .html(writer.parts([.blocks(entry.blocks)], below: 1)),
                  ]) { own, _ in own }
                }),
            ]
          }
        }),
    ]
  }
}

extension CollectionView.Entry {
  /// The note and what follows it, as blocks.
  fileprivate var blocks: [Block] {
    let first = note.first.map { [Block(.paragraph(note), at: $0.span)] } ?? []
    return first + more
  }
}

/// The list of the collections.
struct CollectionListView: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    var title: String
    var summary: String?
    var count: Int
    var address: Address
  }

  var crumbs: [Crumb]
  var title: String
  var address: Address
  var items: [Item]

  /// What lists tell of `collections`.
  static func items(of collections: [PlainPage], in site: Site) -> [Item] {
    collections.map {
      Item(
        title: $0.title ?? $0.slug, summary: $0.summary, count: $0.entries.count,
        address: site.addresses.plainPage(.collection, $0.slug, $0.language))
    }
  }

  /// What templates may name of each.
  static let shape: TemplateShape = .list(["href": .text, "title": .text, "summary": .text, "count": .text])

  static func value(_ items: [Item], on page: Address, _ words: Words) -> TemplateValue {
    .list(
      items.map {
        [
          "href": .text($0.address.link(from: page)), "title": .text($0.title), "summary": .text($0.summary),
          "count": .text(words.count(.cases, $0.count)),
        ]
      })
  }

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "collections": shape, "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    [
      "crumbs": Crumb.value(crumbs, on: address), "title": .text(title),
      "collections": Self.value(items, on: address, words), "words": .words(words),
    ]
  }
}
