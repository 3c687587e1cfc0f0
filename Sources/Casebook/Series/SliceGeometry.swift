/// A direction or a place in the patient, in mm: +x to the left, +y to the back, +z to the head (DICOM PS3.3,
/// C.7.6.2.1.1).
public typealias PatientVector = SIMD3<Double>

extension PatientVector {
  /// The vector at right angles to both, by the right-hand rule.
  public func cross(_ other: Self) -> Self {
    Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// The scalar product.
  public func dot(_ other: Self) -> Double { (self * other).sum() }

  /// The length.
  public var length: Double { dot(self).squareRoot() }

  /// The same direction with a length of 1; nil for what has none.
  public var unit: Self? {
    let length = length
    return length > 1e-9 && length.isFinite ? self / length : nil
  }

  /// Where it points, in the patient's letters by decreasing weight, "AR": left L, right R, front A, back P, head H,
  /// feet F. Parts of a weight of 0.25 or less are left out.
  public var letters: String {
    let parts = [(abs(x), x > 0 ? "L" : "R"), (abs(y), y > 0 ? "P" : "A"), (abs(z), z > 0 ? "H" : "F")]
    return parts.filter { $0.0 > 0.25 }.sorted { $0.0 > $1.0 }.map(\.1).joined()
  }
}

/// How a slice lies in the patient.
public enum AnatomicalPlane: String, Hashable, Sendable, CaseIterable {
  /// Across the body.
  case axial
  /// Parallel to the face.
  case coronal
  /// From front to back.
  case sagittal
  /// More than 25.8° (a cosine under 0.9) away from each of these.
  case oblique

  /// The plane at right angles to `normal`, a unit vector.
  public init(normal: PatientVector) {
    let weights = [(abs(normal.x), Self.sagittal), (abs(normal.y), .coronal), (abs(normal.z), .axial)]
    let most = weights.max { $0.0 < $1.0 }
    self = most.map { $0.0 >= 0.9 ? $0.1 : .oblique } ?? .oblique
  }
}

/// Where the slices of a series stand in the patient.
public struct SeriesGeometry: Hashable, Sendable {
  /// Series of the same name share their millimetres; nil where nothing is known to share them.
  public var space: String?
  /// The direction of a row, from its first pixel on: a unit vector.
  public var row: PatientVector
  /// The direction of a column, from its first pixel on: a unit vector.
  public var column: PatientVector
  /// The centre of the first pixel of each slice, in mm: every one, or the first alone where `step` is known.
  public var positions: [PatientVector]
  /// From one slice to the next, in mm; nil where they do not stand at equal distances.
  public var step: PatientVector?

  /// Slices that stand so.
  public init(
    space: String? = nil, row: PatientVector, column: PatientVector, positions: [PatientVector],
    step: PatientVector? = nil
  ) {
    self.space = space
    self.row = row
    self.column = column
    self.positions = positions
    self.step = step
  }

  /// At right angles to the slices.
  public var normal: PatientVector { row.cross(column) }

  /// How the slices lie.
  public var plane: AnatomicalPlane { AnatomicalPlane(normal: normal) }
}
