extension Sequence<Inline> {
  /// These pieces and all within them, in reading order.
  public var andAllWithin: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline.kind {
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        [inline] + inner.andAllWithin
      case .text, .softBreak, .lineBreak, .code, .html: [inline]
      }
    }
  }
}

extension Sequence<Block> {
  /// These blocks and all within them, in reading order.
  public var andAllWithin: [Block] {
    flatMap { block -> [Block] in
      switch block.kind {
      case .blockQuote(let inner): [block] + inner.andAllWithin
      case .list(let list): [block] + list.items.flatMap(\.blocks.andAllWithin)
      case .paragraph, .heading, .thematicBreak, .codeBlock, .html, .table: [block]
      }
    }
  }

  /// Every piece of text of these blocks, in reading order.
  public var allInlines: [Inline] {
    andAllWithin.flatMap { block -> [Inline] in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines): inlines.andAllWithin
      case .table(let table): (table.heading + table.rows.flatMap { $0 }).flatMap(\.andAllWithin)
      case .blockQuote, .list, .thematicBreak, .codeBlock, .html: []
      }
    }
  }
}
