import Diagnostics

/// Why nothing was imported.
public enum ImportError: Error, Hashable, Sendable {
  /// There is no such case.
  case noCase(slug: String, path: String)
  /// The name cannot be that of a folder in addresses; `better` can.
  case badName(String, better: String)
  /// A series of this name is there already.
  case taken(name: String)
  /// There is nothing at a path of the deposit.
  case noDeposit(path: String)
  /// The deposit holds no file.
  case emptyDeposit
  /// A number that no series found has.
  case noSuchSeries(Int, count: Int)
  /// The deposit lies in the content folder.
  case depositInContent

  /// What is wrong and what to do.
  public var wording: Wording {
    switch self {
    case .noCase(let slug, let path):
      Wording(
        fr: "il n’y a pas de cas « \(slug) » (\(path)/case.md) : commencez-le par « negatoscope new case \(slug) »",
        en: "there is no case \"\(slug)\" (\(path)/case.md): begin it with \"negatoscope new case \(slug)\"")
    case .badName(let name, let better):
      Wording(
        fr: "« \(name) » ne peut être le nom d’une série ; celui-ci le peut : \(better.isEmpty ? "serie" : better)",
        en: "\"\(name)\" cannot be the name of a series; this one can: \(better.isEmpty ? "series" : better)")
    case .taken(let name):
      Wording(
        fr:
          "le cas a déjà une série « \(name) » : donnez un autre nom par --series, ou --replace pour l’écrire de nouveau",
        en: "the case already has a series \"\(name)\": give another name with --series, or --replace to write it again"
      )
    case .noDeposit(let path):
      Wording(fr: "il n’y a rien en « \(path) »", en: "there is nothing at \"\(path)\"")
    case .emptyDeposit:
      Wording(fr: "aucun fichier à importer", en: "no file to import")
    case .noSuchSeries(let number, let count):
      Wording(
        fr: "il n’y a pas de série \(number) : le dépôt en a \(count)",
        en: "there is no series \(number): the deposit has \(count)")
    case .depositInContent:
      Wording(
        fr:
          "le dépôt est dans le dossier du contenu : les fichiers DICOM portent le nom du patient, sortez-les d’abord",
        en: "the deposit is in the content folder: DICOM files carry the patient's name, take them out first")
    }
  }
}
