/// What stands between the brackets of a mark such as `[1, 3-5]`.
public struct ReferenceMark: Hashable, Sendable {
  /// A number, or what parts two of them.
  public enum Piece: Hashable, Sendable {
    /// A number of the list, from 1.
    case number(Int)
    /// As shown: a comma and a space, or a dash.
    case separator(String)

    /// As shown.
    public var text: String {
      switch self {
      case .number(let number): String(number)
      case .separator(let text): text
      }
    }
  }

  /// What is shown between the brackets, in order.
  public private(set) var pieces: [Piece] = []
  /// Every number named, those inside a range included.
  public private(set) var numbers: [Int] = []

  /// Reads numbers parted by commas, each perhaps a range of at most a hundred; nil for anything else.
  public init?(_ text: Substring) {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    for (index, group) in groups.enumerated() {
      if index > 0 { pieces.append(.separator(", ")) }
      let ends = group.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        .map { String($0.trimmingPrefix(while: \.isWhitespace)).trimmedRight }
      guard (1...2).contains(ends.count), ends.allSatisfy({ (1...4).contains($0.count) }),
        ends.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }), let first = Int(ends[0]),
        let last = Int(ends[ends.count - 1]), first > 0, ends.count == 1 || (first < last && last - first <= 100)
      else { return nil }
      pieces.append(.number(first))
      if last > first { pieces += [.separator("–"), .number(last)] }
      numbers += first...last
    }
  }
}
