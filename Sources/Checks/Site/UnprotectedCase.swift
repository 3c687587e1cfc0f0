import Casebook
import Diagnostics

/// An unknown case that does not say what is to be kept.
enum UnprotectedCase: SiteCheck {
  static let rule = Rule(
    "unknown-without-diagnosis", .warning,
    message: Wording(
      fr: "ce cas est à découvrir, et ne dit pas ce qu'il faut taire",
      en: "this case is to be discovered, and does not tell what to keep silent"),
    remedy: Wording(
      fr: "ajoutez « diagnostic: … », et au besoin « révélateurs: [ … ] »",
      en: "add \"diagnosis: …\", and if need be \"revealing: [ … ]\""),
    explanation: Wording(
      fr:
        "Le diagnostic et les mots révélateurs sont cherchés dans tout ce qui se lit avant la réponse. Sans eux, rien n'est vérifié.",
      en:
        "The diagnosis and the revealing words are looked for in all that can be read before the answer. Without them nothing is checked."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.readableCases.filter {
      $0.head.isUnknown && $0.head.status == .published && !$0.isTranslation
        && Disclosure.revealingWords(of: $0.head, vocabulary: site.vocabulary).isEmpty
    }.map { Diagnostic(rule, at: $0.head.spans["unknown"] ?? SourceSpan(file: $0.file)) }
  }
}
