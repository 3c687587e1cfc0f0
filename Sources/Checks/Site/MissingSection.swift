import Casebook
import Diagnostics

/// A section that `site.yml` requires of every published case.
enum MissingSection: SiteCheck {
  static let rule = Rule(
    "missing-section", .error,
    message: Wording(fr: "il manque une section « {section-fr} »", en: "a section \"{section-en}\" is missing"),
    remedy: Wording(fr: "ajoutez un titre « ## {section-fr} »", en: "add a heading \"## {section-en}\""),
    explanation: Wording(
      fr: "« required-sections » de site.yml dit ce que tout cas publié doit contenir.",
      en: "\"required-sections\" of site.yml says what every published case must hold."))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.readableCases.filter { $0.head.status == .published }.flatMap { one in
      site.settings.requiredSections.filter { role in !one.sections.contains { $0.role == role } }.map { role in
        let name = role.name
        let span = one.head.spans["title"] ?? SourceSpan(file: one.file)
        return Diagnostic(rule, at: span, ["section-fr": name.fr, "section-en": name.en])
      }
    }
  }
}
