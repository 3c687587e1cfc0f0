import Casebook
import Diagnostics

/// A modality or a region that the vocabulary does not know.
enum UnknownTerm: SiteCheck {
  static let rule = Rule(
    "unknown-term", .warning,
    message: Wording(
      fr: "« {term} » n'est pas dans vocabulary/{list}.yml", en: "\"{term}\" is not in vocabulary/{list}.yml"),
    remedy: Wording(
      fr: "corrigez le mot, ou ajoutez-le au vocabulaire", en: "mend the word, or add it to the vocabulary"),
    explanation: Wording(
      fr:
        "Deux écritures d'une même région feraient deux listes. Le vocabulaire dit les mots du service et leurs synonymes.",
      en:
        "Two spellings of one region would make two lists. The vocabulary tells the department's words and their synonyms."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let (regions, modalities) = (TermTable(site.vocabulary.regions), TermTable(site.vocabulary.modalities))
    func faults(
      _ one: Case, _ words: [String], _ terms: [Vocabulary.Term], _ table: TermTable, key: String
    ) -> [Diagnostic] {
      guard !terms.isEmpty, one.head.spans[key] != nil else { return [] }
      return words.enumerated().filter { table[$1] == nil }.compactMap { place, word in
        guard let span = one.head.span(of: key, place) else { return nil }
        let nearest = NearestName.of(word, among: terms.map(\.identifier) + terms.map(\.name.fr))
        return Diagnostic(
          rule, at: span, ["term": word, "list": key],
          remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") })
      }
    }
    return site.readableCases.flatMap { one in
      faults(one, one.head.modalities, site.vocabulary.modalities, modalities, key: "modalities")
        + faults(one, one.head.regions, site.vocabulary.regions, regions, key: "regions")
    }
  }
}
