import Casebook
import Markdown

/// What the parts of a page hold, in reading order.
enum ContentWalk {
  /// Every block, nested ones included, those of questions too.
  static func blocks(of parts: [Part]) -> [Block] {
    parts.flatMap { part -> [Block] in
      switch part {
      case .blocks(let blocks): blocks.andAllWithin
      case .question(let question):
        (question.stem + question.hint + question.options.flatMap(\.feedback) + question.correction).andAllWithin
      case .heading, .references, .progressive: []
      }
    }
  }

  /// The destination of every link.
  static func destinations(of parts: [Part]) -> Set<String> {
    let inlines = parts.flatMap { part -> [Inline] in
      switch part {
      case .blocks(let blocks): blocks.allInlines
      case .heading(let heading): heading.title.andAllWithin
      case .question(let question):
        question.lead.andAllWithin + question.options.flatMap { $0.text.andAllWithin + $0.feedback.allInlines }
          + (question.stem + question.hint + question.correction).allInlines
      case .references(let references): references.flatMap(\.text.andAllWithin)
      case .progressive(let progressive): progressive.title.andAllWithin
      }
    }
    return Set(
      inlines.compactMap { inline in
        if case .link(let destination, _, _) = inline.kind { destination } else { nil }
      })
  }
}
