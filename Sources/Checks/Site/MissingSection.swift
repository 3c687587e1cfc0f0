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
        let name = name(of: role)
        let span = one.head.spans["title"] ?? SourceSpan(file: one.file)
        return Diagnostic(rule, at: span, ["section-fr": name.fr, "section-en": name.en])
      }
    }
  }

  private static func name(of role: SectionRole) -> Wording {
    switch role {
    case .presentation: Wording(fr: "Présentation", en: "Presentation")
    case .findings: Wording(fr: "Sémiologie", en: "Findings")
    case .diagnosis: Wording(fr: "Diagnostic", en: "Diagnosis")
    case .differential: Wording(fr: "Diagnostic différentiel", en: "Differential diagnosis")
    case .discussion: Wording(fr: "Discussion", en: "Discussion")
    case .takeHome: Wording(fr: "À retenir", en: "Key points")
    case .references: Wording(fr: "Références", en: "References")
    }
  }
}
