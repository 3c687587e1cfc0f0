import Casebook
import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Rendering

/// Tables, held to the specification of GitHub Flavored Markdown.
@Suite struct TableWriterTests {
  @Test func `writes every table of the specification, but for what makes it scroll and be announced`() throws {
    let examples = try SpecificationExample.tables()
    #expect(examples.count == 8)
    for example in examples {
      let blocks = MarkdownReader.read(example.markdown, file: "cases/a/case.md", features: .casebook).0.blocks
      let mode = WritingMode.casebook(
        WritingContext(page: Address("cases/a/index.html")), SiteFixture.theme.words(.fr))
      #expect(bare(BlockWriter.html(blocks, mode)) == example.html, "example \(example.example)")
    }
  }

  /// The table alone, its sides named as the specification's HTML does.
  private func bare(_ html: String) -> String {
    html.replacing(/<div class="table-scroll"[^>]*>\n/, with: "").replacing("</div>\n", with: "")
      .replacing(" scope=\"col\"", with: "").replacing("data-align=\"start\"", with: "align=\"left\"")
      .replacing("data-align=\"end\"", with: "align=\"right\"").replacing("data-align=\"", with: "align=\"")
  }
}
