import Casebook
import Diagnostics
import Markdown

/// Writes a case's contents: sections, figures and questions, in reading order.
struct ContentsWriter {
  var one: Case
  var disclosure: Disclosure
  var words: Words

  private struct Entry {
    var kind: String
    var anchor: String
    var text: String
    var position: SourcePosition
  }

  /// The entries told by the step `number`.
  func items(ofStep number: Int) -> String {
    entries(ofStep: number).map { entry in
      "<li><a href=\"#\(Escaping.text(entry.anchor))\" data-kind=\"\(entry.kind)\">\(Escaping.text(entry.text))</a></li>\n"
    }.joined()
  }

  /// What a caption says first: where the film comes from, which often follows, is told beside it.
  static func firstSentence(of caption: String) -> String {
    guard let end = caption.firstMatch(of: /\s*;|[.!?…](?=\s+\p{Lu})/)?.range else { return caption }
    let first = caption[..<end.lowerBound]
    if caption[..<end.upperBound].hasSuffix(";") { return String(first) }
    // An initial or a short abbreviation ends no sentence.
    guard caption[end] == "." else { return String(caption[..<end.upperBound]) }
    let word = String(first.reversed().prefix { !$0.isWhitespace }.reversed())
    // « Dr », « M », but neither « mm » nor « T1 ».
    let isAbbreviation = word.count < 3 && word.first?.isUppercase == true && word.allSatisfy(\.isLetter)
    return isAbbreviation ? caption : String(first)
  }

  private func entries(ofStep number: Int) -> [Entry] {
    func isTold(at position: SourcePosition) -> Bool { disclosure.step(at: position) == number }
    let sections = one.sections.filter { isTold(at: $0.heading.span.start) }.map {
      Entry(
        kind: "section", anchor: $0.heading.anchor, text: $0.heading.title.plainText.trimmed,
        position: $0.heading.span.start)
    }
    let figures = one.figures.filter { isTold(at: $0.span.start) }.compactMap { figure in
      figure.number.map { number in
        let label = words[.figureLabel, ["n": String(number)]]
        let text = figure.caption.isEmpty ? label : "\(label). \(Self.firstSentence(of: figure.caption))"
        return Entry(kind: "figure", anchor: figure.anchor, text: text, position: figure.span.start)
      }
    }
    let questions = one.questions.filter { isTold(at: $0.span.start) }.map {
      Entry(
        kind: "question", anchor: $0.anchor, text: "\($0.code) \($0.number)",
        position: $0.span.start)
    }
    return (sections + figures + questions).sorted { $0.position < $1.position }
  }
}
