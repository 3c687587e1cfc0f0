import CCmark
import Diagnostics

/// Reads text with libcmark and copies its tree into plain values, each at its true place.
///
/// The only file that touches libcmark: nothing of its memory outlives `blocks()`.
struct CmarkReader {
  /// Deeper nesting than any author means; what is deeper is left out and told.
  static let deepest = 100

  /// The lines that libcmark reads, without their ends.
  private let lines: [[UInt8]]
  /// Turns a place in those lines (byte columns) into a place of the author's file.
  private let place: (BytePlace) -> SourcePosition
  private let file: String
  private var finder: PlaceFinder
  /// Where nesting went too deep.
  private(set) var tooDeep: [SourceSpan] = []

  init(lines: [[UInt8]], file: String, place: @escaping (BytePlace) -> SourcePosition) {
    self.lines = lines
    self.file = file
    self.place = place
    finder = PlaceFinder(lines: lines)
  }

  /// The blocks of the text (CommonMark 0.30).
  mutating func blocks() -> [Block] {
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines {
      text += line
      text.append(0x0A)
    }
    let root = text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS)
      }
    }
    guard let root else { return [] }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    return blocks(in: root, depth: 0)
  }

  private func children(of node: OpaquePointer) -> some Sequence<OpaquePointer> {
    sequence(state: cmark_node_first_child(node)) { next -> OpaquePointer? in
      guard let child = next else { return nil }
      next = cmark_node_next(child)
      return child
    }
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  /// What is kept of a text: without the control characters that it, or an entity in it, may write.
  private func clean(_ text: String) -> String { ControlCharacters.replaced(text) }

  // MARK: Blocks

  private mutating func blocks(in node: OpaquePointer, depth: Int) -> [Block] {
    guard depth < Self.deepest else {
      tooDeep.append(span(ofBlock: node))
      return []
    }
    return children(of: node).compactMap { block($0, depth: depth + 1) }
  }

  private mutating func block(_ node: OpaquePointer, depth: Int) -> Block? {
    let span = span(ofBlock: node)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: return Block(.paragraph(inlines(ofBlock: node)), at: span)
    case CMARK_NODE_HEADING:
      return Block(.heading(level: Int(cmark_node_get_heading_level(node)), inlines(ofBlock: node)), at: span)
    case CMARK_NODE_THEMATIC_BREAK: return Block(.thematicBreak, at: span)
    case CMARK_NODE_BLOCK_QUOTE: return Block(.blockQuote(blocks(in: node, depth: depth)), at: span)
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let items = children(of: node).map { item in
        ListItem(blocks(in: item, depth: depth + 1), at: self.span(ofBlock: item))
      }
      let list = List(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0, items: items)
      return Block(.list(list), at: span)
    case CMARK_NODE_CODE_BLOCK:
      return Block(
        .codeBlock(
          info: clean(string(cmark_node_get_fence_info(node))), text: clean(string(cmark_node_get_literal(node)))),
        at: span)
    case CMARK_NODE_HTML_BLOCK: return Block(.html(clean(string(cmark_node_get_literal(node)))), at: span)
    default: return nil
    }
  }

  private func span(ofBlock node: OpaquePointer) -> SourceSpan {
    let start = BytePlace(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    var end = BytePlace(line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)) + 1)
    // libcmark 0.30.2 ends a block of HTML on the line before its last, at the column of that line.
    if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK {
      let written = string(cmark_node_get_literal(node)).utf8
      end.line = start.line + max(0, written.count { $0 == 0x0A } - (written.last == 0x0A ? 1 : 0))
      if lines.indices.contains(end.line - 1) { end.column = lines[end.line - 1].count + 1 }
    }
    return SourceSpan(file: file, start: place(start), end: place(max(start, end)))
  }

  // MARK: Inlines

  private mutating func inlines(ofBlock node: OpaquePointer) -> [Inline] {
    let first = BytePlace(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    finder.enter(from: first, throughLine: Int(cmark_node_get_end_line(node)))
    return inlines(in: node, depth: 0)
  }

  private mutating func inlines(in node: OpaquePointer, depth: Int) -> [Inline] {
    guard depth < Self.deepest else {
      let here = place(finder.cursor)
      tooDeep.append(SourceSpan(file: file, start: here, end: here))
      return []
    }
    return children(of: node).compactMap { inline($0, depth: depth + 1) }
  }

  private mutating func inline(_ node: OpaquePointer, depth: Int) -> Inline? {
    let claimed = BytePlace(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    let claimedEnd = BytePlace(
      line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)) + 1)
    func made(_ kind: Inline.Kind, _ start: BytePlace, _ end: BytePlace) -> Inline {
      Inline(kind, at: SourceSpan(file: file, start: place(start), end: place(max(start, end))))
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      let literal = string(cmark_node_get_literal(node))
      let start = finder.text(Array(literal.utf8), claimed: claimed)
      return made(.text(composed(clean(literal))), start, finder.cursor)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      let start = finder.cursor
      finder.nextLine()
      return made(cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ? .softBreak : .lineBreak, start, start)
    case CMARK_NODE_CODE:
      let start = finder.mark(["`"], claimed: claimed)
      let end = finder.closingOfCode(from: start) ?? claimedEnd
      finder.move(to: end)
      return made(.code(clean(string(cmark_node_get_literal(node)))), start, end)
    case CMARK_NODE_HTML_INLINE:
      let literal = string(cmark_node_get_literal(node))
      let start = finder.mark(["<"], claimed: claimed)
      finder.skip(Array(literal.utf8), from: start)
      return made(.html(clean(literal)), start, finder.cursor)
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      let isStrong = cmark_node_get_type(node) == CMARK_NODE_STRONG
      let start = finder.mark(isStrong ? ["**", "__"] : ["*", "_"], claimed: claimed)
      finder.move(to: BytePlace(line: start.line, column: start.column + (isStrong ? 2 : 1)))
      let inner = inlines(in: node, depth: depth)
      let end = BytePlace(line: finder.cursor.line, column: finder.cursor.column + (isStrong ? 2 : 1))
      finder.move(to: end)
      return made(isStrong ? .strong(inner) : .emphasis(inner), start, end)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      let isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE
      let start = finder.mark(isImage ? ["!["] : ["[", "<"], claimed: claimed)
      finder.move(to: BytePlace(line: start.line, column: start.column + (isImage ? 2 : 1)))
      let inner = inlines(in: node, depth: depth)
      let end = finder.closingOfLink(from: start) ?? claimedEnd
      finder.move(to: end)
      // What an address holds is percent-encoded where it is written.
      let destination = string(cmark_node_get_url(node))
      let title = clean(string(cmark_node_get_title(node)))
      return made(
        isImage
          ? .image(destination: destination, title: composed(title), inner)
          : .link(destination: destination, title: composed(title), inner), start, end)
    default: return nil
    }
  }
}
