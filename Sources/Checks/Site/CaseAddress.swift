import Casebook
import Diagnostics

/// Addresses of cases: the names of their folders, and their former ones.
enum CaseAddress: SiteCheck {
  static let malformed = Rule(
    "folder-name", .error,
    message: Wording(
      fr: "le nom « {name} » ne peut servir d'adresse", en: "the name \"{name}\" cannot serve as an address"),
    remedy: Wording(fr: "nommez-le « {better} »", en: "name it \"{better}\""),
    explanation: Wording(
      fr:
        "Le nom du dossier d'un cas, ou du fichier d'une page, est son adresse : des minuscules sans accent, des chiffres, des tirets.",
      en: "The name of a case's folder, or of a page's file, is its address: plain lower-case letters, digits, hyphens."
    ))
  static let taken = Rule(
    "repeated-address", .error,
    message: Wording(
      fr: "l'adresse « {name} » est déjà celle d'un autre cas",
      en: "the address \"{name}\" is already that of another case"),
    remedy: Wording(fr: "retirez cet alias", en: "remove this alias"),
    explanation: Wording(
      fr: "Une ancienne adresse (« aliases ») ne mène qu'à un seul cas, et ne cache pas un cas qui existe.",
      en: "A former address (\"aliases\") leads to one case only, and does not hide a case that exists."))
  static let repeatedID = Rule(
    "repeated-id", .error,
    message: Wording(
      fr: "l'identifiant « {id} » est déjà celui d'un autre cas",
      en: "the identifier \"{id}\" is already that of another case"),
    remedy: Wording(fr: "donnez à l'un des deux un identifiant neuf", en: "give one of them a new identifier"),
    explanation: Wording(
      fr:
        "Les réponses des lecteurs sont gardées sous l'identifiant du cas : deux cas ne peuvent le partager. Cela arrive quand un dossier est copié.",
      en:
        "Readers' answers are kept under the case's identifier: two cases cannot share it. It happens when a folder is copied."
    ))
  static let rules = [malformed, taken, repeatedID]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let originals = site.cases.filter { !$0.isTranslation }.sorted { $0.file < $1.file }
    for one in originals where one.slug.slug != one.slug {
      faults.append(Diagnostic(malformed, at: SourceSpan(file: one.file), ["name": one.slug, "better": one.slug.slug]))
    }
    for page in site.pages where page.slug.slug != page.slug {
      faults.append(
        Diagnostic(malformed, at: SourceSpan(file: page.file), ["name": page.slug, "better": page.slug.slug]))
    }
    var owners = Dictionary(originals.map { ($0.slug, $0.file) }) { first, _ in first }
    var ids: [String: Case] = [:]
    for one in originals {
      for (place, alias) in one.head.aliases.enumerated() {
        let span = one.head.span(of: "aliases", place) ?? SourceSpan(file: one.file)
        if alias.slug != alias || alias.isEmpty {
          faults.append(Diagnostic(malformed, at: span, ["name": alias, "better": alias.slug]))
        } else if owners[alias] != nil {
          faults.append(Diagnostic(taken, at: span, ["name": alias]))
        } else {
          owners[alias] = one.file
        }
      }
      let span = one.head.spans["id"] ?? SourceSpan(file: one.file)
      if let first = ids[one.head.id] {
        let place = first.head.spans["id"] ?? SourceSpan(file: first.file)
        let note = Diagnostic.Note(Wording(fr: "l'autre cas", en: "the other case"), at: place)
        faults.append(Diagnostic(repeatedID, at: span, ["id": one.head.id], notes: [note]))
      } else {
        ids[one.head.id] = one
      }
    }
    return faults
  }
}
