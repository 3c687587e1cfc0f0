import Testing

@testable import Exporting

@Suite struct HarmlessTests {
  @Test(arguments: [
    "a \\(x\\) b", "\\[x\\]", "$$x$$", "[sound:a.mp3]", "[LaTeX]\\input{x}[/latex]", "[$]x[/$]", "[$$]x[/$$]",
    "[anki:tts lang=fr]a[/anki:tts]", "@@PLUGINFILE@@/x.png", "<img alt=\"@@PLUGINFILE@@/x\">",
  ])
  func whatAnotherProgramWouldTakeForAnOrderIsParted(html: String) {
    let harmless = Harmless.html(html)
    for sign in ["\\(", "\\[", "$$", "[sound:", "[latex]", "[$]", "[anki:", "@@PLUGINFILE@@"] {
      #expect(!harmless.lowercased().contains(sign.lowercased()), "\(harmless)")
    }
    #expect(harmless.replacing("\u{2060}", with: "") == html)
  }

  @Test(arguments: ["<p>Rien à changer : 3 $ [1]</p>", "<img src=\"@@PLUGINFILE@@/a.png\" alt=\"a\">", "a \\ b"])
  func anythingElseStays(html: String) {
    #expect(Harmless.html(html) == html)
  }

  @Test func noWordEndsASectionOfXML() {
    #expect(XMLText.section("a]]>b\u{0}\u{FFFE}") == "<![CDATA[a]]]]><![CDATA[>b]]>")
    #expect(XMLText.words("<a & \"b\">\u{1}") == "&lt;a &amp; &quot;b&quot;&gt;")
  }
}
