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

  static func faults(in pages: [BuiltPage], of site: Site) -> [Diagnostic] {
    let secrets = site.cases.filter { $0.head.isUnknown && $0.head.status != .withdrawn }.flatMap { one in
      Disclosure.revealingWords(of: one.head, vocabulary: site.vocabulary).map {
        (word: $0, sought: " \($0.withoutPlurals) ", owner: one)
      }
    }
    guard !secrets.isEmpty else { return [] }
    // What an ordinary case, a plain page or another lesson says of the disease in general gives nothing away: it does
    // not name the case. Every page that does speak of the case asks Disclosure, and is read here.
    let ordinary = Set(
      site.cases.flatMap { one in
        let disclosure = Disclosure(of: one)
        return [site.addresses.page(disclosure.fullPage, of: one.slug, one.language).path]
          + (disclosure.isUnknown ? [site.addresses.steps(of: one.slug, one.language).path] : [])
      } + site.pages.map { site.addresses.plainPage($0.slug, $0.language).path })
    return pages.filter { !ordinary.contains($0.path) && !$0.path.hasPrefix("assets/") }.flatMap {
      page -> [Diagnostic] in
      let text = " \(page.text.folded.withoutPlurals) "
      let name = " \(page.path.folded.withoutPlurals) "
      return secrets.filter { text.contains($0.sought) || name.contains($0.sought) }.map { secret in
        Diagnostic(rule, at: SourceSpan(file: page.path), ["word": secret.word, "case": secret.owner.slug])
      }
    }
  }
}
