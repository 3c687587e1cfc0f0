import Casebook
import Diagnostics

/// Somebody answers for what is published: for the text, and for the images.
enum Attested: SiteCheck {
  static let text = Rule(
    "unsigned-text", .error,
    message: Wording(fr: "personne ne répond du texte de ce cas", en: "nobody answers for the text of this case"),
    remedy: Wording(
      fr:
        "signez-le dans l'en-tête : « attestation: » puis « texte: { par: …, le: …, motif: non-identifiable } », ou « consentement »",
      en:
        "sign it in the head: \"attestation:\" then \"text: { by: …, on: …, ground: non-identifiable }\", or \"consent\""
    ),
    explanation: Wording(
      fr:
        "Publier un cas, c'est dire que personne ne s'y reconnaît, ou que le patient y a consenti : quelqu'un le signe, et le registre le montre. Un site de démonstration (« demonstration: true » dans site.yml) publie des textes non signés, sous un bandeau qui le dit.",
      en:
        "To publish a case is to say that nobody can be known in it, or that the patient consented: somebody signs, and the register shows it. A demonstration site (\"demonstration: true\" in site.yml) publishes unsigned texts, under a banner that says so."
    ))
  static let images = Rule(
    "unsigned-images", .error,
    message: Wording(fr: "personne ne répond des images de ce cas", en: "nobody answers for the images of this case"),
    remedy: Wording(
      fr:
        "signez-les dans l'en-tête : « attestation: » puis « images: { par: …, le: …, motif: … } », ou « images: fantôme » si ce sont des dessins",
      en:
        "sign them in the head: \"attestation:\" then \"images: { by: …, on: …, ground: … }\", or \"images: phantom\" if they are drawings"
    ),
    explanation: Wording(
      fr:
        "Une image peut montrer un nom gravé, une date, un visage : quelqu'un l'a regardée et en répond. Les fantômes et les dessins n'ont pas de patient.",
      en:
        "An image can show a burnt-in name, a date, a face: somebody looked at it and answers for it. Phantoms and drawings have no patient."
    ))
  static let rules = [text, images]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.readableCases.filter { $0.head.status == .published && !$0.isTranslation }.flatMap { one in
      let span = one.head.spans["attestation"] ?? one.head.spans["status"] ?? SourceSpan(file: one.file)
      let attestation = one.head.attestation
      var faults: [Diagnostic] = []
      if attestation.text == nil, !site.settings.isDemonstration { faults.append(Diagnostic(text, at: span)) }
      if attestation.images == nil, !one.figures.isEmpty { faults.append(Diagnostic(images, at: span)) }
      return faults
    }
  }
}
