import CDicom
import Casebook

/// What the head of a DICOM file says, as far as it is needed to group, order and show its frames. The texts that could
/// name someone are not here: UIDs and the date group and order, and go no further.
struct DicomHead: Hashable, Sendable {
  var seriesUID: String
  var spaceUID: String
  var instanceUID: String
  var sopClass: String
  var modality: String
  var photometric: String
  var imageType: [String]
  var bodyPart: String
  var burnedIn: String
  var rescaleType: String
  /// YYYYMMDD.
  var date: String
  var instance: Int
  var rows: Int
  var columns: Int
  var frames: Int
  var samples: Int
  var bitsAllocated: Int
  var bitsStored: Int
  var isSigned: Bool
  var hasPixels: Bool
  var hasOverlay: Bool
  var hasModalityTable: Bool
  var isLossy: Bool

  init(_ facts: cdicom_facts) {
    seriesUID = text(facts.series_uid)
    spaceUID = text(facts.frame_of_reference_uid)
    instanceUID = text(facts.instance_uid)
    sopClass = text(facts.sop_class)
    modality = text(facts.modality)
    photometric = text(facts.photometric)
    imageType = text(facts.image_type).split(separator: "\\").map(String.init)
    bodyPart = text(facts.body_part).uppercased()
    burnedIn = text(facts.burned_in)
    rescaleType = text(facts.rescale_type)
    date = text(facts.date)
    instance = Int(facts.instance)
    rows = Int(facts.rows)
    columns = Int(facts.columns)
    frames = Int(facts.frames)
    samples = Int(facts.samples)
    bitsAllocated = Int(facts.bits_allocated)
    bitsStored = Int(facts.bits_stored)
    isSigned = facts.is_signed == 1
    hasPixels = facts.has_pixels != 0
    hasOverlay = facts.has_overlay != 0
    hasModalityTable = facts.has_modality_table != 0
    isLossy = facts.is_lossy != 0
  }

  /// Whether the samples are grey: anything else is decoded to RGB.
  var isGrey: Bool { samples == 1 && photometric.hasPrefix("MONOCHROME") }
}

/// What the head says of one frame.
struct DicomFrame: Hashable, Sendable {
  var position: PatientVector?
  var row: PatientVector?
  var column: PatientVector?
  var spacing: Series.Spacing?
  var thickness: Double?
  var rescale: Series.Rescale
  var windows: [Window]

  /// A window as the scanner wrote it; its words are matched to known names, never copied.
  struct Window: Hashable, Sendable {
    var width: Double
    var center: Double
    var name: String?
  }

  init(_ frame: cdicom_frame) {
    let p = frame.position
    position = frame.has_position != 0 ? Self.sound(PatientVector(p.0, p.1, p.2)) : nil
    let o = frame.orientation
    if frame.has_orientation != 0 {
      row = PatientVector(o.0, o.1, o.2).unit
      column = PatientVector(o.3, o.4, o.5).unit
      // Rows and columns are at right angles (PS3.3, C.7.6.2.1.1), or the geometry is not believed.
      if let row, let column, abs(row.dot(column)) < 0.01 {} else { (row, column) = (nil, nil) }
    }
    let (rows, columns) = (frame.spacing.0, frame.spacing.1)
    if frame.spacing_kind != CDICOM_NO_SPACING, rows > 0, columns > 0, rows < 1000, columns < 1000 {
      spacing = Series.Spacing(
        columns: columns, rows: rows, isOnDetector: frame.spacing_kind == CDICOM_DETECTOR_SPACING)
    }
    thickness = frame.thickness > 0 && frame.thickness < 1000 ? frame.thickness : nil
    rescale =
      frame.slope != 0 && frame.slope.isFinite && frame.intercept.isFinite
      ? Series.Rescale(slope: frame.slope, intercept: frame.intercept) : Series.Rescale()
    windows = withUnsafePointer(to: frame) { frame in
      let (centers, widths) = (array(frame.pointee.centers), array(frame.pointee.widths))
      let words = withUnsafeBytes(of: frame.pointee.explanations) { bytes in
        (0..<Int(CDICOM_WINDOWS)).map { index in
          String(decoding: bytes[(index * 68)..<((index + 1) * 68)].prefix { $0 != 0 }, as: UTF8.self)
        }
      }
      return (0..<Int(frame.pointee.windows)).compactMap { index in
        guard widths[index] >= 1, widths[index].isFinite, centers[index].isFinite else { return nil }
        return Window(width: widths[index], center: centers[index], name: WindowName.meant(by: words[index]))
      }
    }
  }

  private static func sound(_ place: PatientVector) -> PatientVector? {
    place.length.isFinite && place.length < 1e6 ? place : nil
  }
}

/// The text in a C array.
private func text<Characters>(_ characters: Characters) -> String {
  withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

/// The numbers in a C array.
private func array<Numbers>(_ numbers: Numbers) -> [Double] {
  withUnsafeBytes(of: numbers) { Array($0.bindMemory(to: Double.self)) }
}
