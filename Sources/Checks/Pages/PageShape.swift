import Casebook
import Diagnostics

/// What every page has: a title, a language, one main heading, a description; a way that leads to it; a kind of file
/// that a static site serves. A fault here is the theme's or the program's.
enum PageShape {
  static let title = Rule.error(
    "page-title", fr: "la page n'a pas de titre", en: "the page has no title",
    remedyFr: "écrivez « <title> » dans le modèle du thème", remedyEn: "write \"<title>\" in the theme's template",
    why: Wording(
      fr: "Le titre nomme la page dans un onglet, un historique, une recherche (WCAG 2.2, 2.4.2).",
      en: "The title names the page in a tab, a history, a search (WCAG 2.2, 2.4.2)."))
  static let language = Rule.error(
    "page-language", fr: "la page ne dit pas sa langue", en: "the page does not tell its language",
    remedyFr: "écrivez « <html lang=…> » dans le modèle du thème",
    remedyEn: "write \"<html lang=…>\" in the theme's template",
    why: Wording(
      fr: "La langue dit à un lecteur d'écran comment prononcer (WCAG 2.2, 3.1.1).",
      en: "The language tells a screen reader how to pronounce (WCAG 2.2, 3.1.1)."))
  static let heading = Rule.error(
    "page-heading", fr: "la page a {count} titres « h1 », et non un",
    en: "the page has {count} \"h1\" headings, not one",
    remedyFr: "gardez un seul « h1 » dans le modèle du thème", remedyEn: "keep one \"h1\" in the theme's template",
    why: Wording(
      fr: "Un seul titre principal dit de quoi parle la page.", en: "One main heading tells what the page is about."))
  static let description = Rule.error(
    "page-description", fr: "la page n'a pas de description", en: "the page has no description",
    remedyFr: "écrivez « <meta name=\"description\"> » dans le modèle du thème",
    remedyEn: "write \"<meta name=\"description\">\" in the theme's template",
    why: Wording(
      fr: "La description dit en une phrase ce qu'on trouvera, dans une liste de résultats.",
      en: "The description says in a sentence what will be found, in a list of results."))
  static let orphan = Rule.error(
    "orphan-page", fr: "aucune page ne mène à celle-ci", en: "no page leads to this one",
    remedyFr: "liez-la depuis une autre page, ou retirez son texte",
    remedyEn: "link it from another page, or remove its text",
    why: Wording(
      fr: "Une page où rien ne mène n'est lue que par qui en connaît l'adresse.",
      en: "A page to which nothing leads is read by those who know its address alone."))
  static let kind = Rule.error(
    "output-type", fr: "« {path} » n'est pas d'une sorte que le site publie",
    en: "\"{path}\" is not of a kind that the site publishes",
    remedyFr: "retirez ce fichier du thème ; les noms sont en ASCII, les sortes : {kinds}",
    remedyEn: "remove this file from the theme; names are in ASCII, kinds are: {kinds}",
    why: Wording(
      fr:
        "Un serveur sait servir quelques sortes de fichiers, aux noms sans accent ; le site n'en publie pas d'autres.",
      en: "A server knows how to serve a few kinds of files, with names without accents; the site publishes no others.")
  )
  static let rules = [title, language, heading, description, orphan, kind]

  private static let kinds = ["html", "css", "js", "json", "xml", "txt", "webp", "png", "jpg", "svg", "ico", "woff2"]

  static func faults(in pages: [ScannedPage], files: Set<String>, of site: Site) -> [Diagnostic] {
    pages.filter { !$0.isStub }.flatMap(shape) + orphans(in: pages, of: site) + wrongKinds(of: files)
  }

  private static func shape(of page: ScannedPage) -> [Diagnostic] {
    let place = SourceSpan(file: page.path)
    var faults: [Diagnostic] = []
    if page.title.allSatisfy(\.isWhitespace) { faults.append(Diagnostic(title, at: place)) }
    if page.tags.first(where: { $0.name == "html" })?["lang"].map(\.isEmpty) ?? true {
      faults.append(Diagnostic(language, at: place))
    }
    let headings = page.tags.count { $0.name == "h1" }
    if headings != 1 { faults.append(Diagnostic(heading, at: place, ["count": String(headings)])) }
    let described = page.tags.first { $0.name == "meta" && $0["name"] == "description" }?["content"] ?? ""
    if described.allSatisfy(\.isWhitespace) { faults.append(Diagnostic(description, at: place)) }
    return faults
  }

  /// Pages that cannot be reached from a home page. The page of absent addresses is shown by the server, and a stub
  /// answers for an address that was.
  private static func orphans(in pages: [ScannedPage], of site: Site) -> [Diagnostic] {
    let known = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    var reached = Set(Language.allCases.map { site.addresses.home($0).path }.filter { known[$0] != nil })
    var open = Array(reached)
    while let path = open.popLast() {
      for tag in known[path]?.tags ?? [] where tag.name == "a" {
        guard let href = tag["href"], Site.scheme(of: href) == nil,
          let file = ContentPath.resolve(String(href.prefix { $0 != "#" }), from: path), known[file] != nil
        else { continue }
        if reached.insert(file).inserted { open.append(file) }
      }
    }
    let stubs = Set(
      site.cases.flatMap { one in
        let withdrawn = one.head.status == .withdrawn ? [one.slug] : []
        return (withdrawn + one.head.aliases).map { site.addresses.page(.whole, of: $0, one.language).path }
      })
    return pages.filter { page in
      !reached.contains(page.path) && !page.isStub && !page.path.hasSuffix("404.html") && !stubs.contains(page.path)
    }.map { Diagnostic(orphan, at: SourceSpan(file: $0.path)) }
  }

  private static func wrongKinds(of files: Set<String>) -> [Diagnostic] {
    files.filter { path in
      let ending = path.split(separator: ".").last.map(String.init) ?? ""
      return !kinds.contains(ending) || !path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }.map {
      Diagnostic(kind, at: SourceSpan(file: $0), ["path": $0, "kinds": kinds.joined(separator: ", ")])
    }
  }
}
