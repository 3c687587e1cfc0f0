import Casebook
import Diagnostics

/// An image that lies in a case and is shown nowhere.
enum UnusedImage: SiteCheck {
  static let rule = Rule(
    "unused-image", .warning,
    message: Wording(fr: "l'image « {path} » n'est montrée nulle part", en: "the image \"{path}\" is shown nowhere"),
    remedy: Wording(fr: "montrez-la, ou retirez le fichier", en: "show it, or remove the file"),
    explanation: Wording(
      fr:
        "Une image oubliée dans un dossier n'est pas publiée, mais elle reste dans l'historique ; mieux vaut savoir ce qui y dort.",
      en: "An image forgotten in a folder is not published, but it stays in the history; better know what lies there."))

  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let used = Set(site.texts.flatMap { $0.figures.map(\.path) }).union(MissingImage.meant(in: site, of: snapshot))
    // The images of a draft or of a withdrawn case are not expected on the site.
    let folders = Set(site.texts.map { ContentPath.folder(of: $0.file) })
    return snapshot.images.keys.filter { path in
      // The slices of a series are shown with it.
      guard !used.contains(path), snapshot.texts["\(ContentPath.folder(of: path))/series.yml"] == nil else {
        return false
      }
      return folders.contains { path.hasPrefix($0 + "/") }
    }.map { Diagnostic(rule, at: SourceSpan(file: $0), ["path": $0]) }
  }
}
