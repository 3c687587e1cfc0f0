import Casebook
import Markdown

/// Visits what Markdown holds, in reading order.
enum ContentWalk {
  /// Every block of `parts`, nested ones included, those of questions too.
  static func blocks(of parts: [Part], _ visit: (Block) -> Void) {
    for part in parts {
      switch part {
      case .blocks(let blocks): self.blocks(blocks, visit)
      case .question(let question):
        blocks(question.stem + question.hint, visit)
        for option in question.options { blocks(option.feedback, visit) }
        blocks(question.correction, visit)
      case .heading, .references: break
      }
    }
  }

  private static func blocks(_ blocks: [Block], _ visit: (Block) -> Void) {
    for block in blocks {
      visit(block)
      switch block.kind {
      case .blockQuote(let inner): self.blocks(inner, visit)
      case .list(let list): for item in list.items { self.blocks(item.blocks, visit) }
      case .paragraph, .heading, .thematicBreak, .codeBlock, .html, .table: break
      }
    }
  }

  /// The destination of every link of `parts`.
  static func destinations(of parts: [Part]) -> Set<String> {
    var found: Set<String> = []
    func visit(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline.kind {
        case .link(let destination, _, let inner):
          found.insert(destination)
          visit(inner)
        case .emphasis(let inner), .strong(let inner): visit(inner)
        case .text, .softBreak, .lineBreak, .code, .html, .image: break
        }
      }
    }
    for part in parts {
      switch part {
      case .heading(let heading): visit(heading.title)
      case .question(let question):
        visit(question.lead)
        for option in question.options { visit(option.text) }
      case .references(let references): for reference in references { visit(reference.text) }
      case .blocks: break
      }
    }
    blocks(of: parts) { block in
      switch block.kind {
      case .paragraph(let content), .heading(_, let content): visit(content)
      case .table(let table): for row in [table.heading] + table.rows { row.forEach(visit) }
      case .thematicBreak, .blockQuote, .list, .codeBlock, .html: break
      }
    }
    return found
  }
}
