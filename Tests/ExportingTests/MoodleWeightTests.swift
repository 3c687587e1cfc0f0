import Casebook
import Diagnostics
import Testing

@testable import Exporting

@Suite struct MoodleWeightTests {
  /// Options from a key: `x` right, `o` wrong, `X` required, `O` unacceptable.
  private func question(_ kind: QuestionKind, _ key: String) -> Question {
    let span = SourceSpan(file: "cases/a/case.md")
    let options = key.map { letter in
      Option(
        text: [], isRight: letter.lowercased() == "x",
        status: letter == "X" ? .required : letter == "O" ? .unacceptable : nil, feedback: [], span: span)
    }
    return Question(
      id: "q", idSpan: nil, kind: kind, code: kind.rawValue, number: 1, points: 1, lead: [], stem: [], hint: [],
      options: options, correction: [], rank: nil, items: [], level: 3, span: span)
  }

  /// What Moodle gives for these ticks: the sum of the weights, neither below nothing nor above all.
  private func moodle(_ weights: MoodleWeights, _ ticked: Set<Int>) -> Double {
    min(max(ticked.sorted().reduce(0) { $0 + weights.fractions[$1].value }, 0), 1)
  }

  private func sheets(_ count: Int) -> [Set<Int>] {
    (0..<(1 << count)).map { bits in Set((0..<count).filter { bits >> $0 & 1 == 1 }) }
  }

  @Test(arguments: ["xo", "xxoo", "xxxoo", "xooo", "xxxxo", "xxoOo", "xxxxx", "ooxOxxo"])
  func thePartialScaleIsMarkedByMoodleAsBySwift(key: String) {
    let question = question(.qrm, key)
    let weights = MoodleWeights(of: question, scale: .partial)
    #expect(weights.losses == [])
    for ticked in sheets(key.count) {
      let mark = Mark(.qrm, question.options, .ticked(ticked), scale: .partial).share
      #expect(abs(moodle(weights, ticked) - mark) < 0.000_01, "\(ticked)")
    }
  }

  @Test func whatCannotBeSaidOfThePartialScaleIsTold() {
    #expect(MoodleWeights(of: question(.qrm, "Xxoo"), scale: .partial).losses == [.requiredNotEnforced])
    let many = question(.qrm, "x" + String(repeating: "o", count: 11))
    #expect(MoodleWeights(of: many, scale: .partial).losses == [.weightsForDiscordances])
  }

  @Test(arguments: ["xxooo", "xxxoo", "xOoox"])
  func byTheNationalRulesOneWrongTickAndAnUnacceptableOneAreExact(key: String) {
    let question = question(.qrm, key)
    let weights = MoodleWeights(of: question, scale: .edn)
    #expect(weights.losses == [.weightsForDiscordances])
    let right = Set(question.options.indices.filter { question.options[$0].isRight })
    for index in question.options.indices where !question.options[index].isRight {
      let ticked = right.union([index])
      let mark = Mark(.qrm, question.options, .ticked(ticked)).share
      #expect(abs(moodle(weights, ticked) - mark) < 0.000_01)
    }
    #expect(abs(moodle(weights, right) - 1) < 0.000_01)
    #expect(moodle(weights, []) == 0)
  }

  @Test(arguments: [MarkingScale.edn, .partial, .allOrNothing])
  func oneRightAnswerIsExactByAnyScale(scale: MarkingScale) {
    let question = question(.qru, "oxoo")
    let weights = MoodleWeights(of: question, scale: scale)
    #expect(weights.losses == [])
    for index in 0..<4 {
      #expect(moodle(weights, [index]) == Mark(.qru, question.options, .ticked([index]), scale: scale).share)
    }
  }

  @Test func everythingTickedIsWorthNothingWhereANumberIsAsked() {
    let weights = MoodleWeights(of: question(.qrp, "xoxoo"), scale: .edn)
    #expect(weights.losses == [.countNotEnforced])
    #expect(moodle(weights, [0, 1, 2, 3, 4]) == 0)
    #expect(moodle(weights, [0, 2]) == 1)
    #expect(moodle(weights, [0]) == 0.5)
  }

  @Test(arguments: 1...20)
  func sharesOfRightAnswersAddUpToOne(count: Int) {
    let sum = MoodleFraction.shares(count).reduce(0) { $0 + $1.value }
    // Moodle rounds the sum to hundredths.
    #expect((sum * 100).rounded() == 100)
    #expect(MoodleFraction.shares(count).allSatisfy { $0.value > 0 })
  }

  @Test func moreRightAnswersThanTwentiethsStillAddUp() {
    #expect(abs(MoodleFraction.shares(24).reduce(0) { $0 + $1.value } - 1) < 0.000_001)
  }

  private static let fractions: [(share: Double, percent: String)] = [
    (1, "100"), (1 / 3, "33.33333"), (2 / 3, "66.66667"), (-1 / 7, "-14.28571"), (0.125, "12.5"), (7 / 9, "80"),
    (0.02, "0"), (-2, "-100"),
  ]

  @Test(arguments: fractions)
  func fractionsAreThoseThatMoodleTakes(share: Double, percent: String) {
    #expect(MoodleFraction(nearest: share).percent == percent)
  }

  @Test func votesAreSharesOfTheMode() {
    let exact = MoodleWeights(votes: [0, 3, 6, 6, 0])
    #expect(exact.fractions.map(\.percent) == ["0", "50", "100", "100", "0"])
    #expect(exact.losses == [])
    #expect(MoodleWeights(votes: [0, 9, 7, 3, 0]).losses == [.votesRounded])
  }
}
