import Casebook

/// A list cut into pages, and the links from one to the others.
struct Paging: Hashable, Sendable {
  /// How many cases a page holds.
  static let casesAPage = 60
  /// How many words of an index a page holds: they are short.
  static let termsAPage = 300

  /// From 1.
  var number: Int
  /// The pages, in order.
  var addresses: [Address]

  /// `items` cut to pages of at most `size`, each with its paging; one empty page where there are none.
  static func pages<Item>(
    of items: [Item], size: Int, at address: (Int) -> Address
  ) -> [(items: [Item], paging: Paging)] {
    let count = max(1, (items.count + size - 1) / size)
    let addresses = (1...count).map(address)
    return (0..<count).map { page in
      (Array(items[page * size..<min(items.count, (page + 1) * size)]), Paging(number: page + 1, addresses: addresses))
    }
  }

  /// Where this page stands.
  var address: Address { addresses[number - 1] }
  var isFirst: Bool { number == 1 }

  private static let link: TemplateShape = .scope(["href": .text])

  /// What the template `paging` may name.
  static let shape: TemplateShape = .scope([
    "previous": link, "next": link, "items": .list(["href": .text, "number": .text, "isCurrent": .flag]),
  ])

  /// Nothing for a list of one page. Of many pages the first, the last and those around are named.
  var value: TemplateValue {
    guard addresses.count > 1 else { return .scope(nil) }
    func link(_ number: Int) -> TemplateValue {
      .scope(
        (1...addresses.count).contains(number)
          ? ["href": .text(addresses[number - 1].link(from: address))] : nil)
    }
    let shown = Set([1, addresses.count] + (number - 2...number + 2)).filter { (1...addresses.count).contains($0) }
    var items: [[String: TemplateValue]] = []
    var last = 0
    for page in shown.sorted() {
      // A gap of one page is no shorter than its number.
      if page == last + 2 { items.append(item(page - 1)) } else if page > last + 2 { items.append(Self.gap) }
      items.append(item(page))
      last = page
    }
    return .scope(["previous": link(number - 1), "next": link(number + 1), "items": .list(items)])
  }

  private static let gap: [String: TemplateValue] = [
    "href": .text(nil), "number": .text(nil), "isCurrent": .flag(false),
  ]

  private func item(_ page: Int) -> [String: TemplateValue] {
    [
      "href": .text(addresses[page - 1].link(from: address)), "number": .text(String(page)),
      "isCurrent": .flag(page == number),
    ]
  }
}

extension Words {
  /// A page's title, its number told from the second on.
  func title(_ title: String, page: Int) -> String {
    page == 1 ? title : self[.pagingTitle, ["title": title, "n": String(page)]]
  }
}
