import Diagnostics
import Markdown

/// What makes a question teach badly, though it can be marked.
enum TeachingWarnings {
  /// `optionCount` is how many options are meant; nil where nobody can tell.
  static func faults(of question: Question, optionCount: Int?) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if let (word, place) = NegativeWord.first(in: question.lead) {
      faults.append(Diagnostic(.negativeLead, at: place, ["word": word]))
    }
    guard !question.options.isEmpty else { return faults }
    if let optionCount, [.qru, .qrm].contains(question.kind), optionCount > 1, !(4...5).contains(optionCount) {
      faults.append(
        Diagnostic(
          .optionCount, at: question.span, ["kind": question.kind.rawValue, "count": String(optionCount)]))
    }
    if question.correction.isEmpty, question.options.allSatisfy(\.feedback.isEmpty) {
      faults.append(Diagnostic(.questionUnexplained, at: question.span))
    }
    if question.kind == .qru, let fault = longRightOption(of: question) { faults.append(fault) }
    guard question.kind.isTicked else { return faults }
    let every = question.options.filter { option in
      let words = option.text.plainText.folded
      return Self.everyOption.contains { words.hasPrefix($0) }
    }
    return faults + every.map { Diagnostic(.everyOption, at: $0.span) }
  }

  /// Half as long again as the longest of the others, and more than a few words so.
  private static func longRightOption(of question: Question) -> Diagnostic? {
    func length(_ option: Option) -> Int { option.text.plainText.count }
    guard question.options.count > 2, !question.options.contains(where: \.hasUnreadBox),
      let right = question.options.first(where: \.isRight),
      let longest = question.options.filter({ !$0.isRight }).map(length).max(),
      length(right) >= longest + 20, Double(length(right)) >= 1.5 * Double(longest)
    else { return nil }
    return Diagnostic(.longRightOption, at: right.place)
  }

  /// Told at the last question that ticks the same letter as all others of one right answer; two may agree by chance.
  static func samePlace(in questions: [Question]) -> [Diagnostic] {
    let places = questions.filter { $0.kind == .qru && $0.options.count > 2 }.compactMap { question in
      question.options.firstIndex(where: \.isRight).map { (place: $0, span: question.options[$0].place) }
    }
    guard places.count >= 3, Set(places.map(\.place)).count == 1, let last = places.last else { return [] }
    return [Diagnostic(.samePlace, at: last.span, ["place": letter(last.place)])]
  }

  private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26))) }

  /// How an option that speaks of the others begins, folded.
  private static let everyOption = [
    "toutes les reponses", "toutes les propositions", "toutes ces reponses", "toutes ces propositions",
    "toutes sont exactes", "toutes sont justes", "toutes sont vraies", "aucune des reponses", "aucune des propositions",
    "aucune de ces reponses", "aucune de ces propositions", "aucune reponse exacte", "aucune reponse juste",
    "aucune reponse n", "aucune proposition", "aucune n est", "all of the above", "none of the above", "all of these",
    "none of these",
    "none is correct", "no answer is", "all are correct",
  ]
}
