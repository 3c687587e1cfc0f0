import Casebook
import Diagnostics

/// What the viewer is told of a series, in a script that the page adds when it is needed.
struct SeriesData: Hashable, Sendable {
  /// The short name of the series in its case.
  var name: String
  var published: PublishedSeries
  /// As shown: « TDM ».
  var modality: String?
  /// The page that loads it: addresses are relative to it.
  var page: Address
  /// Whether marks and drawings may be told there.
  var tellsAll: Bool

  /// The file at `address`.
  func file(at address: Address, _ words: Words) -> OutputFile {
    let description = JSON.text(of: Description(of: self, words))
    return OutputFile(
      path: address.path,
      text: "((self.negatoscope ??= {}).series ??= {})[\(JSON.string(name))] = \(description);\n")
  }

  /// The shape that the viewer reads.
  private struct Description: Encodable {
    struct Window: Encodable { var name, label: String, width, center: Double }
    struct Mark: Encodable { var name, label: String, slice: Int, window: String? }
    struct Annotation: Encodable { var shape: String, points: [Double], slices: [Int], text: String? }
    struct Chunk: Encodable { var first, count: Int, source, id: String }

    var version = 1
    var name: String
    var modality, modalityCode, plane: String?
    var columns, rows: Int
    var spacing: [Double]?
    var isDetectorSpacing: Bool
    var thickness: Double?
    var frameOfReference: String?
    var row, column, origin, step: [Double]?
    var positions: [[Double]]?
    var slope, intercept: Double
    /// Slope and intercept of each slice, where they are not the same.
    var rescales: [[Double]]?
    var unit: String?
    var inverted: Bool
    var day, dayText: String?
    var windows: [Window]
    var key: Int
    var marks: [Mark]
    var annotations: [Annotation]
    var frames: [String]
    var chunks: [Chunk]

    init(of data: SeriesData, _ words: Words) {
      let (published, series) = (data.published, data.published.series)
      let language = words.language
      name = data.name
      modality = data.modality
      modalityCode = series.modality
      plane = series.plane?.rawValue
      (columns, rows) = (published.columns, published.rows)
      spacing = series.spacing.map { [$0.columns, $0.rows] }
      isDetectorSpacing = series.spacing?.isOnDetector ?? false
      thickness = series.thickness
      if let geometry = series.geometry {
        frameOfReference = geometry.space
        row = geometry.row.numbers
        column = geometry.column.numbers
        origin = geometry.positions.first?.numbers
        step = geometry.step?.numbers
        positions = geometry.step == nil ? geometry.positions.map(\.numbers) : nil
      }
      let rescale = series.rescale(of: 1)
      (slope, intercept) = (rescale.slope, rescale.intercept)
      rescales = series.rescales.count > 1 ? series.rescales.map { [$0.slope, $0.intercept] } : nil
      unit = series.unit
      inverted = series.isInverted
      day = series.day
      dayText = series.day.map(words.relativeDay)
      windows = published.windows.map {
        Window(name: $0.name, label: WindowName.words(for: $0.name)[language], width: $0.width, center: $0.center)
      }
      key = published.key
      marks =
        data.tellsAll
        ? series.marks.map {
          Mark(
            name: $0.name, label: $0.name.replacing("-", with: " "), slice: $0.slice, window: $0.window)
        } : []
      annotations =
        data.tellsAll
        ? series.annotations.map {
          Annotation(
            shape: $0.shape.rawValue, points: $0.points, slices: [$0.slices.lowerBound, $0.slices.upperBound],
            text: $0.text?[language])
        } : []
      frames = published.frames.map { Address($0.path).link(from: data.page) }
      chunks = published.chunks.map { chunk in
        let name = chunk.job.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        return Chunk(
          first: chunk.first, count: chunk.count, source: Address(chunk.job.path).link(from: data.page), id: name)
      }
    }
  }
}

extension PatientVector {
  fileprivate var numbers: [Double] { [x, y, z] }
}
