import Casebook
import Diagnostics

/// A case that two collections mark in two ways.
enum CollectionMarking: SiteCheck {
  static let rule = Rule(
    "collection-marking", .error,
    message: Wording(
      fr: "« {case} » est noté autrement par la collection « {other} »",
      en: "\"{case}\" is marked in another way by the collection \"{other}\""),
    remedy: Wording(
      fr: "donnez le même « barème » aux deux collections, ou retirez-le de l'une",
      en: "give both collections the same \"marking\", or remove it from one"),
    explanation: Wording(
      fr: "Un cas n'a qu'une page, où ses questions sont notées d'une seule façon.",
      en: "A case has one page, on which its questions are marked in one way."))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    var first: [String: (scale: MarkingScale, page: PlainPage, entry: CollectionEntry)] = [:]
    var faults: [Diagnostic] = []
    for page in site.pages {
      guard let scale = page.marking else { continue }
      for entry in page.entries {
        guard let file = site.file(of: entry.destination, from: page.file) else { continue }
        guard let earlier = first[file] else {
          first[file] = (scale, page, entry)
          continue
        }
        guard earlier.scale != scale else { continue }
        let note = Diagnostic.Note(Wording(fr: "l'autre est ici", en: "the other is here"), at: earlier.entry.span)
        faults.append(
          Diagnostic(
            rule, at: entry.span,
            ["case": entry.destination, "other": earlier.page.title ?? earlier.page.slug], notes: [note]))
      }
    }
    return faults
  }
}
