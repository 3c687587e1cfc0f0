import Diagnostics

/// What is published of a series: a frame a slice for everyone, and the exact samples for who asks for them.
public struct PublishedSeries: Hashable, Sendable {
  /// A few slices in one file.
  public struct Chunk: Hashable, Sendable {
    /// The first slice in it, from 1.
    public var first: Int
    /// How many it holds.
    public var count: Int
    /// How and where it is made.
    public var job: ImageJob
  }

  /// At most so many slices a chunk: a request for each would cost more than its bytes.
  public static let slicesInChunk = 16
  /// At most so many samples a chunk: a script of some 1 MB is read by a browser before the reader could notice.
  public static let samplesInChunk = 1 << 20

  /// What `series.yml` says.
  public var series: Series
  /// Pixels in a row.
  public var columns: Int
  /// Rows.
  public var rows: Int
  /// Whether the slices are in colour: then there are no samples to window.
  public var isColour: Bool
  /// The windows offered, that at rest first; empty for a series in colour.
  public var windows: [Series.Window]
  /// The slice shown first, from 1.
  public var key: Int
  /// The frame of each slice, in order.
  public var frames: [ImageJob]
  /// The exact samples; none of a series in colour.
  public var chunks: [Chunk]

  /// The size at which slices are seen, in CSS pixels: that of the source, but for pixels that are not square.
  public var shown: (width: Int, height: Int) {
    guard let spacing = series.spacing, spacing.columns > 0 else { return (columns, rows) }
    let ratio = min(max(spacing.rows / spacing.columns, 0.05), 20)
    return (columns, max(1, Int((Double(rows) * ratio).rounded())))
  }

  /// The key slice, as lists and galleries show an image.
  public var film: PublishedImage {
    PublishedImage(slice: frames[key - 1], width: shown.width, height: shown.height)
  }

  /// Every file to make.
  public var jobs: [ImageJob] { frames + chunks.map(\.job) }

  /// Plans what to make of `series` from its frames, in the order of the slices; nil if it has none.
  init?(of series: Series, frames: [(path: String, facts: ImageFacts)], encoder: String) {
    guard let first = frames.first?.facts else { return nil }
    self.series = series
    (columns, rows) = (first.width, first.height)
    isColour = !first.isGrey
    key = min(max(series.key ?? (frames.count + 1) / 2, 1), frames.count)
    windows = isColour ? [] : series.offeredWindows(bits: first.bits)
    let rest = windows.first
    let sources = frames.map { ImageJob.Source(path: $0.path, hash: $0.facts.hash) }
    self.frames = sources.enumerated().map { index, source in
      let grey = rest.map { window in
        FrameRecipe.Grey(
          rescale: series.rescale(of: index + 1), width: window.width, center: window.center,
          isInverted: series.isInverted)
      }
      let recipe = ImageRecipe.frame(FrameRecipe(grey: grey, masks: series.masks))
      return ImageJob(sources: [source], recipe: recipe, encoder: encoder)
    }
    guard !isColour else {
      chunks = []
      return
    }
    let count = max(1, min(Self.slicesInChunk, Self.samplesInChunk / max(columns * rows, 1)))
    chunks = stride(from: 0, to: sources.count, by: count).map { start in
      let part = Array(sources[start..<min(start + count, sources.count)])
      return Chunk(
        first: start + 1, count: part.count,
        job: ImageJob(sources: part, recipe: .chunk(series.masks), encoder: encoder))
    }
  }
}

extension Series {
  /// The windows of the file, or one over all values of so many `bits`; then the usual ones of its modality that it does
  /// not name.
  func offeredWindows(bits: Int) -> [Window] {
    var offered = windows
    if offered.isEmpty {
      let rescale = rescale(of: 1)
      let most = Double(1 << min(max(bits, 8), 16))
      offered = [
        Window(
          name: "origine", width: max(1, most * abs(rescale.slope)),
          center: most / 2 * rescale.slope + rescale.intercept)
      ]
    }
    guard unit == "HU" else { return offered }
    return offered + WindowName.usual(for: modality).filter { usual in !offered.contains { $0.name == usual.name } }
  }

  /// The line from sample to value of a slice, from 1.
  public func rescale(of slice: Int) -> Rescale {
    rescales.count > 1 && rescales.indices.contains(slice - 1) ? rescales[slice - 1] : rescales.first ?? Rescale()
  }
}
