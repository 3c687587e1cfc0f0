import Casebook
import Diagnostics

/// An image without words for who cannot see it.
enum MissingAlternative: SiteCheck {
  static let missing = Rule(
    "missing-alternative", .error,
    message: Wording(fr: "cette image n'a pas de texte de remplacement", en: "this image has no alternative text"),
    remedy: Wording(
      fr: "écrivez entre les crochets ce que l'image montre : ![Scanner cervical, coupe axiale](…)",
      en: "write between the brackets what the image shows: ![Cervical CT, axial slice](…)"),
    explanation: Wording(
      fr:
        "Le texte entre crochets est lu à qui ne voit pas l'image, et s'affiche quand elle manque. Il dit ce qu'elle montre.",
      en:
        "The text in brackets is read to those who cannot see the image, and shown when it is missing. It says what it shows."
    ))

  static let fileName = Rule(
    "file-name-alternative", .error,
    message: Wording(
      fr: "le texte de remplacement « {text} » est un nom de fichier",
      en: "the alternative text \"{text}\" is a file name"),
    remedy: Wording(fr: "écrivez ce que l'image montre", en: "write what the image shows"),
    explanation: Wording(
      fr: "Un nom de fichier ne dit rien à qui ne voit pas l'image.",
      en: "A file name says nothing to those who cannot see the image."))

  static let rules = [missing, fileName]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    // Made once: each is compiled when it is first used.
    let file = /\s*[\w\-. ]+\.(png|jpe?g|webp|tiff?|gif|bmp)\s*/.ignoresCase()
    let camera = /\s*(IMG|DSC|DSCN|image|scan)[_\-]?\d+\s*/.ignoresCase()
    return site.texts.flatMap(\.figures).compactMap { figure in
      let words = figure.alternative
      if words.allSatisfy(\.isWhitespace) { return Diagnostic(missing, at: figure.span) }
      if words.wholeMatch(of: file) != nil || words.wholeMatch(of: camera) != nil {
        return Diagnostic(fileName, at: figure.span, ["text": words])
      }
      return nil
    }
  }
}
