import CCmark
import Foundation
import Diagnostics
import Markdown

/// Markdown as libcmark's own tree, copied into values: what the writers are compared on.
enum CmarkFixture {
  /// The blocks of `text`.
  static func blocks(_ text: String, file: String = "cases/a/case.md") -> [Block] {
    guard let root = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_node_free(root) }
    return children(root).compactMap { block($0, file) }
  }

  /// The inlines of the first paragraph of `text`.
  static func inlines(_ text: String) -> [Inline] {
    guard case .paragraph(let inlines) = blocks(text).first?.kind else { return [] }
    return inlines
  }

  /// What libcmark itself writes, in safe mode.
  static func html(_ text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  private static func children(_ node: OpaquePointer) -> [OpaquePointer] {
    var found: [OpaquePointer] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      found.append(child)
      next = cmark_node_next(child)
    }
    return found
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  private static func span(_ node: OpaquePointer, _ file: String) -> SourceSpan {
    SourceSpan(
      file: file,
      start: SourcePosition(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node))),
      end: SourcePosition(line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)) + 1))
  }

  private static func block(_ node: OpaquePointer, _ file: String) -> Block? {
    let inner = children(node)
    func inlines() -> [Inline] { inner.compactMap { inline($0, file) } }
    let kind: Block.Kind
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: kind = .paragraph(inlines())
    case CMARK_NODE_HEADING: kind = .heading(level: Int(cmark_node_get_heading_level(node)), inlines())
    case CMARK_NODE_THEMATIC_BREAK: kind = .thematicBreak
    case CMARK_NODE_BLOCK_QUOTE: kind = .blockQuote(inner.compactMap { block($0, file) })
    case CMARK_NODE_CODE_BLOCK:
      kind = .codeBlock(info: text(cmark_node_get_fence_info(node)), text: text(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_BLOCK: kind = .html(text(cmark_node_get_literal(node)))
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      kind = .list(
        List(
          start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
          isTight: cmark_node_get_list_tight(node) != 0,
          items: inner.map { item in
            ListItem(children(item).compactMap { block($0, file) }, at: span(item, file))
          }))
    default: return nil
    }
    return Block(kind, at: span(node, file))
  }

  private static func inline(_ node: OpaquePointer, _ file: String) -> Inline? {
    let inner = children(node).compactMap { inline($0, file) }
    let literal = text(cmark_node_get_literal(node))
    let kind: Inline.Kind
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: kind = .text(literal)
    case CMARK_NODE_SOFTBREAK: kind = .softBreak
    case CMARK_NODE_LINEBREAK: kind = .lineBreak
    case CMARK_NODE_CODE: kind = .code(literal)
    case CMARK_NODE_HTML_INLINE: kind = .html(literal)
    case CMARK_NODE_EMPH: kind = .emphasis(inner)
    case CMARK_NODE_STRONG: kind = .strong(inner)
    case CMARK_NODE_LINK:
      kind = .link(destination: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)), inner)
    case CMARK_NODE_IMAGE:
      kind = .image(destination: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)), inner)
    default: return nil
    }
    return Inline(kind, at: span(node, file))
  }
}
