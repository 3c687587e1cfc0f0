import Casebook
import Testing

@testable import Rendering

@Suite struct ProgressiveWriterTests {
  private static func question(_ level: Int, _ id: String) -> String {
    "\(String(repeating: "#", count: level)) QRU : \(id) ? <!-- id: \(id) -->\n\n- [x] A\n- [ ] B\n\nFin de \(id).\n\n"
  }

  /// The structure alone: elements that group, heads, questions and plain words.
  private func outline(_ html: String) -> [String] {
    html.matches(
      of:
        /<(negato-progressive|div class="step progressive-step")|<\/(negato-progressive|section)>|id="(q-[a-z]+)"|<(h\d)|<p>([^<]+)</
    ).map { match in
      let parts = [match.output.1, match.output.2.map { "/\($0)" }, match.output.3, match.output.4, match.output.5]
      let word = parts.compactMap { $0 }.first ?? ""
      return word.hasPrefix("div") ? "step" : String(word)
    }.filter { !$0.hasPrefix("Fin de") }
  }

  @Test func `a progressive case that is a section holds all of it, in steps that end with a question`() throws {
    let text =
      "## DP : Un cou <!-- id: dp -->\n\nAvant.\n\n\(Self.question(3, "un"))### Le lendemain\n\nNouvelle.\n\n"
      + "\(Self.question(3, "deux"))\(Self.question(3, "trois"))### Après\n\nÉpilogue.\n\n## Autre\n\nAilleurs.\n"
    let body = try SiteFixture.body(text)
    #expect(
      outline(body) == [
        "h2", "negato-progressive", "q-dp", "step", "Avant.", "q-un", "h3", "step", "h3", "Nouvelle.", "q-deux", "h3",
        "step", "q-trois", "h3", "step", "h3", "Épilogue.", "/negato-progressive", "/section", "h2", "Ailleurs.",
        "/section",
      ])
    #expect(
      body.contains(
        "<negato-progressive class=\"progressive\" data-case=\"essai\" data-series=\"dp\">\n"
          + "<header class=\"progressive-head\" id=\"q-dp\" data-count=\"3\"><p class=\"progressive-name\">Dossier progressif"
          + " <span class=\"progressive-place\">3 questions</span></p></header>\n"))
    #expect(body.contains("data-question=\"deux\" data-case=\"essai\" data-series=\"dp\""))
  }

  @Test func `one within a section ends with the next heading of its level, be it a question's`() throws {
    let deeper = ["un", "deux", "trois"].map { Self.question(4, $0) }.joined()
    let body = try SiteFixture.body(
      "## A\n\n### KFP : Quoi <!-- id: kfp -->\n\n\(deeper)\(Self.question(3, "seule"))")
    #expect(
      outline(body) == [
        "h2", "negato-progressive", "q-kfp", "h3", "step", "q-un", "h4", "step", "q-deux", "h4", "step", "q-trois",
        "h4",
        "/negato-progressive", "q-seule", "h3", "/section",
      ])
    #expect(body.contains("Problème à éléments clés"))
    #expect(body.contains("data-question=\"seule\" data-case=\"essai\" data-hash"))
  }

  @Test func `neither the met page of an unknown case nor its lesson locks by it`() throws {
    let text = "## DP : Un cou <!-- id: dp -->\n\n" + ["un", "deux", "trois"].map { Self.question(3, $0) }.joined()
    let one = try SiteFixture.one("essai", SiteFixture.head("unknown: true\n") + text)
    let files = SiteFixture.files(of: SiteFixture.site([one]))
    for name in ["index", "lesson"] {
      let page = try #require(files["cases/essai/\(name).html"])
      #expect(!page.contains("<negato-progressive"))
      #expect(page.contains("<header class=\"progressive-head\" id=\"q-dp\" data-count=\"3\">"))
    }
  }
}
