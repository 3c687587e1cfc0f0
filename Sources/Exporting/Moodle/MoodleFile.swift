import Casebook
import Diagnostics
import Foundation
import Rendering

/// Questions for Moodle, in its own XML (docs.moodle.org, "Moodle XML format"; `qformat_xml`). Pictures are JPEG or PNG:
/// Moodle knew no WebP for long (`core_filetypes` up to 4.1).
struct MoodleFile {
  /// By what the file is known again.
  static let mark = "<!-- negatoscope export moodle -->"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  /// The size of Moodle's picture for markers (`QTYPE_DDMARKER_BGIMAGE_MAXWIDTH`, `…MAXHEIGHT`). A larger one would be
  /// reduced without its zones, and one in WebP refused.
  static let markerPicture = (width: 600, height: 400)

  private let content: ExportContent
  private let images: [String: [UInt8]]
  private(set) var losses: [ExportLoss: [String]] = [:]
  /// How many questions of Moodle's there are.
  private(set) var records = 0
  private var text = ""

  /// The images whose bytes the file needs.
  static func jobs(of content: ExportContent) -> [ImageJob] {
    content.questions.flatMap { _, question in
      (question.images.map(\.job) + pictures(of: question, content).map(\.form.job)).map {
        $0.withoutWebP(encoder: content.encoder)
      }
    }
  }

  private static func pictures(of question: ExportedQuestion, _ content: ExportContent) -> [ZonePicture] {
    ZonePicture.all(of: question, within: markerPicture.width, markerPicture.height, encoder: content.encoder)
  }

  /// The file of `content`; `images` are bytes by path.
  init(of content: ExportContent, images: [String: [UInt8]]) {
    self.content = content
    self.images = images
    text = Self.declaration + Self.mark + "\n<quiz>\n"
    var regions: [String] = []
    for one in content.cases where !regions.contains(content.regionName(of: one)) {
      regions.append(content.regionName(of: one))
    }
    for region in regions {
      text += category(region)
      for one in content.cases where content.regionName(of: one) == region {
        for question in one.questions { write(question, of: one) }
      }
    }
    text += "</quiz>\n"
  }

  var bytes: [UInt8] { Array(text.utf8) }

  private func category(_ region: String) -> String {
    // A slash in a name is written twice (`split_category_path`).
    let path = [content.site.settings.title[content.language], region].map { $0.replacing("/", with: "//") }
    return
      "<question type=\"category\">\n<category><text>\(XMLText.words("$course$/top/\(path.joined(separator: "/"))"))"
      + "</text></category>\n</question>\n"
  }

  private mutating func lose(_ loss: ExportLoss, _ reference: String) { losses[loss, default: []].append(reference) }

  // MARK: One question

  private mutating func write(_ exported: ExportedQuestion, of one: ExportedCase) {
    let question = exported.question
    let reference = one.reference(to: exported)
    let entry = MoodleEntry(exported: exported, one: one, content: content, images: images)
    if exported.showsSeries { lose(.seriesAsSlice, reference) }
    if question.place != nil { lose(.stepsApart, reference) }
    switch question.kind {
    case .qru, .qrm, .qrp:
      let weights = MoodleWeights(of: question, scale: content.site.marking(of: one.one))
      for loss in weights.losses { lose(loss, reference) }
      add(entry.choice(weights))
    case .qroc:
      lose(.spellingsListed, reference)
      add(entry.shortAnswer)
    case .qrol:
      lose(.markedByTeacher, reference)
      add(entry.essay)
    case .tcs:
      lose(.itemsApart, reference)
      for index in question.options.indices {
        let weights = MoodleWeights(votes: question.options[index].votes)
        if !weights.losses.isEmpty, losses[.votesRounded]?.last != reference { lose(.votesRounded, reference) }
        add(entry.concordance(index, weights))
      }
    case .qzp:
      lose(.zonesInPixels, reference)
      let pictures = Self.pictures(of: exported, content)
      for (index, picture) in pictures.enumerated() { add(entry.markers(picture, index, of: pictures.count)) }
    }
  }

  private mutating func add(_ question: String) {
    records += 1
    text += question
  }
}
