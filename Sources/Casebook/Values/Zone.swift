import Diagnostics

/// A part of an image, in percent of its width and height from its upper left corner.
public struct Zone: Hashable, Sendable {
  /// A place on an image.
  public struct Point: Hashable, Sendable {
    /// Percent of the width, from the left.
    public var x: Double
    /// Percent of the height, from the top.
    public var y: Double
    /// Of a series, from 1.
    public var slice: Int?

    /// A place.
    public init(x: Double, y: Double, slice: Int? = nil) {
      self.x = x
      self.y = y
      self.slice = slice
    }
  }

  /// What it looks like.
  public enum Shape: Hashable, Sendable {
    /// The ellipse that touches this box.
    case ellipse(x: Double, y: Double, width: Double, height: Double)
    /// A box.
    case rectangle(x: Double, y: Double, width: Double, height: Double)
    /// The area within these corners.
    case polygon([Point])
  }

  /// Its outline.
  public var shape: Shape
  /// Of a series, the slices on which it is right, from 1; nil on a still.
  public var slices: ClosedRange<Int>?
  /// Its code, backticks left out.
  public var span: SourceSpan

  /// A zone.
  public init(_ shape: Shape, slices: ClosedRange<Int>? = nil, span: SourceSpan) {
    self.shape = shape
    self.slices = slices
    self.span = span
  }

  /// Whether `point` lies in it, its edge included. A point on a series lies in it on its slices alone.
  ///
  /// The order of the operations is that of `00-marking.js`: both give the same answer to the last bit.
  public func contains(_ point: Point) -> Bool {
    if let slices, !(point.slice.map(slices.contains) ?? false) { return false }
    switch shape {
    case .rectangle(let x, let y, let width, let height):
      return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
    case .ellipse(let x, let y, let width, let height):
      let across = (point.x - (x + width / 2)) / (width / 2)
      let down = (point.y - (y + height / 2)) / (height / 2)
      return across * across + down * down <= 1
    case .polygon(let corners): return Self.isInside(point, corners)
    }
  }

  /// By the crossings of a ray to the right; a point on an edge is inside.
  private static func isInside(_ point: Point, _ corners: [Point]) -> Bool {
    var isInside = false
    for (index, one) in corners.enumerated() {
      let other = corners[(index + 1) % corners.count]
      let cross = (point.x - one.x) * (other.y - one.y) - (point.y - one.y) * (other.x - one.x)
      let isBeside =
        point.x >= min(one.x, other.x) && point.x <= max(one.x, other.x) && point.y >= min(one.y, other.y)
        && point.y <= max(one.y, other.y)
      if cross == 0, isBeside { return true }
      if (one.y > point.y) != (other.y > point.y),
        point.x < (other.x - one.x) * (point.y - one.y) / (other.y - one.y) + one.x
      {
        isInside.toggle()
      }
    }
    return isInside
  }
}

extension Zone {
  /// The box that holds it: left, top, right, bottom, in percent.
  public var bounds: (left: Double, top: Double, right: Double, bottom: Double) {
    switch shape {
    case .ellipse(let x, let y, let width, let height), .rectangle(let x, let y, let width, let height):
      (x, y, x + width, y + height)
    case .polygon(let corners):
      (
        corners.map(\.x).min() ?? 0, corners.map(\.y).min() ?? 0, corners.map(\.x).max() ?? 0,
        corners.map(\.y).max() ?? 0
      )
    }
  }

  /// The surface of its outline, in square percent; of a polygon by Gauss's area formula.
  public var area: Double {
    switch shape {
    case .ellipse(_, _, let width, let height): Double.pi / 4 * width * height
    case .rectangle(_, _, let width, let height): width * height
    case .polygon(let corners):
      abs(
        corners.indices.reduce(0) { sum, index in
          let (one, other) = (corners[index], corners[(index + 1) % corners.count])
          return sum + one.x * other.y - other.x * one.y
        }) / 2
    }
  }

  /// Whether both share a place, looked for on a grid of half a percent: finer than a reader points.
  public func overlaps(_ other: Zone) -> Bool {
    if let mine = slices, let its = other.slices, !mine.overlaps(its) { return false }
    let (one, two) = (bounds, other.bounds)
    let (left, right) = (max(one.left, two.left), min(one.right, two.right))
    let (top, bottom) = (max(one.top, two.top), min(one.bottom, two.bottom))
    guard left < right, top < bottom else { return false }
    let (mine, its) = (Zone(shape, span: span), Zone(other.shape, span: span))
    // Middles of cells: zones that only touch share none.
    let (across, down) = (max(4, Int((right - left) * 2)), max(4, Int((bottom - top) * 2)))
    for row in 0..<down {
      for column in 0..<across {
        let point = Point(
          x: left + (right - left) * (Double(column) + 0.5) / Double(across),
          y: top + (bottom - top) * (Double(row) + 0.5) / Double(down))
        if mine.contains(point), its.contains(point) { return true }
      }
    }
    return false
  }
}
