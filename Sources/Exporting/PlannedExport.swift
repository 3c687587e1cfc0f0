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
    switch content.format {
    case .anki, .moodle, .json: []
    }
  }

  /// The file and what is said of it; `images` are the bytes of each image asked for, by its path.
  public func file(images: [String: [UInt8]]) -> (bytes: [UInt8], report: ExportReport) {
    switch content.format {
    case .anki, .moodle, .json:
      let file = QuestionsFile(of: content)
      let report = ExportReport(of: content, records: nil, images: file.images.count, [.imagesNamed: []])
      return (file.bytes, report)
    }
  }
}
