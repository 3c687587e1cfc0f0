/// How a slice is shown at rest.
public struct FrameRecipe: Hashable, Sendable {
  /// What becomes of a sample before it is shown; nil for a slice in colour, whose pixels stay as they are.
  public struct Grey: Hashable, Sendable {
    /// From sample to value.
    public var rescale: Series.Rescale
    /// Width of the window, in the unit of the values.
    public var width: Double
    /// Its centre.
    public var center: Double
    /// Whether low values are white.
    public var isInverted: Bool

    /// This scale.
    public init(rescale: Series.Rescale, width: Double, center: Double, isInverted: Bool) {
      self.rescale = rescale
      self.width = width
      self.center = center
      self.isInverted = isInverted
    }
  }

  /// The grey scale.
  public var grey: Grey?
  /// What is painted black.
  public var masks: [Series.Mask]
  /// The size to which the slice is brought, in pixels, for a place that shows pictures as they are; nil for its own.
  public var size: Size?

  /// A size in pixels.
  public struct Size: Hashable, Sendable {
    /// Pixels in a row.
    public var width: Int
    /// Rows.
    public var height: Int
  }

  /// Quality of the WebP, 0 to 100 as libwebp counts it.
  public static let quality = 80

  /// Text that names it.
  var name: String {
    let scale = grey.map {
      "\($0.rescale.slope) \($0.rescale.intercept) \($0.width) \($0.center) \($0.isInverted ? 1 : 0)"
    }
    let brought = size.map { ["\($0.width)x\($0.height)"] } ?? []
    return ([scale ?? "colour"] + masks.map(\.name) + brought).joined(separator: " ")
  }
}

extension FrameRecipe.Grey {
  /// The brightness, 0 to 255, of a stored sample: the linear function of DICOM PS3.3, C.11.2.1.2.1, rounded half up.
  public func brightness(of sample: Int) -> UInt8 {
    let value = Double(sample) * rescale.slope + rescale.intercept
    let share = width > 1 ? (value - (center - 0.5)) / (width - 1) + 0.5 : value > center - 0.5 ? 1 : 0
    let level = (min(max(share, 0), 1) * 255 + 0.5).rounded(.down)
    return UInt8(isInverted ? 255 - level : level)
  }
}

extension Series.Mask {
  /// Text that names it.
  var name: String { "m\(x),\(y),\(width),\(height)" }

  /// The columns and rows that it covers of an image of `width` by `height` pixels, whole pixels and none outside.
  public func pixels(width imageWidth: Int, height imageHeight: Int) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ from: Double, _ length: Double, _ count: Int) -> Range<Int> {
      let first = min(max(Int((from / 100 * Double(count)).rounded(.down)), 0), count)
      let end = min(max(Int(((from + length) / 100 * Double(count)).rounded(.up)), first), count)
      return first..<end
    }
    return (range(x, width, imageWidth), range(y, height, imageHeight))
  }
}
