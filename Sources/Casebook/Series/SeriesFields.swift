import Diagnostics
import Markdown

/// Numbers in YAML, as `series.yml` has them.
extension Fields {
  /// The numbers of a key, one alone or a list of as many as `counts` allows; nil, and told, for anything else.
  mutating func numbers(
    _ key: String, counts: Set<Int>, _ expected: Wording, _ faults: inout [Diagnostic]
  ) -> [Double]? {
    guard let value = value(key) else { return nil }
    let numbers = value.numbers
    if let numbers, counts.contains(numbers.count) { return numbers }
    faults.append(
      Diagnostic(
        .seriesNumbers, at: value.span, ["key": key, "expected-fr": expected.fr, "expected-en": expected.en]))
    return nil
  }

  /// `count` places, each three numbers.
  mutating func points(_ key: String, count: Int, _ faults: inout [Diagnostic]) -> [PatientVector]? {
    lists(
      key, count: count, of: 3,
      Wording(fr: "\(count) places : « - [x, y, z] »", en: "\(count) places: \"- [x, y, z]\""), &faults)?
      .map { PatientVector($0[0], $0[1], $0[2]) }
  }

  /// `count` pairs of numbers.
  mutating func pairs(_ key: String, count: Int, _ faults: inout [Diagnostic]) -> [(Double, Double)]? {
    lists(
      key, count: count, of: 2,
      Wording(fr: "\(count) paires : « - [pente, ordonnée] »", en: "\(count) pairs: \"- [slope, intercept]\""), &faults)?
      .map { ($0[0], $0[1]) }
  }

  private mutating func lists(
    _ key: String, count: Int, of size: Int, _ expected: Wording, _ faults: inout [Diagnostic]
  ) -> [[Double]]? {
    guard let value = value(key) else { return nil }
    if case .sequence(let values) = value.kind {
      let lists = values.compactMap(\.numbers).filter { $0.count == size }
      if lists.count == count, values.count == count { return lists }
    }
    faults.append(
      Diagnostic(
        .seriesNumbers, at: value.span, ["key": key, "expected-fr": expected.fr, "expected-en": expected.en]))
    return nil
  }
}

extension YAMLValue {
  /// The numbers of a list, or of one scalar alone; nil where anything else stands among them.
  var numbers: [Double]? {
    switch kind {
    case .scalar(let text): Self.number(text).map { [$0] }
    case .sequence(let values):
      values.reduce(into: [Double]?.some([])) { numbers, value in
        if case .scalar(let text) = value.kind, let number = Self.number(text) {
          numbers?.append(number)
        } else {
          numbers = nil
        }
      }
    case .mapping: nil
    }
  }

  /// A finite decimal number of a sensible size: nothing measured in a hospital has more digits.
  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite, abs(number) <= 1e9 else { return nil }
    return number
  }
}
