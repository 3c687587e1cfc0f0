import Casebook
import Diagnostics

/// A file of questions for the self-assessment page.
struct ShardView: Hashable, Sendable {
  /// The questions of one case that the shard holds.
  struct Source: Hashable, Sendable {
    var one: Case
    /// Ids of the questions.
    var questions: [String]
    /// Relative link to the page of the case that may be told.
    var href: String
    var facts: Facts
    /// For the question as it is asked.
    var told: WritingContext
    /// For its correction.
    var encoded: WritingContext
  }

  /// How many questions a file holds at most.
  static let questionsAShard = 50

  var language: Language
  /// From 1.
  var number: Int
  var sources: [Source]

  /// The file: its questions in base 64, so that no word of a key is readable in it.
  func data(_ words: Words, at address: Address) -> OutputFile {
    let items = sources.flatMap { Self.items(of: $0, words) }
    let text = "((self.negatoscope ??= {}).shards ??= {})[\(number)] = \"\(JSON.encoded(items))\";\n"
    return OutputFile(path: address.path, text: text)
  }

  private struct Item: Encodable {
    var id: String
    var `case`: String
    var title: String
    var address: String
    var kind: String
    var points: Double
    var rank: String?
    var regions: [String]
    var modalities: [String]
    var level: String?
    var html: String
    var correction: String
    var presentation: String?
  }

  private static func items(of source: Source, _ words: Words) -> [Item] {
    let one = source.one
    let disclosure = Disclosure(of: one)
    let asking = QuestionWriter(context: source.told, words: words)
    let correcting = QuestionWriter(context: source.encoded, words: words)
    var presentation: String?
    if disclosure.isUnknown, var first = disclosure.steps.first {
      // The question itself is shown after its presentation.
      if first.question != nil { first.pieces[first.pieces.count - 1].parts.removeLast() }
      presentation =
        StepWriter(context: source.told, words: words, isSealed: true, hasAnchorLinks: false).pieces(first.pieces)
    }
    return one.questions.filter { source.questions.contains($0.id) }.map { question in
      Item(
        id: question.id, case: one.head.id, title: one.head.title, address: "\(source.href)#\(question.anchor)",
        kind: question.kind.rawValue, points: question.points, rank: question.rank, regions: source.facts.regions,
        modalities: source.facts.modalities, level: one.head.level?.rawValue,
        html: asking.question(question, level: 3, isSealed: true), correction: correcting.correction(question),
        presentation: presentation)
    }
  }
}
