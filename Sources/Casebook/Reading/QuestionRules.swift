import Diagnostics
import Markdown

/// What can be wrong with a question as a whole.
enum QuestionRules {
  static func faults(of question: Question, hasOptions: Bool) -> [Diagnostic] {
    func fault(_ rule: Rule, _ values: [String: String] = [:], at span: SourceSpan? = nil) -> Diagnostic {
      Diagnostic(rule, at: span ?? question.span, values.merging(["kind": question.kind.rawValue]) { $1 })
    }
    guard !question.options.isEmpty else { return hasOptions ? [] : [fault(.noOption)] }
    var faults: [Diagnostic] = []
    let right = question.options.filter(\.isRight)
    if right.isEmpty { faults.append(fault(.noRightAnswer)) }
    if question.kind != .qrol, question.options.count == 1 { faults.append(fault(.onlyOption)) }
    if question.kind == .qru, right.count > 1 {
      faults.append(fault(.severalRightAnswers, ["count": "\(right.count)"], at: right[1].span))
    }
    if question.kind == .qrol {
      let sum = right.reduce(0) { sum, item in
        if case .points(let points)? = item.status { sum + points } else { sum + 1 }
      }
      if abs(sum - question.points) > 1e-9 {
        faults.append(fault(.pointsDoNotAddUp, ["sum": sum.plain, "points": question.points.plain]))
      }
    }
    var first: [String: Option] = [:]
    for option in question.options {
      let words = option.text.plainText.folded
      if let earlier = first[words] {
        let note = Diagnostic.Note(Wording(fr: "déjà écrite ici", en: "already written here"), at: earlier.span)
        faults.append(Diagnostic(.repeatedOption, at: option.span, notes: [note]))
      } else {
        first[words] = option
      }
    }
    return faults
  }
}

extension Double {
  /// `2` rather than `2.0`.
  var plain: String { self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self) }
}
