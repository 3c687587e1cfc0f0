import Casebook
import Diagnostics
import Fingerprint

/// Makes the Atom feed of each language that has cases, on a site with a base address.
struct FeedMaker {
  var frames: FrameMaker

  var views: [PageView] {
    guard let base = frames.site.settings.baseAddress else { return [] }
    return frames.languages.compactMap { view($0, base) }
  }

  private func view(_ language: Language, _ base: String) -> PageView? {
    let site = frames.site
    let settings = site.settings
    let entries = zip(frames.cases[language] ?? [], frames.cards[language] ?? []).prefix(FeedView.limit).map {
      one, card in
      FeedView.Entry(
        id: permanent(["case", one.head.id, language.rawValue]), title: card.title,
        address: card.address.absolute(base), published: one.head.date, changed: one.head.changed,
        authors: one.head.authors, summary: card.summary)
    }
    guard !entries.isEmpty else { return nil }
    let address = site.addresses.feed(language)
    return PageView(
      address: address, images: [], frame: nil,
      content: .feed(
        FeedView(
          id: permanent(["feed", language.rawValue]), language: language, title: settings.title[language],
          subtitle: settings.summary?[language], publisher: (settings.department ?? settings.title)[language],
          rights: settings.licence?[language], home: site.addresses.home(language).absolute(base),
          address: address.absolute(base), entries: Array(entries))))
  }

  /// A UUID of the site's and the thing's permanent names (RFC 9562, version 8: the bits of a SHA-256).
  private func permanent(_ names: [String]) -> String {
    var digits = Array(ContentHash(([frames.site.settings.id] + names).joined(separator: "\n")).hexadecimal.prefix(32))
    digits[12] = "8"
    digits[16] = "a"
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:\(groups.joined(separator: "-"))"
  }
}
