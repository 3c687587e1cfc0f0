import Casebook
import Checks
import Diagnostics
import Markdown
import Testing

/// What built pages may say of the disease of a case to discover, and where.
@Suite struct PageLeaks {
  private func faults(_ path: String, _ text: String, base: String? = nil) -> [String] {
    let head = "---\ntitle: Une toux\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nunknown: true\n"
    let (document, _) = MarkdownReader.read(
      Array((head + "diagnosis: Zebrose\n---\n\n## A\n").utf8), file: "cases/toux/case.md")
    let (one, _) = CaseReader.read(document, slug: "toux", language: .fr, base: nil, vocabulary: Vocabulary())
    let site = Site(
      settings: SiteSettings(baseAddress: base), vocabulary: Vocabulary(), cases: [one], pages: [], images: [:],
      includingDrafts: false)
    let files: Set = [path, "cases/toux/index.html", "cases/autre/index.html"]
    return Checks.faults(in: [BuiltPage(path: path, text: text)], files: files, of: site).map(\.rule.name)
      .filter { $0 == "leaked-diagnosis" }
  }

  private let card = "<li><a href=\"../../cases/toux/index.html\">Une toux</a></li>"
  private let other = "<li><a href=\"../../cases/autre/index.html\">Zébrose du genou</a></li>"

  @Test func aDiseaseMayBeNamedBesideAnotherCase() {
    #expect(faults("regions/cou/index.html", "<title>Cou</title><ul>\(other)\(card)</ul><p>La zébrose.</p>") == [])
    #expect(faults("tags/zebrose/index.html", "<title>Zébrose</title><ul>\(other)</ul>") == [])
  }

  @Test(arguments: [
    (
      "regions/cou/index.html", "<ul><li><a href=\"../../cases/toux/index.html\">Une toux <b>zébroses</b></a></li></ul>"
    ),
    ("regions/cou/index.html", "<ul><li><a href=\"../../cases/toux/index.html\">Une toux</a> zébrose</li></ul>"),
    ("tags/zebrose/index.html", "<ul><li><a href=\"../../cases/toux/index.html\">Une toux</a></li></ul>"),
    (
      "tags/z/index.html",
      "<title>Zébrose</title><ul><li><a href=\"../../cases/toux/index.html\">Une toux</a></li></ul>"
    ),
    ("cases/toux/index.html", "<p>Une zébrose ?</p>"),
  ])
  func itIsALeakBesideTheCaseOrOnItsPage(path: String, text: String) {
    #expect(faults(path, text) == ["leaked-diagnosis"])
  }

  @Test func anEntryOfAFeedIsReadWhole() {
    let feed = "<entry><title>Zébrose</title><link href=\"https://x.org/cases/toux/index.html\"/></entry>"
    #expect(faults("feed.xml", feed, base: "https://x.org") == ["leaked-diagnosis"])
    #expect(faults("feed.xml", feed.replacing("toux", with: "autre"), base: "https://x.org") == [])
  }
}
