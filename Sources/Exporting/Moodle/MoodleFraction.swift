/// What an answer is worth in Moodle, as a share of the question's points.
///
/// Moodle takes the fractions of a list alone (`question_bank::fraction_options_full`); a file with another is refused.
struct MoodleFraction: Hashable, Sendable {
  private static let positive = [
    1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2, 0.1666667, 0.1428571, 0.125,
    0.1111111, 0.1, 0.05, 0,
  ]

  /// One of the list.
  let value: Double

  static let all = MoodleFraction(nearest: 1)
  static let half = MoodleFraction(nearest: 0.5)
  static let nothing = MoodleFraction(nearest: 0)

  /// The fraction of the list that is nearest to `share`, from −1 to 1; of two, the larger.
  init(nearest share: Double) {
    let size = min(abs(share), 1)
    let near = Self.positive.min { abs($0 - size) < abs($1 - size) } ?? 0
    value = share < 0 ? -near : near
  }

  /// Whether it says `share` but for Moodle's rounding.
  func says(_ share: Double) -> Bool { abs(value - share) < 0.000_001 }

  /// In percent, as the file writes it: `33.33333`.
  var percent: String {
    let hundredThousandths = Int((abs(value) * 10_000_000).rounded())
    let whole = "\(value < 0 && hundredThousandths > 0 ? "-" : "")\(hundredThousandths / 100_000)"
    let rest = String(hundredThousandths % 100_000 + 100_000).dropFirst()
    let decimals = rest.reversed().drop { $0 == "0" }.reversed()
    return decimals.isEmpty ? whole : whole + "." + String(decimals)
  }

  /// The fractions of `count` right answers, which must add up to one (`errfractionsaddwrong`).
  static func shares(_ count: Int) -> [MoodleFraction] {
    guard count > 10 else { return Array(repeating: MoodleFraction(nearest: 1 / Double(max(count, 1))), count: count) }
    // Tenths and twentieths add up to one for eleven to twenty; beyond, the last ones are worth nothing.
    let twentieths = min(2 * count - 20, 20)
    let tenths = max(20 - count, 0)
    return (0..<count).map { index in
      index < tenths
        ? MoodleFraction(nearest: 0.1) : index < tenths + twentieths ? MoodleFraction(nearest: 0.05) : .nothing
    }
  }
}
