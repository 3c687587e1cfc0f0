import Casebook
import Testing

@testable import Rendering

/// Collections and the glossary, as pages.
@Suite struct TextPagesTests {
  @Test func `a collection hangs its cases in the author's order, numbered, each with its note`() throws {
    let first = try SiteFixture.one("a", SiteFixture.head(title: "Premier", date: "2026-11-22") + "## S\n")
    let second = try SiteFixture.one("b", SiteFixture.head("unknown: true\n", title: "Second") + "## S\n")
    let collection = SiteFixture.collection(
      "garde",
      "---\ntitle: Une garde\n---\nAvant.\n\n1. [](../cases/b/case.md), *puis*\n2. [Le film](../cases/a/case.md)\n\n## Après\n"
    )
    let files = SiteFixture.files(of: SiteFixture.site([first, second], pages: [collection]))
    let page = try #require(files["collections/garde/index.html"])
    let order = ["<p>Avant.</p>", "href=\"../../cases/b/index.html\"", "Second", "<em>puis</em>", "Le film", "Après"]
    var rest = page[...]
    for words in order {
      let found = try #require(rest.firstRange(of: words), "\(words) is not where it should be")
      rest = rest[found.upperBound...]
    }
    #expect(page.contains("<li class=\"film-card\" value=\"2\">"))
    #expect(!page.contains("Premier"))
    #expect(files["collections/index.html"]?.contains("href=\"garde/index.html\"") == true)
    #expect(files["index.html"]?.contains("href=\"collections/garde/index.html\"") == true)
  }

  @Test func `a case says which collections it is in, and what stands before and after it there`() throws {
    let cases = try ["a", "b", "c"].map {
      try SiteFixture.one($0, SiteFixture.head(title: "Cas \($0)", date: "2026-11-22") + "## S\n")
    }
    let list = SiteFixture.collection(
      "garde",
      "---\ntitle: Une garde\n---\n1. [](../cases/c/case.md)\n2. [](../cases/rien/case.md)\n3. [](../cases/a/case.md)\n"
    )
    let files = SiteFixture.files(of: SiteFixture.site(cases, pages: [list]))
    let page = try #require(files["cases/a/index.html"])
    #expect(
      page.contains(
        "<p>Cas 2 sur 2 de la collection <a href=\"../../collections/garde/index.html\">Une garde</a></p>"))
    let place = try #require(page.firstMatch(of: /<div class="membership">(?s:.*?)<\/div>/)).output
    #expect(
      place.contains("<a href=\"../c/index.html\"><span class=\"foot-label\">Cas précédent\u{A0}:</span> Cas c</a>"))
    #expect(!place.contains("Cas suivant"))
    #expect(files["cases/b/index.html"]?.contains("membership") == false)
  }

  @Test func `a case to discover says its collections in its lesson alone`() throws {
    let one = try SiteFixture.one("a", SiteFixture.head("unknown: true\n", title: "Un cas") + "## S\n")
    let list = SiteFixture.collection("t", "---\ntitle: Tumeurs du rachis\n---\n1. [](../cases/a/case.md)\n")
    let files = SiteFixture.files(of: SiteFixture.site([one], pages: [list]))
    #expect(try #require(files["cases/a/index.html"]).contains("Tumeurs") == false)
    #expect(try #require(files["cases/a/lesson.html"]).contains("Tumeurs du rachis</a>"))
  }

  @Test func `pages stand in the order that they give, then by address`() throws {
    let pages = [
      SiteFixture.page("a", "---\ntitle: A\n---\n"), SiteFixture.page("b", "---\ntitle: B\nordre: 2\n---\n"),
      SiteFixture.page("c", "---\ntitle: C\norder: 1\n---\n"),
    ]
    #expect(SiteFixture.site([], pages: pages).pages.map(\.slug) == ["c", "b", "a"])
  }

  @Test func `a draft or a missing case hangs no film`() throws {
    let collection = SiteFixture.collection("garde", "---\ntitle: G\n---\n1. [](../cases/rien/case.md)\n")
    let page = try #require(
      SiteFixture.files(of: SiteFixture.site([], pages: [collection]))["collections/garde/index.html"])
    #expect(!page.contains("film-card"))
  }

  @Test func `the glossary is in the order of the alphabet, accents folded`() throws {
    let glossary = SiteFixture.glossary(
      "Avant.\n\n## Œdème\n\nB.\n\n## Écho <!-- synonymes: échographie -->\n\nA.\n\n## 3D\n\nC.\n\n## Dose\n\nD.\n")
    let letters = GlossaryView.letters(of: glossary.glossary.terms)
    #expect(letters.map(\.letter) == ["#", "D", "E", "O"])
    #expect(letters.flatMap(\.terms).map(\.heading.anchor) == ["3d", "dose", "echo", "oedeme"])
    let page = try #require(SiteFixture.files(of: SiteFixture.site([], pages: [glossary]))["glossary.html"])
    #expect(page.contains("<h3 id=\"echo\">"))
    #expect(page.contains("<p class=\"synonyms\">Aussi\u{A0}: échographie</p>"))
    #expect(page.contains("<a href=\"#letter_e\">E</a>"))
    #expect(page.contains("<h2 id=\"letter_0\">#</h2>"))
    #expect(page.contains("<title>Glossaire · "))
  }
}
