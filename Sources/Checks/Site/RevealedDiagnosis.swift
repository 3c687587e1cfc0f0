import Casebook
import Diagnostics
import Markdown

/// Words of an unknown case that name what is to be discovered, where they can be read before it is.
enum RevealedDiagnosis: SiteCheck {
  static let rule = Rule(
    "revealed-diagnosis", .error,
    message: Wording(
      fr: "« {word} » donne le diagnostic avant qu'il soit trouvé",
      en: "\"{word}\" gives the diagnosis away before it is found"),
    remedy: Wording(
      fr: "changez les mots, ou placez-les après la première question",
      en: "change the words, or put them after the first question"),
    explanation: Wording(
      fr:
        "Dans un cas à découvrir, le titre, le dossier, le résumé et tout ce qui précède la première réponse ne nomment ni le diagnostic, ni ses synonymes, ni les mots de « revealing ».",
      en:
        "In an unknown case the title, the folder, the summary and all that stands before the first answer name neither the diagnosis, nor its synonyms, nor the words of \"revealing\"."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.readableCases.filter(\.head.isUnknown).flatMap { one -> [Diagnostic] in
      let words = Disclosure.revealingWords(of: one.head, vocabulary: site.vocabulary)
      return Disclosure(of: one).plainWords(of: one).compactMap { text, span in
        let folded = " \(text.folded) "
        guard let word = words.first(where: { folded.contains(" \($0) ") }) else { return nil }
        return Diagnostic(rule, at: span, ["word": word])
      }
    }
  }
}
