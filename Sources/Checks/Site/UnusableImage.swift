import Casebook
import Diagnostics

/// An image file that is used and cannot be published.
enum UnusableImage: SiteCheck {
  static let rule = Rule(
    "unusable-image", .error,
    message: Wording(
      fr: "l'image « {path} » n'est pas utilisable : {reason-fr}",
      en: "the image \"{path}\" cannot be used: {reason-en}"),
    remedy: Wording(
      fr: "enregistrez-la de nouveau en PNG ou en JPEG", en: "save it again as PNG or JPEG"),
    explanation: Wording(
      fr:
        "Le site accepte JPEG, PNG, WebP et TIFF, reconnus à leur contenu et non à leur nom. Un fichier abîmé, vide, démesuré ou d'une autre sorte est refusé.",
      en:
        "The site takes JPEG, PNG, WebP and TIFF, told by their content and not by their name. A damaged, empty, enormous or foreign file is refused."
    ))

  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.texts.flatMap(\.figures).compactMap { figure in
      guard case .refused(let refusal)? = snapshot.images[figure.path] else { return nil }
      let reason = words(for: refusal)
      return Diagnostic(
        rule, at: figure.destinationSpan, ["path": figure.destination, "reason-fr": reason.fr, "reason-en": reason.en])
    }
  }

  private static func words(for refusal: ImageRefusal) -> Wording {
    switch refusal {
    case .unknownKind(let found?): Wording(fr: "c'est un fichier \(found)", en: "it is a \(found) file")
    case .unknownKind(nil): Wording(fr: "ce n'est pas une image connue", en: "it is not a known image")
    case .disguised(_, let content):
      Wording(
        fr: "son nom ne dit pas ce qu'elle est, une image \(content.rawValue.uppercased())",
        en: "its name does not say what it is, a \(content.rawValue.uppercased()) image")
    case .damaged: Wording(fr: "le fichier est abîmé ou coupé", en: "the file is damaged or cut short")
    case .tooLarge(let pixels, let limit):
      Wording(
        fr: "\(pixels / 1_000_000) millions de pixels, \(limit / 1_000_000) au plus",
        en: "\(pixels / 1_000_000) million pixels, \(limit / 1_000_000) at most")
    case .empty: Wording(fr: "le fichier est vide", en: "the file is empty")
    }
  }
}
