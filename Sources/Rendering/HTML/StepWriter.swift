import Casebook
import Markdown

/// Writes the sections of a case, step by step.
struct StepWriter {
  var context: WritingContext
  var words: Words
  /// Whether questions come without their corrections.
  var isSealed: Bool
  /// Whether each heading ends with a link to itself.
  var hasAnchorLinks = true

  /// The step's element.
  func step(_ step: Disclosure.Step, number: Int) -> String {
    "<div class=\"step\" data-step=\"\(number)\">\n\(pieces(step.pieces))</div>\n"
  }

  /// The sections alone.
  func pieces(_ pieces: [Disclosure.Piece]) -> String { pieces.map(section).joined() }

  private func section(_ piece: Disclosure.Piece) -> String {
    let role = piece.role.map { " data-role=\"\($0.rawValue)\"" } ?? ""
    var html = "<section class=\"section\"\(role)>\n"
    var level = 1
    if let heading = piece.heading {
      level = 2
      if !piece.continues { html += self.heading(heading, level: 2) }
    }
    html += parts(piece.parts, below: level)
    return html + "</section>\n"
  }

  /// Parts under a heading of `level`. A heading is never more than one level below the one before it (WCAG 2.2,
  /// technique G141).
  func parts(_ parts: [Part], below level: Int) -> String {
    var last = level
    var html = ""
    for part in parts {
      switch part {
      case .blocks(let blocks): html += BlockWriter.html(blocks, .casebook(context, words))
      case .heading(let heading):
        last = min(heading.level, last + 1)
        html += self.heading(heading, level: last)
      case .question(let question):
        let own = min(question.level, last + 1)
        html += QuestionWriter(context: context, words: words).question(question, level: own, isSealed: isSealed)
      case .references(let references): html += self.references(references)
      case .progressive(let progressive):
        let own = min(progressive.level, last + 1)
        html += head(of: progressive, level: progressive.level > 2 ? own : nil)
        if progressive.level > 2 { last = own }
      }
    }
    return html
  }

  /// What a progressive case is called and is about; of one that is a section, the section's heading says it.
  private func head(of progressive: ProgressiveCase, level: Int?) -> String {
    let anchor = Escaping.text(progressive.anchor)
    let name = words[progressive.kind == .dp ? .progressiveNameDP : .progressiveNameKFP]
    let title = level.map { "<h\($0) class=\"progressive-title\">\(inlines(progressive.title))</h\($0)>" } ?? ""
    return "<header class=\"progressive-head\" id=\"\(anchor)\"><p class=\"progressive-name\">"
      + "\(Escaping.text(name))</p>\(title)</header>\n"
  }

  private func heading(_ heading: Heading, level: Int) -> String {
    let id = Escaping.text(heading.anchor)
    var html = "<h\(level) id=\"\(id)\">\(inlines(heading.title))"
    if hasAnchorLinks {
      let label = Escaping.text(words[.headingLink, ["title": heading.title.plainText.trimmed]])
      html += " <a class=\"anchor-link\" href=\"#\(id)\" aria-label=\"\(label)\">#</a>"
    }
    return html + "</h\(level)>\n"
  }

  private func references(_ references: [Reference]) -> String {
    let items = references.map { reference in
      let value = reference.number
      return "<li id=\"\(reference.anchor)\" value=\"\(value)\">\(inlines(reference.text))</li>\n"
    }
    return "<ol class=\"references\">\n\(items.joined())</ol>\n"
  }

  private func inlines(_ inlines: [Inline]) -> String {
    InlineWriter(mode: .casebook(context, words)).html(inlines).trimmed
  }
}
