import Casebook

/// A list of pages for search engines (sitemaps.org, protocol 0.9), or a list of such lists.
struct SitemapView: Hashable, Sendable {
  /// How many addresses one file may hold (sitemaps.org).
  static let limit = 50_000

  struct Entry: Hashable, Sendable {
    var address: String
    /// Last change of what it says; nil where the content gives no date.
    var changed: CalendarDate?
  }

  var entries: [Entry]
  /// Whether the entries are sitemaps themselves.
  var isIndex: Bool

  var text: String {
    let (root, item) = isIndex ? ("sitemapindex", "sitemap") : ("urlset", "url")
    let items = entries.map { entry in
      let changed = entry.changed.map { "<lastmod>\($0.iso)</lastmod>" } ?? ""
      return "<\(item)><loc>\(XML.text(entry.address))</loc>\(changed)</\(item)>\n"
    }
    return XML.declaration + "<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
      + items.joined() + "</\(root)>\n"
  }
}
