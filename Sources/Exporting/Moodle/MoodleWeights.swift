import Casebook

/// What each option of a question to tick is worth in Moodle, and what is lost by it.
struct MoodleWeights: Hashable, Sendable {
  var fractions: [MoodleFraction]
  var losses: Set<ExportLoss>

  /// The weights that come nearest to how `scale` marks the question.
  ///
  /// By the national rules one wrong tick leaves half of the points, as here; two leave a fifth, here nothing. An
  /// unacceptable answer takes all away. By the partial scale the weights are the rule itself, but for a required answer.
  init(of question: Question, scale: MarkingScale) {
    let options = question.options
    guard question.kind != .qru else {
      fractions = options.map { $0.isRight ? .all : .nothing }
      losses = []
      return
    }
    var shares = MoodleFraction.shares(options.count(where: \.isRight))[...]
    let right = question.expected
    let wrong = options.count - right
    let ideal: Double =
      switch (question.kind, scale) {
      case (_, .allOrNothing): 1
      case (.qrp, _): 1 / Double(max(right, 1))
      case (_, .partial): 1 / Double(max(wrong, 1))
      case (_, .edn): 0.5
      }
    let loss = MoodleFraction(nearest: -ideal)
    let hasVetoes = question.kind.hasVetoes && !question.isLong
    fractions = options.map { option in
      if option.isRight { return shares.popFirst() ?? .nothing }
      return hasVetoes && option.status == .unacceptable ? MoodleFraction(nearest: -1) : loss
    }
    losses = []
    if question.kind == .qrp { losses.insert(.countNotEnforced) }
    let isExact = right <= 10 && loss.says(-ideal)
    if question.kind == .qrm, scale != .partial || !isExact { losses.insert(.weightsForDiscordances) }
    if hasVetoes, options.contains(where: { $0.status == .required }) { losses.insert(.requiredNotEnforced) }
  }

  /// The fractions of the five choices of an item of a concordance test: the votes for each over those for the mode.
  init(votes: [Int]) {
    let most = Double(max(votes.max() ?? 0, 1))
    fractions = votes.map { MoodleFraction(nearest: Double($0) / most) }
    losses = zip(votes, fractions).allSatisfy { $1.says(Double($0) / most) } ? [] : [.votesRounded]
  }
}
