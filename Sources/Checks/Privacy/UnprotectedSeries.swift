import Casebook
import Diagnostics

/// A series that may show who the patient is, and that nobody has looked at.
enum UnprotectedSeries: SiteCheck {
  static let burnedIn = Rule(
    "burned-in", .error,
    message: Wording(
      fr: "un nom peut être incrusté dans les images de cette série",
      en: "a name may be burned into the images of this series"),
    remedy: Wording(
      fr:
        "regardez chaque coupe ; masquez (« masks: », ou --mask à l'importation), ou signez : « signed: » puis « - { for: burned-in, by: …, on: … } »",
      en:
        "look at each slice; mask it (\"masks:\", or --mask at import), or sign: \"signed:\" then \"- { for: burned-in, by: …, on: … }\""
    ),
    explanation: Wording(
      fr:
        "Une échographie, une capture d'écran ou une image en couleurs porte souvent le nom du patient dans ses pixels, où aucun programme ne le trouve à coup sûr.",
      en:
        "An ultrasound image, a screen capture or a picture in colour often carries the patient's name in its pixels, where no program is sure to find it."
    ))
  static let face = Rule(
    "face", .error,
    message: Wording(
      fr: "un visage pourrait être reconstruit de ce volume", en: "a face could be rendered from this volume"),
    remedy: Wording(
      fr:
        "masquez le visage (« masks: », ou --mask à l'importation), ou signez : « signed: » puis « - { for: face, by: …, on: … } »",
      en: "mask the face (\"masks:\", or --mask at import), or sign: \"signed:\" then \"- { for: face, by: …, on: … }\""
    ),
    explanation: Wording(
      fr:
        "D'un volume de la tête ou du cou, on reconstruit un visage que ses proches reconnaissent. Un fantôme n'en a pas : « images: fantôme » suffit.",
      en:
        "From a volume of the head or the neck a face can be rendered that relatives recognise. A phantom has none: \"images: phantom\" is enough."
    ))
  static let rules = [burnedIn, face]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    var told: Set<String> = []
    return site.readableCases.filter { $0.head.attestation.images != .phantom }.flatMap { one in
      one.figures.compactMap { $0.isSeries ? site.series[$0.path]?.series : nil }
        .filter { told.insert($0.file).inserted }.flatMap(faults)
    }
  }

  private static func faults(of series: Series) -> [Diagnostic] {
    series.risks.filter { risk in
      series.masks.isEmpty && !series.signatures.contains { $0.risk == risk }
    }.map { risk in
      Diagnostic(risk == .face ? face : burnedIn, at: series.spans["risks"] ?? SourceSpan(file: series.file))
    }
  }
}
