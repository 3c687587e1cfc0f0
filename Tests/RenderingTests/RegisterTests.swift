import Casebook
import Testing

@testable import Rendering

/// Who answers for each case, as the register says it.
@Suite struct RegisterTests {
  @Test func `the register says who signed what, and what was accepted; of an unknown case no reason`() throws {
    let signed = SiteFixture.head(
      """
      attestation:
        text: {by: "Dr A", on: 2026-11-02, ground: consent}
        images: {by: "Dr B", on: 2026-11-03, ground: non-identifiable}
      accepted:
        - {rule: bare-year, reason: "année seule connue"}

      """, title: "Signé")
    let unknown = SiteFixture.head(
      "unknown: true\nattestation: {images: phantom}\naccepted: [{rule: bare-year, reason: \"secret\"}]\n",
      title: "À découvrir")
    let figure = "## A\n\n![a](images/a.png)\n"
    let site = SiteFixture.site([
      try SiteFixture.one("a", signed + figure), try SiteFixture.one("b", unknown + figure),
      try SiteFixture.one("c", SiteFixture.head(title: "Sans") + "## A\n"),
    ])
    let page = try #require(SiteFixture.files(of: site)["register.html"])
    for words in [
      "<a href=\"cases/a/index.html\">Signé</a>", "Dr A, le 2 novembre 2026\u{A0}: consentement du patient",
      "Dr B, le 3 novembre 2026\u{A0}: personne ne peut y être reconnu", "<code>bare-year</code> année seule connue",
      "Fantôme ou dessin, sans patient", "<code>bare-year</code> (raison tue\u{A0}: le cas est à découvrir)",
      "Non signé", "Sans image",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("secret"))
  }
}
