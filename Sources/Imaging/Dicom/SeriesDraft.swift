import Casebook

/// A series that can be written into a case: the few facts kept, and where its slices come from.
public struct SeriesDraft: Sendable {
  /// Something worth telling before it is written.
  public enum Remark: Hashable, Sendable {
    /// `count` frames at a place where another stands already, left out.
    case doubles(count: Int)
    /// After the slice `after`, from 1, a distance of `ratio` times the usual one.
    case gap(after: Int, ratio: Double)
    /// A localizer: usually not wanted.
    case scout
    /// Slices do not stand at equal distances: no reformats.
    case irregular
    /// Nothing says where the slices stand: no letters, no linked scrolling.
    case noGeometry
    /// Nothing says how large a pixel is: no ruler.
    case noSpacing
    /// Drawings or words laid over the image, dropped.
    case overlays
    /// Values go through a table that is not read: they are shown as stored.
    case modalityTable
    /// The source was compressed with loss already.
    case lossy
    /// Words were seen on a slice.
    case words
  }

  /// Where the slices come from.
  enum Source: Sendable {
    case dicom([FoundFrame])
    case images([String])
  }

  /// What `series.yml` will say; its file is not known yet.
  public var series: Series
  /// What to call it where no name is given: `tdm`.
  public var usualName: String
  /// Pixels in a row, and rows.
  public var size: (columns: Int, rows: Int)
  /// Worth telling.
  public var remarks: [Remark]
  /// How many files it takes its slices from.
  public var files: Int
  /// Added to each stored sample, so that none is negative.
  var offset = 0
  /// What the sum is divided by.
  var divisor = 1
  /// Bits of the samples that are written: 8 or 16; 24 for colour.
  var bits: Int
  var source: Source

  /// What tells its space from others: a UID, never to be written; nil where nothing does.
  public var spaceKey: String? {
    guard case .dicom(let frames) = source, let key = frames.first?.head.spaceUID, !key.isEmpty else { return nil }
    return key
  }

  /// The day of the examination counted from `zero`, both `YYYYMMDD`: `J-1200`; nil where a date is not one.
  public func day(after zero: String) -> String? {
    guard case .dicom(let frames) = source, let date = frames.first.flatMap({ DayNumber($0.head.date) }),
      let start = DayNumber(zero)
    else { return nil }
    return "J\(date.number - start.number)"
  }

  /// The slice `index`, from 0, as a PNG of its exact samples, without a trace of anything else.
  /// - Throws: ``ImportFault``, ``ImagingError``.
  public func png(of index: Int) throws -> [UInt8] {
    let image = try image(of: index).masked(by: series.masks)
    return try Scrubber.scrub(try Vips.png(of: image), as: .png)
  }

  /// This draft, with a remark where words are seen on its slices; where the machine has no tesseract, as it is.
  public func lookedAtForWords() -> SeriesDraft {
    guard series.risks.contains(.burnedIn), BurnedInWords.areSeen(on: self) == true else { return self }
    var draft = self
    draft.remarks.append(.words)
    return draft
  }

  func image(of index: Int) throws -> SampleImage {
    switch source {
    case .images(let paths): return try ImageFrames.image(at: paths[index])
    case .dicom(let frames):
      let found = frames[index]
      do throws(DicomFile.Fault) {
        let file = try DicomFile(path: found.path)
        let (columns, rows) = (file.head.columns, file.head.rows)
        guard (columns, rows) == size else { throw .damaged(reason: "the file has changed") }
        guard found.head.isGrey else {
          let bytes = try file.colour(frame: found.index)
          return SampleImage(width: columns, height: rows, bands: 3, bits: 8, samples: bytes.map(UInt16.init))
        }
        let samples = try file.grey(frame: found.index)
        return SampleImage(
          width: columns, height: rows, bands: 1, bits: bits,
          samples: samples.map { UInt16(clamping: (Int($0) + offset) / divisor) })
      } catch {
        throw ImportFault(path: found.path, error)
      }
    }
  }
}

/// A file of a deposit that could not be taken in.
public struct ImportFault: Error, Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// Neither DICOM nor an image that is read.
    case foreign
    /// DICOM without a picture: a report, a plan.
    case noImage
    /// A picture that no decoder here reads; technical, in English.
    case unsupported(String)
    /// Cut short or damaged; technical, in English.
    case damaged(String)
    /// Samples that do not fit into 16 bits.
    case tooWide
    /// Not of the size or the colours of the first picture of its series.
    case unlike
    /// A picture that is turned, animated, in foreign colours, or of a depth that is not read.
    case unfit
  }

  /// The file.
  public var path: String
  /// Why.
  public var reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, _ fault: DicomFile.Fault) {
    self.path = path
    reason =
      switch fault {
      case .unreadable: .foreign
      case .noImage: .noImage
      case .unsupported(let reason): .unsupported(reason)
      case .damaged(let reason): .damaged(reason)
      }
  }
}
