import Casebook
import Foundation
import Testing

@testable import Rendering

/// What each type of question has of its own.
@Suite struct QuestionTypeTests {
  private func body(_ question: String) throws -> String { try SiteFixture.body("## Q\n\n\(question)") }

  private func question(_ text: String) throws -> Question {
    try #require(try SiteFixture.one("essai", SiteFixture.head() + "## Q\n\n\(text)").questions.first)
  }

  @Test func `a question says whose it is, and how it is marked where that is not the national rule`() throws {
    let text = "### QRP 1 : Quoi ? <!-- id: a -->\n\n- [x] Ça\n- [x] Et ça\n- [ ] Non\n- [ ] Rien\n\nMot.\n"
    let national = try body(text)
    #expect(national.contains("data-question=\"a\" data-case=\"essai\" data-expected=\"2\" data-hash="))
    #expect(!national.contains("data-scale"))
    #expect(national.contains("<legend>2 réponses à cocher</legend>"))
    var settings = SiteSettings(id: "essai")
    settings.marking = .allOrNothing
    let one = try SiteFixture.one("essai", SiteFixture.head() + "## Q\n\n\(text)")
    let page = SiteFixture.files(of: SiteFixture.site([one], settings: settings))["cases/essai/index.html"]
    #expect(page?.contains("data-expected=\"2\" data-scale=\"all-or-nothing\" data-hash=") == true)
  }

  @Test func `a short answer's key has words, no letters, and says what is half right`() throws {
    let html = try body(
      """
      ### QROC 1 : Quel examen ? <!-- id: a -->

      - [x] IRM médullaire
      - [x] IRM
        > **Acceptable.** Précisez.
      - [ ] Scanner

      Mot.

      """)
    #expect(html.contains("<label class=\"answer-label\" for=\"q-a-answer\">Votre réponse</label>"))
    #expect(!html.contains("option-letter"))
    #expect(
      html.contains(
        "<li data-right=\"true\"><p class=\"key-line\"><span class=\"key-sign\" aria-hidden=\"true\">✓</span>"
          + "<span class=\"key-text\">IRM médullaire</span> <span class=\"key-word\">Acceptée</span></p></li>"))
    #expect(
      html.contains(
        "<li data-right=\"true\" data-status=\"acceptable\"><p class=\"key-line\">"
          + "<span class=\"key-sign\" aria-hidden=\"true\">½</span><span class=\"key-text\">IRM</span>"
          + " <span class=\"key-word\">Acceptable</span></p>"))
    #expect(html.contains("<span class=\"key-text\">Scanner</span> <span class=\"key-word\">Refusée</span>"))
  }

  @Test func `a concordance test has five choices an item, and a table of votes in its key`() throws {
    let html = try body(
      """
      ### TCS 1 : Une masse <!-- id: a; échelle: traitement -->

      1. Si vous pensiez à **A**, et que vous trouvez **B**, cela devient…
         > **Panel : 0 / 9 / 7 / 3 / 0.** Voilà.

      Mot.

      """)
    #expect(
      html.contains(
        "<label class=\"opinion\"><input type=\"radio\" name=\"a-0\" value=\"4\"><span class=\"opinion-sign\">+2</span>"
          + " <span class=\"opinion-word\">indispensable</span></label>"))
    #expect(
      html.contains("<li data-right=\"false\" data-votes=\"0 9 7 3 0\"><p class=\"key-line\"><span class=\"key-text\">")
    )
    #expect(html.contains("<table class=\"votes\"><caption>Votes de 19 experts</caption>"))
    #expect(
      html.contains(
        "<tr data-choice=\"2\"><th scope=\"row\"><span class=\"opinion-sign\">0</span>"
          + " <span class=\"opinion-word\">ni plus ni moins indiqué</span></th>"
          + "<td><svg class=\"vote-bar\" aria-hidden=\"true\" focusable=\"false\">"
          + "<rect width=\"77.78%\" height=\"100%\"/></svg><span class=\"vote-count\">7</span></td><td>0,78</td></tr>"))
  }

  private static let zones = """
    ### QZP 1 : Pointez <!-- id: a -->

    ![Une image](images/vue.png)

    - [ ] `rectangle 70 60 10 20` En bas
    - [x] `ellipse 60 10,5 20 15` En haut à droite
      > Voilà.
    - [ ] `polygone 10 10; 14,5 22; 12 30` En haut à gauche

    Mot.

    """

  @Test func `the key of zones draws them over the image, lettered from the top left`() throws {
    let html = try body(Self.zones)
    #expect(html.contains("<p class=\"zone-guide\">1 zone à pointer sur l’image</p>"))
    let map = try #require(
      html.range(of: "<figure class=\"zone-map\"><div class=\"zone-frame\"><img src=\"../../media/"))
    #expect(html[map.upperBound...].contains("alt=\"Figure 1, zones tracées\""))
    #expect(
      html.contains(
        "<g class=\"zone\" data-option=\"1\" data-right=\"true\">"
          + "<ellipse class=\"zone-halo\" cx=\"70%\" cy=\"18%\" rx=\"10%\" ry=\"7.5%\"/>"
          + "<ellipse class=\"zone-line\" cx=\"70%\" cy=\"18%\" rx=\"10%\" ry=\"7.5%\"/>"
          + "<text x=\"60%\" y=\"10.5%\" dy=\"-0.35em\">B</text></g>"))
    #expect(
      html.contains(
        "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\"><polygon class=\"zone-line\""
          + " points=\"10,10 14.5,22 12,30\"/></svg>"))
    #expect(!html.contains("style="))
    let lines = html.matches(of: /data-option="(\d)" data-zone="([^"]*)">.*?option-letter">(\w)</)
      .map { "\($0.output.1) \($0.output.3): \($0.output.2)" }
    #expect(
      lines == [
        "2 A: polygon 10 10 14.5 22 12 30", "1 B: ellipse 60 10.5 20 15", "0 C: rectangle 70 60 10 20",
      ])
  }

  @Test func `a sealed question holds no word, number or place of its key`() throws {
    let one = try SiteFixture.one("essai", SiteFixture.head("unknown: true\n") + "## Q\n\n\(Self.zones)")
    let page = try #require(SiteFixture.files(of: SiteFixture.site([one]))["cases/essai/index.html"])
    for word in ["En bas", "En haut", "zone-map", "data-zone", "rectangle", "14.5", "10.5"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `the hash of a question changes with its zones and its panel`() throws {
    let zones = QuestionWriter.hash(of: try question(Self.zones))
    #expect(QuestionWriter.hash(of: try question(Self.zones.replacing("10,5", with: "10.5"))) == zones)
    #expect(QuestionWriter.hash(of: try question(Self.zones.replacing("10,5", with: "10,6"))) != zones)
    #expect(QuestionWriter.hash(of: try question(Self.zones.replacing("En bas", with: "Below"))) == zones)
    let panel = "### TCS 1 : M <!-- id: a -->\n\n1. Si\n   > **Panel : 0 / 9 / 7 / 3 / 0.** V.\n\nMot.\n"
    #expect(
      QuestionWriter.hash(of: try question(panel.replacing("9 / 7", with: "7 / 9")))
        != QuestionWriter.hash(of: try question(panel)))
  }
}
