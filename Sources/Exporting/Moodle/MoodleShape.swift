import Casebook
import Foundation

/// A zone as Moodle's markers know it: whole pixels of the picture (`qtype_ddmarker_shape`).
struct MoodleShape: Hashable, Sendable {
  /// `circle`, `rectangle` or `polygon`.
  var name: String
  /// `10,20;30,40`
  var coordinates: String
  /// Whether it is another shape than the author's.
  var isApproximate: Bool

  /// How many corners stand for an ellipse: none of its edge is further away than a hundredth of its width.
  private static let corners = 24

  /// `zone` on a picture of so many pixels.
  init(_ zone: Zone, width: Int, height: Int) {
    func across(_ percent: Double) -> Double { percent / 100 * Double(width) }
    func down(_ percent: Double) -> Double { percent / 100 * Double(height) }
    isApproximate = false
    switch zone.shape {
    case .rectangle(let x, let y, let w, let h):
      let (left, top) = (Int(across(x).rounded()), Int(down(y).rounded()))
      let (right, bottom) = (Int(across(x + w).rounded()), Int(down(y + h).rounded()))
      name = "rectangle"
      coordinates = "\(left),\(top);\(max(1, right - left)),\(max(1, bottom - top))"
    case .ellipse(let x, let y, let w, let h):
      let center = (across(x + w / 2), down(y + h / 2))
      let radius = (across(w / 2), down(h / 2))
      if abs(radius.0 - radius.1) <= 0.5 {
        name = "circle"
        coordinates =
          "\(Int(center.0.rounded())),\(Int(center.1.rounded()));\(max(1, Int(((radius.0 + radius.1) / 2).rounded())))"
      } else {
        let points = (0..<Self.corners).map { corner in
          let angle = 2 * Double.pi * Double(corner) / Double(Self.corners)
          return (center.0 + radius.0 * cos(angle), center.1 + radius.1 * sin(angle))
        }
        (name, coordinates) = ("polygon", Self.polygon(points, width, height))
        isApproximate = true
      }
    case .polygon(let corners):
      (name, coordinates) = ("polygon", Self.polygon(corners.map { (across($0.x), down($0.y)) }, width, height))
    }
  }

  /// Corners in whole pixels of the picture, none twice in a row: Moodle refuses those.
  private static func polygon(_ points: [(Double, Double)], _ width: Int, _ height: Int) -> String {
    var corners: [String] = []
    for point in points {
      let x = min(max(Int(point.0.rounded()), 0), width)
      let y = min(max(Int(point.1.rounded()), 0), height)
      let corner = "\(x),\(y)"
      if corners.last != corner { corners.append(corner) }
    }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    return corners.joined(separator: ";")
  }
}
