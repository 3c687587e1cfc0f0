import Casebook
import Foundation
import Testing

@testable import Rendering

@Suite struct UnknownCaseTests {
  private static let head = SiteFixture.head(
    """
    unknown: true
    diagnosis: Zebrose
    tags: [zebrose]
    summary: Une femme tousse.
    modalities: [tdm]
    regions: [cou]

    """, title: "Une toux")

  private static let body = """
    ## Présentation

    Une femme tousse, voir [plus loin](#zebre), [](#zebre), [](#zebrose), [](#vignette) et [1].

    ![Vignette](images/vignette.png)

    ### QRU 1 : Que voyez-vous ? <!-- id: vue; rang: A; items: 198 -->

    - [x] Des rayures
      > Comme sur [](#zebre).
    - [ ] Rien

    Zebrose probable.

    ## Zebrose

    ![Un zèbre](images/zebre.png "La zebrose")

    ### QRM 2 : Quels signes de zebrose ? <!-- id: signes-zebrose -->

    - [x] Rayures
    - [ ] Bosse

    Fin.

    ## À retenir

    La zebrose est rayée.

    ## Références

    1. Traité de zebrose.

    """

  private func site() throws -> Site {
    SiteFixture.site([
      try SiteFixture.one("toux", Self.head + Self.body),
      try SiteFixture.one("simple", SiteFixture.head(date: "2026-01-02") + "## A\n\nVoir [](../toux/case.md#zebre).\n"),
    ])
  }

  @Test func `nothing of a later step can be read outside the lesson and the encoded data`() throws {
    let files = SiteFixture.files(of: try site())
    for (path, text) in files where path != "cases/toux/lesson.html" {
      #expect(!text.folded.contains("zebr"), "\(path)")
      #expect(!text.folded.contains("rayee"), "\(path)")
    }
    #expect(files["cases/toux/index.html"]?.contains("details class=\"correction\"") == false)
    #expect(files["cases/toux/lesson.html"]?.contains("La zebrose est rayée.") == true)
  }

  @Test func `the met page holds the first step, its contents and a way to the lesson`() throws {
    let page = try #require(SiteFixture.files(of: try site())["cases/toux/index.html"])
    #expect(
      page.contains(
        "<p>Une femme tousse, voir plus loin, Figure 2, plus loin dans le cas, <a href=\"#fig-vignette\">Figure 1</a> et [1].</p>"
      ))
    #expect(
      page.contains(
        """
        <ol>
        <li><a href="#presentation" data-kind="section">Présentation</a></li>
        <li><a href="#fig-vignette" data-kind="figure">Figure 1</a></li>
        <li><a href="#q-vue" data-kind="question">QRU 1</a></li>
        </ol>
        """))
    #expect(page.contains("data-kind=\"QRU\" data-points=\"1\" data-sealed role=\"group\""))
    #expect(page.contains("<article class=\"case\" data-case=\"toux\" data-site=\"essai\" data-unknown>"))
    #expect(page.contains("<a class=\"give-up\" href=\"lesson.html\">Lire la leçon entière (tout y est dit)</a>"))
    #expect(page.contains("<script defer src=\"steps.js\"></script>"))
    #expect(page.contains("<title>Une toux · Négatoscope</title>"))
  }

  @Test func `the data of the met page holds the later steps, their contents and every correction`() throws {
    let data = try #require(SiteFixture.files(of: try site())["cases/toux/steps.js"])
    #expect(data.hasPrefix("(self.negatoscope ??= {}).steps = \"") && data.hasSuffix("\";\n"))
    struct Steps: Decodable {
      var version: Int
      var steps: [String]
      var contents: [String]
      var corrections: [String: String]
    }
    let steps = try JSONDecoder().decode(Steps.self, from: Data(try SiteFixture.decoded(data).utf8))
    #expect(steps.version == 1)
    #expect(steps.steps.count == 2)
    #expect(
      steps.steps[0].hasPrefix("<div class=\"step\" data-step=\"1\">\n<section class=\"section\">\n<h2 id=\"zebrose\">")
    )
    #expect(steps.steps[0].contains("data-sealed"))
    #expect(!steps.steps[0].contains("class=\"correction\""))
    #expect(steps.contents[0].contains("<li><a href=\"#fig-zebre\" data-kind=\"figure\">Figure 2. La zebrose</a></li>"))
    #expect(steps.contents[1].contains("href=\"#references\""))
    #expect(Set(steps.corrections.keys) == ["vue", "signes-zebrose"])
    #expect(steps.corrections["vue"]?.contains("<p>Comme sur <a href=\"#fig-zebre\">Figure 2</a>.</p>") == true)
  }

  @Test func `the lesson tells everything, corrections, diagnosis and tags included`() throws {
    let page = try #require(SiteFixture.files(of: try site())["cases/toux/lesson.html"])
    #expect(page.contains("<title>Leçon\u{A0}: Une toux · Négatoscope</title>"))
    #expect(page.contains("<details class=\"correction\">"))
    #expect(page.contains("<span class=\"foot-label\">Diagnostic\u{A0}:</span> Zebrose</p>"))
    #expect(page.contains("<li>zebrose</li>"))
    #expect(page.contains("<a href=\"index.html\">Découvrir d’abord le cas, pas à pas</a>"))
    #expect(!page.contains("steps.js") && !page.contains("data-sealed") && !page.contains("data-unknown"))
  }

  @Test func `self-assessment asks what the first step asks, after its presentation`() throws {
    let files = SiteFixture.files(of: try site())
    #expect(
      files["self-assessment/index.html"]?.contains(
        "<li><a href=\"../cases/toux/index.html\">2 questions, à découvrir</a></li>") == true)
    let index = try #require(files["self-assessment/index-1.js"])
    let hash = try #require(index.firstMatch(of: /"hash":"([0-9a-f]{20})"/)?.output.1)
    #expect(
      index == """
        ((self.negatoscope ??= {}).questionIndex ??= {})[1] = [{"data":"../cases/toux/questions.js",\
        "href":"../cases/toux/index.html","id":"toux","modalities":["TDM"],"questions":[{"hash":"\(hash)","id":"vue",\
        "kind":"QRU","number":1,"rank":"A"}],"regions":["Cou"],"title":"Une toux"}];

        """)
    let file = try #require(files["cases/toux/questions.js"])
    struct Item: Decodable {
      var id: String
      var html: String
      var correction: String
      var presentation: String?
    }
    let items = try JSONDecoder().decode([Item].self, from: Data(try SiteFixture.decoded(file, of: "toux").utf8))
    let item = try #require(items.first)
    #expect(items.map(\.id) == ["vue"])
    #expect(item.html.hasPrefix("<negato-question") && !item.html.contains("class=\"correction\""))
    #expect(item.correction.contains("<a href=\"../cases/toux/lesson.html#fig-zebre\">Figure 2</a>"))
    let presentation = try #require(item.presentation)
    #expect(presentation.contains("<a href=\"../cases/toux/index.html#fig-vignette\">Figure 1</a>"))
    #expect(!presentation.contains("negato-question") && !presentation.folded.contains("zebr"))
    #expect(presentation.contains("src=\"../media/"))
  }
}
