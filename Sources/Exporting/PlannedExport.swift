import Casebook
import Rendering

/// An export on its way: which images it needs, then its file. No disk, no clock, no network.
public struct PlannedExport: Sendable {
  private let content: ExportContent

  /// The export of `content`.
  public init(_ content: ExportContent) {
    self.content = content
  }

  /// Whether there is no question to write.
  public var isEmpty: Bool { content.questions.isEmpty }

  /// The images whose bytes go into the file, each once, by path.
  public var images: [ImageJob] {
    let jobs =
      switch content.format {
      case .anki: AnkiPackage.jobs(of: content)
      case .moodle: MoodleFile.jobs(of: content)
      case .json: [ImageJob]()
      }
    var paths: Set<String> = []
    return jobs.filter { paths.insert($0.path).inserted }
  }

  /// The file and what is said of it; `images` are the bytes of each image asked for, by its path.
  /// - Throws: `ExportTrouble`.
  public func file(images: [String: [UInt8]]) throws(ExportTrouble) -> (bytes: [UInt8], report: ExportReport) {
    switch content.format {
    case .moodle:
      let file = MoodleFile(of: content, images: images)
      return (file.bytes, ExportReport(of: content, records: file.records, images: images.count, file.losses))
    case .anki:
      let file = try AnkiPackage(of: content, images: images)
      return (file.bytes, ExportReport(of: content, records: file.records, images: file.images, file.losses))
    case .json:
      let file = QuestionsFile(of: content)
      let report = ExportReport(of: content, records: nil, images: file.images.count, [.imagesNamed: []])
      return (file.bytes, report)
    }
  }
}
