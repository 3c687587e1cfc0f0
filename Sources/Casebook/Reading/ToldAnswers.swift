import Diagnostics
import Markdown

/// Finds answers that can be read before they are asked for: in the title, the address, a file's name, an alternative
/// text, or the words above.
struct ToldAnswers {
  /// A word alone has to be this long to give an answer away: « scanner » is in every text.
  private static let longWord = 9
  /// The types whose answer is a name.
  private static let kinds: Set<QuestionKind> = [.qru, .qroc]

  private let one: Case
  /// What has been read so far, folded and without plurals, in reading order.
  private var readable: [(words: String, span: SourceSpan)] = []

  /// The warnings of a case.
  static func faults(of one: Case) -> [Diagnostic] {
    // To fold all the words of a case costs: most have nothing to look for.
    guard one.questions.contains(where: { Self.kinds.contains($0.kind) }) else { return [] }
    var finder = ToldAnswers(one)
    return finder.find()
  }

  private init(_ one: Case) {
    self.one = one
    let head = SourceSpan(file: one.file)
    add(one.head.title, at: one.head.spans["title"] ?? head)
    add(one.slug, at: head)
    add(one.head.summary ?? "", at: one.head.spans["summary"] ?? head)
  }

  private mutating func add(_ text: String, at span: SourceSpan) {
    let words = text.folded.withoutPlurals
    if !words.isEmpty { readable.append((words, span)) }
  }

  private mutating func find() -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for part in one.everyPart {
      switch part {
      case .heading(let heading): add(heading.title.plainText, at: heading.span)
      case .progressive(let progressive): add(progressive.title.plainText, at: progressive.span)
      case .blocks(let blocks): add(blocks)
      case .references: break
      case .question(let question):
        add(question.lead.plainText, at: question.span)
        add(question.stem)
        // A word of the question, or what all its options share, tells nothing.
        faults += told(by: question)
        if question.kind.showsOptions { question.options.forEach { add($0.text.plainText, at: $0.span) } }
      }
    }
    return faults
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks.andAllWithin {
      guard case .paragraph(let inlines) = block.kind else { continue }
      add(inlines.plainText, at: block.span)
      for case .image(let destination, let title, _) in inlines.map(\.kind) {
        add(title, at: block.span)
        add(destination, at: block.span)
      }
    }
  }

  private func told(by question: Question) -> [Diagnostic] {
    guard Self.kinds.contains(question.kind) else { return [] }
    let distractors = question.options.filter { !$0.isRight }
    guard !distractors.contains(where: { place(of: $0) != nil }) else { return [] }
    return question.options.filter(\.isRight).compactMap { option in
      guard let place = place(of: option) else { return nil }
      let note = Diagnostic.Note(Wording(fr: "se lit ici", en: "can be read here"), at: place)
      return Diagnostic(.answerTold, at: option.place, ["words": option.text.plainText], notes: [note])
    }
  }

  /// Where the words of an option stand already.
  private func place(of option: Option) -> SourceSpan? {
    let words = option.text.plainText.folded.withoutPlurals
    guard words.contains(" ") || words.utf8.count >= Self.longWord else { return nil }
    return readable.first { $0.words.foldedHolds(words) }?.span
  }
}
