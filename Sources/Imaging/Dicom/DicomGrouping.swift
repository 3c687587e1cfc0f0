import Casebook

/// A frame that was found, and the file that holds it.
struct FoundFrame: Hashable, Sendable {
  /// The file, as a path on disk.
  var path: String
  /// The frame in it, from 0.
  var index: Int
  var head: DicomHead
  var frame: DicomFrame

  /// Where it stands along its normal, in mm.
  var place: Double? {
    guard let position = frame.position, let row = frame.row, let column = frame.column else { return nil }
    return position.dot(row.cross(column))
  }
}

/// Frames that are scrolled together, in order.
struct FrameGroup: Hashable, Sendable {
  /// Frames, first to last as a radiologist scrolls them.
  var frames: [FoundFrame]
  /// Frames left out because another stands at the same place.
  var doubles = 0
  /// Between which slices, from 1, something is missing: (before, how many times the usual distance).
  var gaps: [(after: Int, ratio: Double)] = []
  /// From one slice to the next, where all stand at equal distances.
  var step: PatientVector?

  static func == (left: Self, right: Self) -> Bool { left.frames == right.frames }
  func hash(into hasher: inout Hasher) { hasher.combine(frames) }
}

/// Sorts frames into series: by series, size and orientation, then along the normal, never by file number.
enum DicomGrouping {
  private struct Key: Hashable {
    var series: String
    var size: [Int]
    var isGrey: Bool
    /// Hundredths of direction cosines.
    var orientation: [Int]
  }

  /// The groups, in the order of their series and instances.
  static func groups(of frames: [FoundFrame]) -> [FrameGroup] {
    let keyed = Dictionary(grouping: frames) { found in
      let cosines = [found.frame.row, found.frame.column].compactMap { $0 }.flatMap { [$0.x, $0.y, $0.z] }
      return Key(
        series: found.head.seriesUID, size: [found.head.rows, found.head.columns, found.head.bitsStored],
        isGrey: found.head.isGrey, orientation: cosines.map { Int(($0 * 100).rounded()) })
    }
    return keyed.values.flatMap(split).sorted { left, right in
      guard let first = left.frames.first, let second = right.frames.first else { return false }
      return (first.head.date, first.head.seriesUID, first.head.instance, first.path)
        < (second.head.date, second.head.seriesUID, second.head.instance, second.path)
    }
  }

  /// One group, or several where the same places come again and again: the phases of a dynamic series.
  private static func split(_ frames: [FoundFrame]) -> [FrameGroup] {
    // The same instance twice in a deposit is a copy.
    var seen: Set<String> = []
    let byInstance = frames.sorted {
      ($0.head.instance, $0.path, $0.index) < ($1.head.instance, $1.path, $1.index)
    }.filter { $0.head.instanceUID.isEmpty || seen.insert("\($0.head.instanceUID) \($0.index)").inserted }
    let copies = frames.count - byInstance.count
    guard byInstance.allSatisfy({ $0.place != nil }), byInstance.count > 1 else {
      return [FrameGroup(frames: byInstance, doubles: copies)]
    }
    let places = Dictionary(grouping: byInstance) { (($0.place ?? 0) * 50).rounded() }
    let counts = Set(places.values.map(\.count))
    if let phases = counts.first, counts.count == 1, phases > 1, places.count > 1 {
      return (0..<phases).map { phase in inSpace(places.values.map { $0[phase] }) }
    }
    var group = inSpace(places.values.compactMap(\.first))
    group.doubles = frames.count - group.frames.count
    return [group]
  }

  /// Along the normal in the direction in which slices are read: from head to feet, from front to back, from the
  /// patient's right to the left.
  private static func inSpace(_ frames: [FoundFrame]) -> FrameGroup {
    guard let first = frames.first, let row = first.frame.row, let column = first.frame.column else {
      return FrameGroup(frames: frames)
    }
    let normal = row.cross(column)
    let weights = [abs(normal.x), abs(normal.y), abs(normal.z)]
    let axis = weights.firstIndex(of: weights.max() ?? 0) ?? 2
    let component = [normal.x, normal.y, -normal.z][axis]
    let sign = component < 0 ? -1.0 : 1.0
    let sorted = frames.sorted { ($0.place ?? 0) * sign < ($1.place ?? 0) * sign }
    var group = FrameGroup(frames: sorted)
    let positions = sorted.compactMap(\.frame.position)
    let distances = zip(positions.dropFirst(), positions).map { ($0 - $1).length }
    guard let usual = distances.sorted().dropFirst(distances.count / 2).first, usual > 0 else { return group }
    group.gaps = distances.enumerated().filter { $0.element > 1.5 * usual }.map { ($0.offset + 1, $0.element / usual) }
    let step = (positions[positions.count - 1] - positions[0]) / Double(positions.count - 1)
    let most = positions.enumerated().map { (positions[0] + step * Double($0.offset) - $0.element).length }.max() ?? 0
    // A twentieth of a slice or of a millimetre is the rounding of heads, not a gap.
    if group.gaps.isEmpty, most <= max(0.05, 0.02 * usual) { group.step = step }
    return group
  }
}
