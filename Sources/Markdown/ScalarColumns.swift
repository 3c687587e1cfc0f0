/// Turns the byte columns that libcmark counts into columns counted in scalars, at a bounded cost a place however long
/// the line is.
struct ScalarColumns {
  private static let stride = 512

  private let lines: [[UInt8]]
  /// For each line longer than a stride, how many scalars begin before each multiple of it.
  private let counts: [Int: [Int]]

  init(lines: [[UInt8]]) {
    self.lines = lines
    var counts: [Int: [Int]] = [:]
    for (index, line) in lines.enumerated() where line.count > Self.stride {
      var before = [0]
      for start in Swift.stride(from: 0, to: line.count - Self.stride + 1, by: Self.stride) {
        before.append(before[before.count - 1] + Self.scalars(in: line[start..<start + Self.stride]))
      }
      counts[index] = before
    }
    self.counts = counts
  }

  /// The column of a place, from 1; of a place outside of the text, its byte column.
  func column(of place: BytePlace) -> Int {
    let index = place.line - 1
    guard lines.indices.contains(index) else { return max(place.column, 1) }
    let bytes = min(max(place.column - 1, 0), lines[index].count)
    guard let before = counts[index] else { return Self.scalars(in: lines[index][..<bytes]) + 1 }
    let step = bytes / Self.stride
    return before[step] + Self.scalars(in: lines[index][step * Self.stride..<bytes]) + 1
  }

  /// A scalar begins at each byte that is not a continuation byte.
  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
