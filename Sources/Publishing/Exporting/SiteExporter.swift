import Casebook
import Diagnostics
import Exporting
import Foundation
import Imaging

/// Reads the folders of a site, builds it, and writes what is asked of its questions into one file: the edge around
/// `export`.
public struct SiteExporter: Sendable {
  /// What was done.
  public struct Outcome: Sendable {
    /// The site that was built, and all that is wrong with it.
    public var result: BuildResult
    /// What the file holds; nil if a fault stopped the build.
    public var report: ExportReport?
    /// The length of the file in bytes; nil where none was written, for want of a question.
    public var bytes: Int?
  }

  /// What builds the site.
  public var publisher: SitePublisher
  /// The form.
  public var format: ExportFormat
  /// What is asked for.
  public var wishes: ExportWishes
  /// The file to write; nil for one named after the site, or after the one case or collection asked for.
  public var file: String?
  /// The day that all is said to be of; nil for the times of the files.
  public var day: CalendarDate?
  /// Whether a file that is no export of ours may be written over.
  public var overwrites: Bool

  /// An exporter of the site of `publisher`.
  public init(
    _ publisher: SitePublisher, format: ExportFormat, wishes: ExportWishes, file: String?, day: CalendarDate? = nil,
    overwrites: Bool = false
  ) {
    self.publisher = publisher
    self.format = format
    self.wishes = wishes
    self.file = file
    self.day = day
    self.overwrites = overwrites
  }

  /// Builds, and if nothing is wrong, writes the file, whole or not at all.
  /// - Throws: `ExportFault`, `ExportTrouble`, `PublishingError`, `ImagingError`.
  public func run() async throws -> (outcome: Outcome, file: String) {
    let reader = publisher.reader
    let snapshot = try await publisher.snapshot()
    let times = try FileTimes.times(of: publisher.folders, day: day)
    var (result, content) = try await export(format, wishes, from: snapshot, options: publisher.options, times: times)
    let target = ExportFile(
      path: file ?? "\(name(of: content)).\(format.fileExtension)", format: format, overwrites: overwrites)
    try target.refuse(within: [publisher.folders.content, publisher.folders.cache] + publisher.folders.themes)
    guard let content else { return (Outcome(result: result, report: nil), target.path) }
    let export = PlannedExport(content)
    guard !export.isEmpty else {
      return (Outcome(result: result, report: try export.file(images: [:]).report), target.path)
    }
    try target.check()
    let runner = ImageRunner(reader: reader, cache: try ImageCache(folder: publisher.folders.cache))
    let made = try await runner.run(export.images, progress: publisher.progress)
    guard made.diagnostics.isEmpty else {
      result.diagnostics = (result.diagnostics + made.diagnostics).inReadingOrder()
      return (Outcome(result: result, report: nil), target.path)
    }
    let (bytes, report) = try export.file(images: try made.files.mapValues(Self.bytes))
    try target.write(bytes)
    return (Outcome(result: result, report: report, bytes: bytes.count), target.path)
  }

  private func name(of content: ExportContent?) -> String {
    if wishes.cases.count == 1, let slug = wishes.cases.first { return slug }
    return wishes.collection ?? content?.siteID ?? "questions"
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw PublishingError(error, path: path)
    }
  }
}
