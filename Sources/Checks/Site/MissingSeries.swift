import Casebook
import Diagnostics

/// A series that is called and is not there, or is there and is not called.
enum MissingSeries: SiteCheck {
  static let missing = Rule(
    "missing-series", .error,
    message: Wording(
      fr: "« {path} » est un dossier sans « series.yml » : ce n'est pas une série",
      en: "\"{path}\" is a folder without \"series.yml\": it is no series"),
    remedy: Wording(
      fr: "importez la série dans le cas : « negatoscope import dicom DOSSIER --case CAS »",
      en: "import the series into the case: \"negatoscope import dicom FOLDER --case CASE\""),
    explanation: Wording(
      fr:
        "Une image dont l'adresse finit par « / » est une série : un dossier du cas, que l'importation écrit, avec « series.yml » et une image par coupe.",
      en:
        "An image whose address ends with \"/\" is a series: a folder of the case, which the import writes, with \"series.yml\" and an image a slice."
    ))
  static let unused = Rule(
    "unused-series", .warning,
    message: Wording(fr: "la série « {path} » n'est montrée nulle part", en: "the series \"{path}\" is shown nowhere"),
    remedy: Wording(
      fr: "montrez-la : « ![ce qu'elle montre]({written}) », ou retirez son dossier",
      en: "show it: \"![what it shows]({written})\", or remove its folder"),
    explanation: Wording(
      fr: "Une série oubliée n'est pas publiée, mais elle pèse dans le dépôt et y reste.",
      en: "A forgotten series is not published, but it weighs in the repository and stays there."))
  static let rules = [missing, unused]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let folders = snapshot.texts.keys.filter { if case .series = ContentRole(path: $0) { true } else { false } }
      .map(ContentPath.folder)
    let known = Set(folders)
    var faults: [Diagnostic] = []
    for text in site.texts {
      let home = ContentPath.folder(of: text.file) + "/"
      let beside = folders.filter { $0.hasPrefix(home) }.map { String($0.dropFirst(home.count)) + "/" }.sorted()
      for figure in text.figures where figure.isSeries && !known.contains(figure.path) {
        let nearest = NearestName.ofPath(figure.destination, among: beside)
        faults.append(
          Diagnostic(
            missing, at: figure.destinationSpan, ["path": figure.destination],
            remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") }))
      }
    }
    let used = Set(site.texts.flatMap { $0.figures.filter(\.isSeries).map(\.path) })
    let homes = Set(site.texts.map { ContentPath.folder(of: $0.file) + "/" })
    for folder in known.subtracting(used) {
      guard let home = homes.first(where: { folder.hasPrefix($0) }) else { continue }
      faults.append(
        Diagnostic(
          unused, at: SourceSpan(file: folder + "/series.yml"),
          ["path": folder, "written": String(folder.dropFirst(home.count)) + "/"]))
    }
    return faults
  }
}
