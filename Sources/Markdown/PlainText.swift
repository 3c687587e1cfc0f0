extension Sequence<Block> {
  /// The words alone, for what shows no markup: a blank line parts blocks, an item of a list begins with a dash or its
  /// number, cells are parted by bars. Images are their alternative texts; comments and raw HTML are nothing.
  public var plainText: String { map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n\n") }
}

extension Block {
  fileprivate var plainText: String {
    switch kind {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.plainText.withoutOuterSpace
    case .thematicBreak, .html: ""
    case .blockQuote(let blocks): blocks.plainText
    case .codeBlock(_, let text): text.withoutOuterSpace
    case .list(let list):
      list.items.enumerated().map { index, item in
        let mark = list.start.map { "\($0 + index). " } ?? "- "
        return mark + item.blocks.plainText.replacing("\n\n", with: "\n")
      }.joined(separator: "\n")
    case .table(let table):
      ([table.heading] + table.rows).map { row in
        row.map(\.plainText.withoutOuterSpace).joined(separator: " | ")
      }.joined(separator: "\n")
    }
  }
}

extension String {
  /// Without the spaces and line ends at both ends; no-break spaces stay.
  fileprivate var withoutOuterSpace: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || (0x09...0x0D).contains(scalar.value) }
    let scalars = unicodeScalars.drop(while: isBlank)
    let end = scalars.lastIndex { !isBlank($0) }.map(scalars.index(after:)) ?? scalars.startIndex
    return String(scalars[..<end])
  }
}
