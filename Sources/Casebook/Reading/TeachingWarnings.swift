import Diagnostics
import Markdown

/// What makes a question teach badly, though it can be marked.
enum TeachingWarnings {
  static func faults(of question: Question, optionCount: Int) -> [Diagnostic] {
    guard !question.options.isEmpty else { return [] }
    var faults: [Diagnostic] = []
    let values = ["kind": question.kind.rawValue, "count": String(optionCount)]
    if question.kind != .qrol, optionCount > 1, !(4...5).contains(optionCount) {
      faults.append(Diagnostic(.optionCount, at: question.span, values))
    }
    if question.correction.isEmpty, question.options.allSatisfy(\.feedback.isEmpty) {
      faults.append(Diagnostic(.questionUnexplained, at: question.span))
    }
    if let word = negative(in: question.lead.plainText) {
      faults.append(Diagnostic(.negativeLead, at: question.span, ["word": word]))
    }
    let every = question.options.filter { option in
      let words = option.text.plainText.folded
      return Self.everyOption.contains { words.hasPrefix($0) }
    }
    return faults + every.map { Diagnostic(.everyOption, at: $0.span) }
  }

  /// How an option that speaks of the others begins, folded.
  private static let everyOption = [
    "toutes les reponses", "toutes les propositions", "toutes ces reponses", "toutes ces propositions",
    "aucune des reponses", "aucune des propositions", "aucune de ces", "all of the above", "none of the above",
    "all of these", "none of these",
  ]

  private static func negative(in lead: String) -> String? {
    let words = lead.folded.split(separator: " ")
    // « laquelle n'est pas », « tous sauf un », "which is NOT", "all except".
    for word in ["sauf", "excepte", "except"] where words.contains(Substring(word)) { return word }
    if lead.contains("NOT ") { return "NOT" }
    return lead.contains("NE PAS") || lead.contains("N'EST PAS") || lead.contains("FAUX") ? "FAUX" : nil
  }
}
