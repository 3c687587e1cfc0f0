import Casebook
import Diagnostics
import Markdown

/// The file of one case's questions, which the self-assessment page loads when it shows one of them.
struct QuestionDataView: Hashable, Sendable {
  var one: Case
  /// Ids of the questions that may be asked out of their case.
  var questions: [String]
  /// For the question as it is asked.
  var told: WritingContext
  /// For its correction.
  var encoded: WritingContext

  /// The file: its questions encoded, so that no word of a key is readable in it.
  func data(_ words: Words, at address: Address) -> OutputFile {
    let text =
      "((self.negatoscope ??= {}).questionData ??= {})[\(JSON.string(one.head.id))]"
      + " = \(JSON.encoded(items(words)));\n"
    return OutputFile(path: address.path, text: text)
  }

  private struct Item: Encodable {
    var id: String
    /// The question, without its correction.
    var html: String
    var correction: String
    /// What is read before it.
    var presentation: String?
  }

  private func items(_ words: Words) -> [Item] {
    let disclosure = Disclosure(of: one)
    let asking = QuestionWriter(context: told, words: words)
    let correcting = QuestionWriter(context: encoded, words: words)
    let writer = StepWriter(context: told, words: words, isSealed: true, hasAnchorLinks: false)
    var first: String?
    if disclosure.isUnknown, var step = disclosure.steps.first {
      // The question itself is shown after its presentation.
      if step.question != nil { step.pieces[step.pieces.count - 1].parts.removeLast() }
      first = writer.pieces(step.pieces)
    }
    return one.questions.filter { questions.contains($0.id) }.map { question in
      Item(
        id: question.id, html: asking.question(question, level: 3, isSealed: true),
        correction: correcting.correction(question),
        presentation: first ?? ordinary(question, writer, words))
    }
  }

  /// What is read before a question of a case in clear: how the case is presented, and in a progressive case its news.
  private func ordinary(_ question: Question, _ writer: StepWriter, _ words: Words) -> String? {
    let html = presented(question, writer, words) + (before(question).map { writer.parts($0, below: 2) } ?? "")
    return html.isEmpty ? nil : html
  }

  /// The patient and the films, as they stand above the question. They are open for a question of the presentation that
  /// shows no film of its own: it is about theirs.
  private func presented(_ question: Question, _ writer: StepWriter, _ words: Words) -> String {
    let isWithin = one.presentation.contains(.question(question))
    let told = one.presentation.compactMap { part -> Part? in
      guard case .blocks(let blocks) = part else { return nil }
      let earlier = blocks.filter { $0.span.start < question.span.start }
      return earlier.isEmpty ? nil : .blocks(earlier)
    }
    guard !told.isEmpty else { return "" }
    let hasFilm = question.stem.allInlines.contains { inline in
      if case .image = inline.kind { true } else { false }
    }
    return "<details class=\"case-presentation\"\(isWithin && !hasFilm ? " open" : "")>\n"
      + "<summary>\(Escaping.text(words[.assessmentPresentation]))</summary>\n\(writer.parts(told, below: 2))</details>\n"
  }

  /// What a question of a progressive case goes on from: how it begins, and the news of the steps before it. Nil
  /// for a question on its own.
  private func before(_ question: Question) -> [Part]? {
    guard var news = one.news(before: question) else { return nil }
    // The heading of a section is that of its progressive case: here it stands alone.
    news.progressive.level = max(3, news.progressive.level)
    return [.progressive(news.progressive)] + news.parts
  }
}
