/// Offers the name that was probably meant.
public enum NearestName {
  /// The candidate closest to `name`, if it is close enough to be a slip: at most a third of its letters differ.
  ///
  /// Distance is that of Damerau and Levenshtein (restricted: adjacent letters swapped count once), on folded case.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    let best =
      candidates
      .map { (distance(wanted, Array($0.lowercased())), $0) }
      .min { ($0.0, $0.1) < ($1.0, $1.1) }
    guard let (cost, found) = best, cost <= max(1, min(wanted.count, found.count) / 3) else { return nil }
    return found
  }

  /// The path closest to `path`, told by the folders and names in which they differ: what they share is no likeness.
  public static func ofPath(_ path: String, among candidates: some Sequence<String>) -> String? {
    let wanted = path.split(separator: "/")
    let close = candidates.compactMap { candidate -> (distance: Int, path: String)? in
      let other = candidate.split(separator: "/")
      let lead = zip(wanted, other).prefix { $0 == $1 }.count
      let rest = (wanted.dropFirst(lead), other.dropFirst(lead))
      let tail = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
      let left = Array(rest.0.dropLast(tail).joined(separator: "/").lowercased())
      let right = Array(rest.1.dropLast(tail).joined(separator: "/").lowercased())
      let cost = distance(left, right)
      // Of one or two letters, any other is as near.
      let isLong = min(left.count, right.count) > 2
      return cost <= (isLong ? max(1, min(left.count, right.count) / 3) : 0) ? (cost, candidate) : nil
    }
    return close.min { ($0.distance, $0.path) < ($1.distance, $1.path) }?.path
  }

  /// The number of letters to add, remove, change or swap with their neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
