import Diagnostics

extension SectionRole {
  /// The heading under which such a section is best known.
  public var name: Wording {
    switch self {
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
