import Casebook
import Diagnostics

/// The newest cases of one language as an Atom feed (RFC 4287). Its dates are those of the content.
struct FeedView: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// Permanent: it outlives the case's title and address.
    var id: String
    var title: String
    var address: String
    var published: CalendarDate
    var changed: CalendarDate
    var authors: [String]
    var summary: String?
  }

  /// How many cases a feed names.
  static let limit = 30

  var id: String
  var language: Language
  var title: String
  var subtitle: String?
  var publisher: String
  var rights: String?
  /// The home page, and the feed itself.
  var home: String
  var address: String
  /// Newest first; at least one.
  var entries: [Entry]

  var text: String {
    let changed = entries.map(\.changed).max()
    var lines = [
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.rawValue)\">", element("id", id),
      element("title", title), element("subtitle", subtitle), element("updated", changed.map(Self.moment)),
      "<author>\(element("name", publisher))</author>", element("rights", rights),
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(XML.text(address))\"/>",
      "<link rel=\"alternate\" type=\"text/html\" href=\"\(XML.text(home))\"/>",
    ]
    for entry in entries {
      lines += [
        "<entry>", element("id", entry.id), element("title", entry.title),
        "<link rel=\"alternate\" type=\"text/html\" href=\"\(XML.text(entry.address))\"/>",
        element("published", Self.moment(entry.published)), element("updated", Self.moment(entry.changed)),
      ]
      lines += entry.authors.map { "<author>\(element("name", $0))</author>" }
      lines += [element("summary", entry.summary), "</entry>"]
    }
    return XML.declaration + (lines + ["</feed>"]).filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private func element(_ name: String, _ text: String?) -> String {
    text.map { "<\(name)>\(XML.text($0))</\(name)>" } ?? ""
  }

  /// RFC 3339 wants a time; the content tells days.
  private static func moment(_ date: CalendarDate) -> String { "\(date.iso)T00:00:00Z" }
}
