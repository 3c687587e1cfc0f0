import TestSupport
import Testing

@testable import Rendering

@Suite struct CommonMarkWriterTests {
  @Test(arguments: [
    "Hello *big* **world** `a < b` & \"quoted\" 'single' >",
    "# One\n\n## Two\n\nSetext\n===\n\n---\n",
    "a\nb  \nc\\\nd",
    "- a\n- b\n  - c\n\n    d\n- e",
    "- a\n\n- b",
    "3. three\n4. four\n\n1. one\n",
    "> quote\n> - list\n>\n> ```swift extra words\n> let a = \"<b>\"\n> ```\n",
    "    indented & <code>\n\n```\nplain\n```\n\n```  a&b\tc\nx\n```",
    "<div>raw</div>\n\ntext <b>bold</b> <!-- comment -->\n\n<!-- block -->\n",
    "[a](/u \"t & \\\"q\\\"\") [b](<u v>) [c](javascript:alert) [d](JaVaScRiPt:x) [e](vbscript:x) [f](file:///x)",
    "[a](data:text/html,x) ![b](data:image/png;base64,AA) ![c](data:image/svg+xml,x) ![d](DATA:IMAGE/WEBP;x)",
    "![alt *emph* `code` [link](x)\nbreak  \nhard <b>](/é&'ü \"title\") <https://a.b/?q=1&r=ï>",
    "* * *\n\n*\n\n-\n\n  not in item\n",
    "- # heading\n- > quote\n- ```\n  code\n  ```\n",
    "1) a\n\n   b\n2) c\n\n0. zero",
    "[ref]\n\n[ref]: /url 'x'\n\n\u{0}nul \u{A0}nbsp é 漢 🩻",
  ])
  func `writes what libcmark writes`(text: String) {
    #expect(BlockWriter.html(CmarkFixture.blocks(text), .commonMark) == CmarkFixture.html(text))
  }

  @Test func `writes every example of the specification as libcmark does`() throws {
    for example in try SpecificationExample.commonMark() {
      let written = BlockWriter.html(CmarkFixture.blocks(example.markdown), .commonMark)
      #expect(written == CmarkFixture.html(example.markdown), "example \(example.example), \(example.section)")
    }
  }

  @Test func `escapes every byte of an address as libcmark does`() {
    for scalar in (0x21...0x2FF).compactMap(UnicodeScalar.init) where !"<>\\&[]()".unicodeScalars.contains(scalar) {
      let text = "[a](<x\(scalar)y>)"
      #expect(BlockWriter.html(CmarkFixture.blocks(text), .commonMark) == CmarkFixture.html(text))
    }
  }

  @Test func `escapes the four characters of HTML in text`() {
    #expect(Escaping.text("a & b < c > d \"e\" 'f'") == "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'")
    #expect(Escaping.address("/a b?c=é&d='\"<>") == "/a%20b?c=%C3%A9&amp;d=&#x27;%22%3C%3E")
  }
}
