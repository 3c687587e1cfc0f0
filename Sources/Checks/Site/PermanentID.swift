import Casebook
import Diagnostics
import Markdown

/// A question of a published case without a permanent identifier.
enum PermanentID: SiteCheck {
  static let rule = Rule(
    "question-without-id", .error,
    message: Wording(
      fr: "cette question d'un cas publié n'a pas d'identifiant",
      en: "this question of a published case has no identifier"),
    remedy: Wording(
      fr: "ajoutez à la fin du titre : <!-- id: {id} -->", en: "add at the end of the heading: <!-- id: {id} -->"),
    explanation: Wording(
      fr:
        "Les réponses des lecteurs et les cartes exportées sont gardées sous l'identifiant de la question : il ne doit pas changer avec ses mots.",
      en:
        "Readers' answers and exported cards are kept under the question's identifier: it must not change with its words."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.readableCases.filter { $0.head.status == .published }.flatMap { one in
      one.questions.filter { $0.idSpan == nil }.map { question in
        let short = question.id.split(separator: "-").filter { $0.count > 3 }.suffix(2).joined(separator: "-")
        return Diagnostic(rule, at: question.span, ["id": short.isEmpty ? question.id : short])
      }
    }
  }
}
