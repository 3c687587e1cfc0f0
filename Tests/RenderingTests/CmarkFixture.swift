import CCmark
import Foundation
import Markdown

/// Markdown as the writers are tested on it, and what libcmark itself makes of it.
enum CmarkFixture {
  /// The blocks of `text`, CommonMark alone.
  static func blocks(_ text: String) -> [Block] {
    MarkdownReader.read(text, file: "cases/a/case.md", features: .commonMark).0.blocks
  }

  /// What libcmark itself writes, in safe mode.
  static func html(_ text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}
