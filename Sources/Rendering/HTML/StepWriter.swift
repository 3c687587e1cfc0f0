import Casebook
import Markdown

/// Writes the sections of a case, step by step.
struct StepWriter {
  var context: WritingContext
  var words: Words
  /// Whether questions come without their corrections.
  var isSealed: Bool
  /// Whether a progressive case opens a question at a time: on a page that is answered, not on one that tells all.
  var locksProgressive = false
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
    var rest = parts[...]
    while let part = rest.popFirst() {
      if case .progressive(let progressive) = part {
        let own = rest.prefix(while: progressive.holds)
        rest = rest.dropFirst(own.count)
        html += self.progressive(progressive, Array(own), after: &last)
      } else {
        html += write(part, after: &last)
      }
    }
    return html
  }

  private func write(_ part: Part, after last: inout Int) -> String {
    switch part {
    case .blocks(let blocks): return BlockWriter.html(blocks, .casebook(context, words))
    case .heading(let heading):
      last = min(heading.level, last + 1)
      return self.heading(heading, level: last)
    case .question(let question):
      let own = min(question.level, last + 1)
      return QuestionWriter(context: context, words: words).question(question, level: own, isSealed: isSealed)
    case .references(let references): return self.references(references)
    case .progressive(let progressive): return self.progressive(progressive, [], after: &last)
    }
  }

  /// A progressive case with its parts, in steps that each end with a question: all of it can be read, and a script
  /// opens a step at a time.
  private func progressive(_ progressive: ProgressiveCase, _ parts: [Part], after last: inout Int) -> String {
    let own = min(progressive.level, last + 1)
    var html = head(of: progressive, level: progressive.level > 2 ? own : nil)
    if progressive.level > 2 { last = own }
    guard locksProgressive else {
      for part in parts { html += write(part, after: &last) }
      return html
    }
    var step = ""
    for part in parts {
      step += write(part, after: &last)
      if case .question = part {
        html += "<div class=\"step progressive-step\">\n\(step)</div>\n"
        step = ""
      }
    }
    if !step.isEmpty { html += "<div class=\"step progressive-step\">\n\(step)</div>\n" }
    let owner = context.caseID.map { " data-case=\"\(Escaping.text($0))\"" } ?? ""
    return "<negato-progressive class=\"progressive\"\(owner) data-series=\"\(Escaping.text(progressive.id))\">\n"
      + "\(html)</negato-progressive>\n"
  }

  /// What a progressive case is called, is about and holds; of one that is a section, the section's heading says what it
  /// is about.
  private func head(of progressive: ProgressiveCase, level: Int?) -> String {
    let anchor = Escaping.text(progressive.anchor)
    let name = Escaping.text(words[progressive.kind == .dp ? .progressiveNameDP : .progressiveNameKFP])
    let title = level.map { "<h\($0) class=\"progressive-title\">\(inlines(progressive.title))</h\($0)>" } ?? ""
    let count = Escaping.text(words.count(.questions, progressive.count))
    return "<header class=\"progressive-head\" id=\"\(anchor)\""
      + " data-count=\"\(progressive.count)\"><p class=\"progressive-name\">\(name)"
      + " <span class=\"progressive-place\">\(count)</span></p>\(title)</header>\n"
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
