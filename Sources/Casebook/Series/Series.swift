import Diagnostics

/// A series of slices: what `series.yml` says of the frames beside it.
public struct Series: Hashable, Sendable {
  /// The version of `series.yml` that is written and read.
  public static let format = 1

  /// Distance between the centres of pixels, in mm.
  public struct Spacing: Hashable, Sendable {
    /// Between columns, along a row.
    public var columns: Double
    /// Between rows, along a column.
    public var rows: Double
    /// Whether it is measured on the detector of a radiograph, not in the patient.
    public var isOnDetector: Bool

    /// These distances.
    public init(columns: Double, rows: Double, isOnDetector: Bool = false) {
      self.columns = columns
      self.rows = rows
      self.isOnDetector = isOnDetector
    }
  }

  /// How a stored sample becomes a value: `sample × slope + intercept` (DICOM PS3.3, C.11.1).
  public struct Rescale: Hashable, Sendable {
    /// Factor.
    public var slope: Double
    /// Value of the sample 0.
    public var intercept: Double

    /// This line.
    public init(slope: Double = 1, intercept: Double = 0) {
      self.slope = slope
      self.intercept = intercept
    }
  }

  /// A grey scale: the values shown from black to white.
  public struct Window: Hashable, Sendable {
    /// Its name in addresses: `parties-molles`.
    public var name: String
    /// Width, in the unit of the values; at least 1.
    public var width: Double
    /// Centre, in the unit of the values.
    public var center: Double

    /// A window of this name.
    public init(name: String, width: Double, center: Double) {
      self.name = name
      self.width = width
      self.center = center
    }
  }

  /// A slice that has a name, which stays right when the series is imported again.
  public struct Mark: Hashable, Sendable {
    /// Its name in addresses: `jonction`.
    public var name: String
    /// The slice, from 1.
    public var slice: Int
    /// The window to look at it in; nil for the one in use.
    public var window: String?
    /// Where it is written.
    public var span: SourceSpan
  }

  /// A drawing on some slices, hidden until a reader asks for it.
  public struct Annotation: Hashable, Sendable {
    /// What is drawn; points are percent of the width and the height of the image.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
      /// From (x, y), with its point at (x, y).
      case arrow
      /// Centre (x, y), half width, half height.
      case ellipse
      /// Corner (x, y), width, height.
      case rectangle
      /// Three corners or more, each (x, y).
      case polygon
      /// Words at (x, y).
      case text
    }

    /// What is drawn.
    public var shape: Shape
    /// Its numbers, in percent.
    public var points: [Double]
    /// The slices it is on, from 1.
    public var slices: ClosedRange<Int>
    /// What it shows, if it is told.
    public var text: Wording?
  }

  /// A rectangle that is painted black, in percent of the image: corner (x, y), width, height.
  public struct Mask: Hashable, Sendable {
    /// From the left.
    public var x: Double
    /// From the top.
    public var y: Double
    /// To the right.
    public var width: Double
    /// Down.
    public var height: Double

    /// This rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// What must be made sure of before the images may be shown.
  public enum Risk: String, Hashable, Sendable, CaseIterable {
    /// Words may be burned into the pixels.
    case burnedIn = "burned-in"
    /// A face could be rendered from the volume.
    case face
  }

  /// Someone has looked, and answers for it.
  public struct Signature: Hashable, Sendable {
    /// For what.
    public var risk: Risk
    /// Who.
    public var by: String
    /// When.
    public var on: CalendarDate
  }

  /// `series.yml`, below the content folder.
  public var file: String
  /// DICOM code of the modality (PS3.3, C.7.3.1.1.1): `CT`, `MR`.
  public var modality: String?
  /// How the slices lie; nil where it is not known.
  public var plane: AnatomicalPlane?
  /// How many slices there are.
  public var slices = 0
  /// The day of the examination in the case (`J-1200`), or a bare year.
  public var day: String?
  /// Nominal thickness of a slice, in mm.
  public var thickness: Double?
  /// Distance between pixels; nil where no length can be told.
  public var spacing: Spacing?
  /// Where the slices stand; nil where it is not known.
  public var geometry: SeriesGeometry?
  /// One for all slices, or one each.
  public var rescales: [Rescale] = [Rescale()]
  /// The unit of the values, `HU`; nil where they have none.
  public var unit: String?
  /// Whether low values are white at rest (MONOCHROME1).
  public var isInverted = false
  /// The windows offered; the first is the one at rest.
  public var windows: [Window] = []
  /// The slice shown first, from 1.
  public var key: Int?
  /// Named slices.
  public var marks: [Mark] = []
  /// Drawings.
  public var annotations: [Annotation] = []
  /// What is painted black.
  public var masks: [Mask] = []
  /// What must be made sure of.
  public var risks: [Risk] = []
  /// What was.
  public var signatures: [Signature] = []
  /// Where each key of the file stands, by English name.
  public var spans: [String: SourceSpan] = [:]

  /// A series about which nothing is said yet.
  public init(file: String) {
    self.file = file
  }

  /// The folder of the series, below the content folder.
  public var folder: String { ContentPath.folder(of: file) }
}

extension Series.Annotation.Shape {
  /// How many numbers it takes; a polygon takes at least these, and an even count.
  public var numbers: Int {
    switch self {
    case .arrow, .ellipse, .rectangle: 4
    case .polygon: 6
    case .text: 2
    }
  }
}
