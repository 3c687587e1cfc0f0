import Casebook
import Diagnostics

/// Words that give an unknown case away, in any built file but its lesson and its encoded data.
enum PageLeak {
  static let rule = Rule(
    "leaked-diagnosis", .error,
    message: Wording(
      fr: "« {word} », qui est à découvrir dans « {case} », se lit dans cette page",
      en: "\"{word}\", which is to be discovered in \"{case}\", can be read in this page"),
    remedy: Wording(
      fr: "retirez le mot de ce texte, ou des mots à cacher (« revealing ») de ce cas",
      en: "remove the word from this text, or from the words to hide (\"revealing\") of that case"),
    explanation: Wording(
      fr: "Un cas à découvrir ne l'est plus si une liste, une autre page ou le nom d'un fichier le nomme.",
      en: "An unknown case is unknown no more if a list, another page or the name of a file names it."))
  static let rules = [rule]

  /// A case to discover and the words that name it.
  private struct Secret {
    var slug: String
    /// Each word, and how it stands in a folded text.
    private var words: [(word: String, sought: String)]

    init(slug: String, words: [String]) {
      self.slug = slug
      self.words = words.map { ($0, " \($0.withoutPlurals) ") }
    }

    /// The words that `text` says.
    func told(by text: String) -> [String] {
      let text = " \(text.folded.withoutPlurals) "
      return words.filter { text.contains($0.sought) }.map(\.word)
    }
  }

  /// A disease may be spoken of: a case in clear of the same one, its keyword, its place in an index give nothing away.
  /// What must not be is that it is said of the case: on its own page as it is met, in what another page or file says
  /// of it beside a link to it, or by the name of a page that lists it. Each page is read once, whatever the number of
  /// cases.
  static func faults(in pages: [BuiltPage], of site: Site) -> [Diagnostic] {
    var owners: [String: Secret] = [:]
    var own: Set<String> = []
    var exempt = Set(
      site.pages.filter { $0.kind != .collection }.map { site.addresses.plainPage($0.kind, $0.slug, $0.language).path })
    for one in site.cases where one.head.status != .withdrawn {
      let disclosure = Disclosure(of: one)
      exempt.insert(site.addresses.page(disclosure.fullPage, of: one.slug, one.language).path)
      guard disclosure.isUnknown else { continue }
      exempt.insert(site.addresses.steps(of: one.slug, one.language).path)
      let words = Disclosure.revealingWords(of: one.head, vocabulary: site.vocabulary)
      for page in disclosure.pages {
        owners[site.addresses.page(page, of: one.slug, one.language).path] = Secret(slug: one.slug, words: words)
      }
      own.insert(site.addresses.page(.met, of: one.slug, one.language).path)
    }
    guard !owners.isEmpty else { return [] }
    return pages.filter { !exempt.contains($0.path) && !$0.path.hasPrefix("assets/") }.flatMap { page in
      var found: [(word: String, slug: String)] = []
      if own.contains(page.path), let secret = owners[page.path] {
        found = secret.told(by: page.path + " " + page.text).map { ($0, secret.slug) }
      } else {
        let name = Self.name(of: page)
        for (target, text) in linked(in: page, base: site.settings.baseAddress.map { "\($0)/" }) {
          guard let secret = owners[target] else { continue }
          found += secret.told(by: name + " " + text).map { ($0, secret.slug) }
        }
      }
      return found.map { Diagnostic(rule, at: SourceSpan(file: page.path), ["word": $0.word, "case": $0.slug]) }
    }
  }

  /// The path and the title.
  private static func name(of page: BuiltPage) -> String {
    let title = page.text.firstRange(of: "<title>").flatMap { open in
      let rest = page.text[open.upperBound...]
      return rest.firstRange(of: "</title>").map { rest[..<$0.lowerBound] }
    }
    return "\(page.path) \(title ?? "")"
  }

  /// Every file that the page leads to, with what stands from the link to the next one or to the end of the list or
  /// section. An entry of a feed, which begins with its title, is read whole.
  private static func linked(in page: BuiltPage, base: String?) -> [(target: String, text: String)] {
    let bytes = Array(page.text.utf8)
    let isFeed = page.path.hasSuffix(".xml")
    let starts = places(of: isFeed ? "<entry>" : "href=\"", in: bytes)
    return starts.enumerated().compactMap { index, start in
      let piece = bytes[start..<(index + 1 < starts.count ? starts[index + 1] : bytes.count)]
      guard let link = isFeed ? places(of: "href=\"", in: Array(piece)).first.map({ start + $0 }) : start,
        let quote = bytes[link...].firstIndex(of: UInt8(ascii: "\""))
      else { return nil }
      let written = String(decoding: bytes[link..<quote], as: UTF8.self)
      guard let file = written.split(separator: "#").first,
        let target = isFeed
          ? base.map({ String(file).replacing($0, with: "", maxReplacements: 1) })
          : ContentPath.resolve(String(file), from: page.path)
      else { return nil }
      let rest = String(decoding: piece, as: UTF8.self)
      let end = ["</ul>", "</section>", "</nav>"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
      return (target, String(rest[..<(isFeed ? rest.endIndex : end ?? rest.endIndex)]))
    }
  }

  /// Where each `mark` ends.
  private static func places(of mark: String, in bytes: [UInt8]) -> [Int] {
    let mark = Array(mark.utf8)
    guard let first = mark.first, bytes.count >= mark.count else { return [] }
    return (0...bytes.count - mark.count).filter { bytes[$0] == first && bytes[$0...].starts(with: mark) }
      .map { $0 + mark.count }
  }
}
