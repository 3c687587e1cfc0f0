import Casebook
import Diagnostics
import Markdown

/// A heading without words, or one that goes down by more than a level: a reader who listens to the page moves from
/// heading to heading (WCAG 2.2, 1.3.1 and 2.4.6).
enum HeadingOrder: SiteCheck {
  static let empty = Rule(
    "empty-heading", .error, message: Wording(fr: "ce titre est vide", en: "this heading is empty"),
    remedy: Wording(fr: "écrivez ses mots, ou retirez les dièses", en: "write its words, or remove the hashes"),
    explanation: Wording(
      fr: "Un titre nomme la partie qui le suit, dans le sommaire et pour un lecteur d'écran.",
      en: "A heading names the part that follows, in the contents and for a screen reader."))
  static let skipped = Rule(
    "skipped-heading", .warning,
    message: Wording(
      fr: "titre de niveau {level} sous un titre de niveau {above}",
      en: "heading of level {level} below a heading of level {above}"),
    remedy: Wording(fr: "écrivez « {hashes} »", en: "write \"{hashes}\""),
    explanation: Wording(
      fr:
        "Les niveaux se suivent : « ## » pour une section, puis « ### », puis « #### ». Un niveau sauté fait chercher une partie qui n'existe pas.",
      en:
        "Levels follow each other: \"##\" for a section, then \"###\", then \"####\". A skipped level makes a reader look for a part that is not there."
    ))
  static let rules = [empty, skipped]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.texts.flatMap { text in
      var faults: [Diagnostic] = []
      var above: Heading?
      for case .heading(let heading) in text.parts where !heading.isMisreadQuestion {
        if heading.title.plainText.allSatisfy(\.isWhitespace) { faults.append(Diagnostic(empty, at: heading.span)) }
        // Above the first one stands the title of the page.
        let level = above?.level ?? 1
        if heading.level > level + 1 {
          faults.append(
            Diagnostic(
              skipped, at: heading.span,
              [
                "level": String(heading.level), "above": String(level),
                "hashes": String(repeating: "#", count: level + 1),
              ],
              notes: above.map {
                [Diagnostic.Note(Wording(fr: "le titre d'au-dessus", en: "the heading above"), at: $0.span)]
              } ?? []))
        }
        above = heading
      }
      return faults
    }
  }
}
