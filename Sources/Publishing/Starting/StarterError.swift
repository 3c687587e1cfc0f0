import Diagnostics

/// Why a new site or case was not begun.
public enum StarterError: Error, Hashable, Sendable {
  /// The folder already holds something.
  case notEmpty(path: String)
  /// The name of the case cannot be an address; `better` can, and is empty where nothing of the name can be kept.
  case badName(String, better: String)
  /// There is a case of this name.
  case taken(path: String)
  /// The content folder is not one.
  case noSite(path: String)

  /// What is wrong and what to do.
  public var wording: Wording {
    switch self {
    case .notEmpty(let path):
      Wording(
        fr:
          "le dossier «\u{A0}\(path)\u{A0}» n’est pas vide\u{A0}: rien n’y est écrit\u{A0}; donnez le nom d’un dossier neuf",
        en: "the folder \"\(path)\" is not empty: nothing is written there; give the name of a new folder")
    case .badName(let name, let better) where better.isEmpty:
      Wording(
        fr:
          "«\u{A0}\(name)\u{A0}» ne peut servir d’adresse\u{A0}: des minuscules sans accent, des chiffres et des tirets",
        en: "\"\(name)\" cannot serve as an address: plain lower-case letters, digits and hyphens")
    case .badName(let name, let better):
      Wording(
        fr: "«\u{A0}\(name)\u{A0}» ne peut servir d’adresse\u{A0}; celui-ci le peut\u{A0}: \(better)",
        en: "\"\(name)\" cannot serve as an address; this one can: \(better)")
    case .taken(let path):
      Wording(
        fr: "il y a déjà quelque chose en «\u{A0}\(path)\u{A0}»\u{A0}: rien n’est changé",
        en: "there is already something at \"\(path)\": nothing is changed")
    case .noSite(let path):
      Wording(
        fr:
          "il n’y a pas de site.yml dans «\u{A0}\(path)\u{A0}»\u{A0}: vérifiez --content, ou commencez par «\u{A0}negatoscope new site\u{A0}»",
        en: "there is no site.yml in \"\(path)\": check --content, or begin with \"negatoscope new site\"")
    }
  }
}
