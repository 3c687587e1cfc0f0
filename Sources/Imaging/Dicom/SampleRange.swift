/// Between what values the stored samples of frames lie.
struct SampleRange: Hashable, Sendable {
  var lowest: Int
  var highest: Int
  /// What divides every difference between samples: those of more than 16 bits are often multiples of a large number,
  /// and so can be written in 16 without loss.
  var divisor: Int

  init(lowest: Int, highest: Int, divisor: Int) {
    self.lowest = lowest
    self.highest = highest
    self.divisor = divisor
  }

  /// The range of one frame; the divisor is looked for only where samples are wide.
  init(of samples: [Int32], isWide: Bool) {
    lowest = Int(samples.min() ?? 0)
    highest = Int(samples.max() ?? 0)
    divisor = 1
    guard isWide else { return }
    divisor = samples.reduce(0) { Self.greatestDivisor($0, Int($1) - lowest) }
  }

  /// The range of several frames together.
  init(of ranges: [SampleRange]) {
    lowest = ranges.map(\.lowest).min() ?? 0
    highest = ranges.map(\.highest).max() ?? 0
    let first = lowest
    divisor = ranges.reduce(0) { divisor, range in
      Self.greatestDivisor(Self.greatestDivisor(divisor, range.divisor), range.lowest - first)
    }
  }

  private static func greatestDivisor(_ one: Int, _ other: Int) -> Int {
    var (one, other) = (abs(one), abs(other))
    while other != 0 { (one, other) = (other, one % other) }
    return one
  }
}
