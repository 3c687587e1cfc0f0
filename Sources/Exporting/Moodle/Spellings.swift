import Casebook

/// The ways to write a short answer that the site takes as one, for a place that compares letter by letter.
enum Spellings {
  /// The answer as written, then with a straight apostrophe, without hyphens, without its article, without accents, and
  /// all of these together; case aside, each once.
  static func of(_ answer: String) -> [String] {
    var all = [answer]
    for change in [straight, spaced, withoutArticle, \String.withoutAccents as (String) -> String] {
      all += all.map(change)
    }
    var known: Set<String> = []
    return all.filter { !$0.isEmpty && known.insert($0.lowercased()).inserted }
  }

  private static func straight(_ text: String) -> String { text.replacing("’", with: "'") }

  private static func spaced(_ text: String) -> String {
    text.replacing(/[-\u{2010}\u{2011}]/, with: " ").replacing("\u{A0}", with: " ")
  }

  private static func withoutArticle(_ text: String) -> String {
    guard let end = text.firstIndex(where: { " '’\u{A0}".contains($0) }), Mark.articles.contains(text[..<end].folded)
    else { return text }
    let rest = text[text.index(after: end)...].drop { $0 == " " }
    return rest.isEmpty ? text : String(rest)
  }
}
