import Casebook
import Foundation
import Testing

@testable import Rendering

/// The markup of what cases hold, asked through a whole site.
@Suite struct ContentWriterTests {
  @Test func `a section has its heading, its role and a link to itself`() throws {
    #expect(
      try SiteFixture.body("## À retenir\n\nUne phrase.\n\n### Détail\n\nAutre.\n") == """
        <section class="section" data-role="take-home">
        <h2 id="a-retenir">À retenir <a class="anchor-link" href="#a-retenir" aria-label="Lien vers «\u{A0}À retenir\u{A0}»">#</a></h2>
        <p>Une phrase.</p>
        <h3 id="detail">Détail <a class="anchor-link" href="#detail" aria-label="Lien vers «\u{A0}Détail\u{A0}»">#</a></h3>
        <p>Autre.</p>
        </section>

        """)
  }

  @Test func `a heading is never more than one level below the one before`() throws {
    let body = try SiteFixture.body("## Imagerie\n\n#### Profond\n\nMots.\n")
    #expect(body.contains("<h3 id=\"profond\">Profond"))
    #expect(!body.contains("<h4"))
  }

  @Test func `images alone in a paragraph are a gallery, the first of the page not loaded late`() throws {
    let body = try SiteFixture.body(
      "## Imagerie\n\n![Un a](images/a.png \"Légende\") <!-- date: J-1200 -->\n![Un b](images/b.png)\n\n![Un c](images/c.png)\n"
    )
    func path(_ name: String) -> String {
      "../../" + SiteFixture.image("cases/essai/images/\(name).png").forms[0].job.path
    }
    #expect(
      body.contains(
        """
        <div class="gallery">
        <figure class="figure" id="fig-a" data-figure="a">
        <a class="film" href="\(path("a"))"><img src="\(path("a"))" width="640" height="480" alt="Un a" decoding="async"></a>
        <figcaption><span class="figure-number">Figure 1</span> <span class="figure-text">Légende</span> <span class="figure-date">J−1200</span></figcaption>
        </figure>
        <figure class="figure" id="fig-b" data-figure="b">
        <a class="film" href="\(path("b"))"><img src="\(path("b"))" width="640" height="480" alt="Un b" loading="lazy" decoding="async"></a>
        <figcaption><span class="figure-number">Figure 2</span></figcaption>
        </figure>
        </div>
        <div class="gallery gallery-single">
        <figure class="figure" id="fig-c" data-figure="c">
        """))
  }

  @Test func `an image in several forms offers them by width`() throws {
    let one = try SiteFixture.one("essai", SiteFixture.head() + "## I\n\n![Un a](images/a.png)\n")
    let image = SiteFixture.image("cases/essai/images/a.png", width: 4000, height: 3000)
    let files = SiteFixture.files(of: SiteFixture.site([one], images: ["cases/essai/images/a.png": image]))
    let paths = image.forms.map { "../../" + $0.job.path }
    #expect(
      files["cases/essai/index.html"]?.contains(
        "<a class=\"film\" href=\"../../\(image.full.job.path)\"><img src=\"\(paths[1])\" srcset=\"\(paths[0]) 480w, \(paths[1]) 960w,"
          + " \(paths[2]) 1920w\" sizes=\"(min-width: 120em) 60rem, (min-width: 64em) 48rem, 100vw\" width=\"1920\" height=\"1440\""
      ) == true)
  }

  @Test func `an image that is shown again asks for one form at each place`() throws {
    let text = "## I\n\n![Un a](images/a.png)\n![Un b](images/b.png)\n\n![Le même a](images/a.png) <!-- id: a-2 -->\n"
    let one = try SiteFixture.one("essai", SiteFixture.head() + text)
    let names = ["a", "b"].map { "cases/essai/images/\($0).png" }
    let images = Dictionary(
      uniqueKeysWithValues: names.map { ($0, SiteFixture.image($0, width: 4000, height: 3000)) })
    let page = try #require(SiteFixture.files(of: SiteFixture.site([one], images: images))["cases/essai/index.html"])
    let sizes = page.matches(of: /sizes="([^"]*)"[^>]*alt="([^"]*)"/).map { [String($0.2), String($0.1)] }
    let lone = "(min-width: 120em) 60rem, (min-width: 64em) 48rem, 100vw"
    let half =
      "(min-width: 120em) calc(50vw - 13rem), (min-width: 64em) calc(50vw - 10rem), (min-width: 40em) 50vw, 100vw"
    #expect(sizes == [["Un a", lone], ["Un b", half], ["Le même a", lone]])
  }

  @Test(arguments: [
    ("Poignet droit de face. Dessin calculé (fantôme).", "Poignet droit de face"),
    ("Coupe axiale ; la lettre D marque la droite.", "Coupe axiale"),
    ("Vue du Dr B. Martin. Fantôme.", "Vue du Dr B. Martin. Fantôme."), ("Où est-ce ? Ici.", "Où est-ce ?"),
    ("TDM en T2. Fantôme.", "TDM en T2"), ("Coupes axiales de 2 mm. Fantôme.", "Coupes axiales de 2 mm"), ("", ""),
  ])
  func `the contents carry what a caption says first`(caption: String, first: String) {
    #expect(ContentsWriter.firstSentence(of: caption) == first)
  }

  @Test func `links are labelled, rewritten, and shown as words where they lead nowhere`() throws {
    let body = try SiteFixture.body(
      """
      ## Imagerie

      ![Un a](images/a.png)

      [](#a), [ici](#imagerie), [dehors](https://example.org/?a=1&b=2 "Titre"), [mort](absent.md), [](javascript:x).

      """)
    #expect(
      body.contains(
        """
        <p><a href="#fig-a">Figure 1</a>, <a href="#imagerie">ici</a>, \
        <a href="https://example.org/?a=1&amp;b=2" title="Titre" rel="noopener noreferrer">dehors</a>, mort, javascript:x.</p>
        """))
  }

  @Test func `marks lead to the references that exist`() throws {
    let body = try SiteFixture.body(
      "## Imagerie\n\nVu [1], [1, 2] et [1-2], pas [7] ni [a].\n\n## Références\n\n1. Premier.\n2. Second.\n")
    let first = "<a href=\"#ref-1\" aria-label=\"Référence 1\">1</a>"
    let second = "<a href=\"#ref-2\" aria-label=\"Référence 2\">2</a>"
    #expect(
      body.contains(
        "<p>Vu <sup>[\(first)]</sup>, <sup>[\(first), \(second)]</sup> et <sup>[\(first)–\(second)]</sup>, pas [7] ni [a].</p>"
      ))
    #expect(
      body.contains(
        "<ol class=\"references\">\n<li id=\"ref-1\" value=\"1\">Premier.</li>\n<li id=\"ref-2\" value=\"2\">Second.</li>\n</ol>"
      ))
  }

  @Test func `raw HTML is shown as text and comments vanish`() throws {
    let body = try SiteFixture.body(
      "## I\n\nUn <b>mot</b> <!-- tu -->\n\n<!-- seul -->\n\n<script>alert(1)</script>\n\n- <!-- rien -->\n")
    #expect(body.contains("<p>Un &lt;b&gt;mot&lt;/b&gt;</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"))
    #expect(!body.contains("tu") && !body.contains("seul") && !body.contains("rien"))
  }

  @Test func `a quotation that opens with known bold words is a callout`() throws {
    let body = try SiteFixture.body("## I\n\n> **Piège.** Le mot.\n>\n> Suite.\n\n> **Gras** seul.\n")
    #expect(
      body.contains(
        "<aside class=\"callout\" data-callout=\"pitfall\">\n<p class=\"callout-title\">Piège</p>\n<p>Le mot.</p>\n<p>Suite.</p>\n</aside>\n"
      ))
    #expect(body.contains("<blockquote>\n<p><strong>Gras</strong> seul.</p>\n</blockquote>\n"))
  }

  @Test func `an empty cell over a column is no heading`() throws {
    let body = try SiteFixture.body("## I\n\n| | b |\n|---|---|\n| 1 | 2 |\n")
    #expect(body.contains("<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>\n"))
  }

  @Test func `a table scrolls by itself under a name of its own`() throws {
    let body = try SiteFixture.body("## I\n\n| a | b |\n|---|--:|\n| 1 | *2* |\n")
    #expect(
      body.contains(
        """
        <div class="table-scroll" tabindex="0" role="region" aria-label="Tableau 1">
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" data-align="end">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td data-align="end"><em>2</em></td>
        </tr>
        </tbody>
        </table>
        </div>

        """))
  }

  @Test func `what an author writes never becomes markup`() throws {
    let evil = "x\"><script>y</script>&'"
    let files = SiteFixture.files(
      of: SiteFixture.site([
        try SiteFixture.one(
          "essai",
          SiteFixture.head(
            "summary: '\(evil.replacing("'", with: "''"))'\ntags: ['\(evil.replacing("'", with: "''"))']\n")
            + "## A\n\n![x\\\"><script>](images/a.png '\"><script>')\n\n`<script>`\n\n```\"><script>\n<script>\n```\n")
      ]))
    for (path, text) in files where path.hasSuffix(".html") {
      let count = text.components(separatedBy: "<script").count - 1
      #expect(count == (path == "404.html" ? 0 : 2), "\(path)")
    }
  }
}
