import Casebook
import Diagnostics
import Fingerprint
import Markdown

/// A file that tells which questions there are, so that the self-assessment page can count and draw before it loads
/// any of them. It holds what lists tell of their cases, and no word of a question.
struct QuestionIndexView: Hashable, Sendable {
  /// The questions of one case.
  struct Entry: Hashable, Sendable, Encodable {
    /// Permanent id of the case.
    var id: String
    var title: String
    /// Relative link to the page of the case that may be told.
    var href: String
    /// Relative link to the questions themselves.
    var data: String
    /// Names in the page's language.
    var regions: [String]
    /// Names in the page's language.
    var modalities: [String]
    /// Name in the page's language.
    var level: String?
    /// The progressive cases that some of the questions belong to.
    var series: [Series]?
    var questions: [Item]
  }

  /// A progressive case.
  struct Series: Hashable, Sendable, Encodable {
    var id: String
    var kind: String
    var title: String
  }

  /// One question. What most questions have in common is left out.
  struct Item: Hashable, Sendable, Encodable {
    var id: String
    /// From 1 in the case.
    var number: Int
    var kind: String
    /// nil for one point.
    var points: Double?
    var rank: String?
    /// Numbers of the national syllabus.
    var items: [String]?
    /// Of the key: what attempts are kept with.
    var hash: String
    /// The progressive case that it belongs to.
    var series: String?
  }

  /// How many questions a file holds before the next begins; a case is not parted.
  static let questionsAFile = 1000

  /// From 1.
  var number: Int
  var entries: [Entry]

  /// The file, in plain words.
  func data(at address: Address) -> OutputFile {
    OutputFile(
      path: address.path,
      text: "((self.negatoscope ??= {}).questionIndex ??= {})[\(number)] = \(JSON.text(of: entries));\n")
  }

  /// `entries` parted among files.
  static func parted(_ entries: [Entry]) -> [QuestionIndexView] {
    var files: [[Entry]] = []
    var room = 0
    for entry in entries {
      if room <= 0 {
        files.append([])
        room = questionsAFile
      }
      files[files.count - 1].append(entry)
      room -= entry.questions.count
    }
    return files.enumerated().map { QuestionIndexView(number: $0.offset + 1, entries: $0.element) }
  }
}

extension QuestionIndexView.Entry {
  /// What is told of `one`, of which only `questions` may be asked.
  init(of one: Case, asking questions: [Question], href: String, data: String, facts: Facts, _ words: Words) {
    id = one.head.id
    title = one.head.title
    self.href = href
    self.data = data
    regions = facts.regions
    modalities = facts.modalities
    level = facts.level.map { words.level($0).capitalizedFirst }
    let asked = Set(questions.compactMap { $0.place?.id })
    let series = one.everyPart.compactMap { part -> QuestionIndexView.Series? in
      guard case .progressive(let progressive) = part, asked.contains(progressive.id) else { return nil }
      return QuestionIndexView.Series(
        id: progressive.id, kind: progressive.kind.rawValue, title: progressive.title.plainText.trimmed)
    }
    self.series = series.isEmpty ? nil : series
    // The syllabus names diseases: its numbers are told as tags are.
    let tellsItems = Disclosure(of: one).tells(.tags, at: .elsewhere)
    self.questions = questions.map { question in
      QuestionIndexView.Item(
        id: question.id, number: question.number, kind: question.kind.rawValue,
        points: question.points == 1 ? nil : question.points, rank: question.rank,
        items: question.items.isEmpty || !tellsItems ? nil : question.items,
        hash: QuestionWriter.hash(of: question).short,
        series: question.place?.id)
    }
  }
}
