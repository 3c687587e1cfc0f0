/// The marking of one answer sheet (French national rules, R2C, 2023; order of 21 December 2021, article 7).
public struct Mark: Hashable, Sendable {
  /// Why a mark is what it is.
  public enum Reason: String, Hashable, Sendable {
    /// Nothing to object to.
    case allRight = "all-right"
    /// Marked by the number of discordances.
    case discordances
    /// A required option was left unticked.
    case missedRequired = "missed-required"
    /// An unacceptable option was ticked.
    case tickedUnacceptable = "ticked-unacceptable"
    /// The one right answer was not ticked alone.
    case wrong
    /// Marked by the reader against the grid.
    case selfMarked = "self-marked"
  }

  /// From 0 to 1: multiplied by the question's points.
  public var share: Double
  /// How many options are ticked wrongly or left wrongly.
  public var discordances: Int
  /// Why.
  public var reason: Reason

  /// Marks the sheet that ticks the options of these indices (from 0) of a question.
  public init(_ kind: QuestionKind, _ options: [Option], ticked: Set<Int>) {
    discordances = options.indices.count { ticked.contains($0) != options[$0].isRight }
    switch kind {
    case .qru:
      share = discordances == 0 ? 1 : 0
      reason = discordances == 0 ? .allRight : .wrong
    case .qrm:
      if options.indices.contains(where: { options[$0].status == .unacceptable && ticked.contains($0) }) {
        share = 0
        reason = .tickedUnacceptable
      } else if options.indices.contains(where: { options[$0].status == .required && !ticked.contains($0) }) {
        share = 0
        reason = .missedRequired
      } else {
        share = [0: 1, 1: 0.5, 2: 0.2][discordances] ?? 0
        reason = discordances == 0 ? .allRight : .discordances
      }
    case .qrol:
      func points(_ indices: some Sequence<Int>) -> Double {
        indices.reduce(0) { sum, index in
          guard options[index].isRight else { return sum }
          return if case .points(let points)? = options[index].status { sum + points } else { sum + 1 }
        }
      }
      let total = points(options.indices)
      share = total > 0 ? points(ticked.sorted().filter(options.indices.contains)) / total : 0
      reason = .selfMarked
    }
  }
}
