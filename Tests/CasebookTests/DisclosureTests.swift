import Casebook
import Diagnostics
import Fingerprint
import Markdown
import Testing

@Suite struct Disclosures {
  private let unknown = head.replacing(
    "status: published", with: "status: published\nunknown: true\ndiagnosis: Goutte\nrevealing: [tophus]")

  private func steps(_ body: String) -> [[String]] {
    let (one, _) = readCase(unknown + body)
    return Disclosure(of: one).steps.map { step in
      step.pieces.map { piece in
        (piece.heading.map { $0.anchor + (piece.continues ? "…" : "") } ?? "-") + ":"
          + piece.parts.map { part in
            switch part {
            case .blocks(let blocks): blocks.allInlines.plainText
            case .heading(let heading): "#" + heading.anchor
            case .question(let question): "?" + question.id
            case .references: "[]"
            case .progressive(let progressive): "!" + progressive.id
            }
          }.joined(separator: "|")
      }
    }
  }

  private let question = "### QRU : Un ? <!-- id: un -->\n\n- [x] a\n- [ ] b\n\nCorrigé.\n\n"

  @Test func anUnknownCaseIsCutAtEachQuestion() {
    #expect(
      steps("Avant\n\n## A\n\na\n\n" + question + "### B\n\nb\n\n## C\n\nc\n")
        == [["-:Avant", "a:a|?un"], ["a…:#b|b", "c:c"]])
  }

  @Test func aSectionThatTellsBeginsAStep() {
    #expect(
      steps("## Présentation\n\na\n\n## Diagnostic\n\nb\n\n## Discussion\n\nc\n") == [
        ["presentation:a"], ["diagnostic:b", "discussion:c"],
      ])
  }

  @Test func aSectionThatEndsWithAQuestionIsNotContinued() {
    #expect(steps("## A\n\n" + question + "## B\n\nb\n") == [["a:?un"], ["b:b"]])
  }

  @Test func anOrdinaryCaseIsOneStepAndTellsAll() {
    let (one, _) = readCase(head + "## A\n\n" + question + "b\n")
    let disclosure = Disclosure(of: one)
    #expect(disclosure.steps.count == 1)
    #expect(disclosure.pages == [.whole])
    #expect(disclosure.tells(.diagnosis, at: .elsewhere))
    #expect(disclosure.tells(.keys, at: .elsewhere))
  }

  @Test func theKeysOfAnUnknownCaseOfOneStepAreNotTold() {
    let (one, _) = readCase(unknown + "## A\n\n" + question)
    let disclosure = Disclosure(of: one)
    #expect(disclosure.steps.count == 1)
    #expect(!disclosure.tells(.keys, at: .elsewhere))
    #expect(disclosure.tells(.keys, at: .page(.lesson)))
  }

  @Test func whatIsLaterOrNamesTheDiseaseIsToldByTheLessonAlone() {
    let (one, _) = readCase(unknown + "## A\n\n" + question + "### B\n\nb\n")
    let disclosure = Disclosure(of: one)
    for place in [Disclosure.Place.page(.met), .elsewhere] {
      #expect(disclosure.tells(.step(0), at: place))
      for item in [Disclosure.Item.step(1), .diagnosis, .tags, .relatedCases, .collections, .keys] {
        #expect(!disclosure.tells(item, at: place))
      }
    }
    #expect(disclosure.tells(.step(1), at: .page(.lesson)))
  }

  @Test func feedbackBelongsToTheStepThatItsQuestionOpens() {
    let (one, _) = readCase(
      unknown
        + "## A\n\n### QRU : Un ? <!-- id: un -->\n\n![s](s.png)\n\n- [x] a\n- [ ] b\n\n![c](c.png)\n\n### B\n\nb\n")
    let disclosure = Disclosure(of: one)
    #expect(one.figures.map { disclosure.step(at: $0.span.start) } == [0, 1])
  }

  @Test func plainWordsHoldNothingOfTheGridOrOfLaterSteps() {
    let (one, _) = readCase(
      unknown
        + "## A\n\n![x](x.png)\n\n### QROL : Quoi ? <!-- id: quoi -->\n\n- [x] Tophus\n\nCorrigé : goutte.\n\n### Goutte\n"
    )
    let words = Disclosure(of: one).plainWords(of: one).map(\.text).joined(separator: " ").folded
    #expect(!words.contains("tophus") && !words.contains("goutte"))
    #expect(words.contains("quoi") && words.contains("x png"))
  }
}

@Suite struct Addressing {
  @Test(arguments: [
    ("cases/a/index.html", "index.html", "../../index.html"),
    ("index.html", "cases/a/index.html", "cases/a/index.html"),
    ("cases/a/index.html", "cases/a/lesson.html", "lesson.html"),
    ("en/cases/a/index.html", "cases/a/index.html", "../../../cases/a/index.html"),
    ("a.html", "a.html", "a.html"), ("cases/a/index.html", "cases/b/index.html#x", "../b/index.html#x"),
    ("a.html", "a.html#x", "#x"),
  ])
  func linksAreRelative(page: String, target: String, expected: String) {
    let parts = target.split(separator: "#").map(String.init)
    #expect(Address(parts[0], fragment: parts.count > 1 ? parts[1] : nil).link(from: Address(page)) == expected)
  }

  @Test(
    arguments: [
      ("a.png", "cases/x/a.png"), ("../y/case.md", "cases/y/case.md"), ("./a/./b.png", "cases/x/a/b.png"),
      ("../../../etc/passwd", nil), ("/etc/passwd", nil), ("..\\a", nil), ("../../site.yml", "site.yml"),
    ] as [(String, String?)])
  func aPathNeverLeavesTheContent(written: String, expected: String?) {
    #expect(ContentPath.resolve(written, from: "cases/x/case.md") == expected)
  }

  @Test(
    arguments: [
      ("https://a.fr", "https"), ("JavaScript:alert(1)", "javascript"), (" java\nscript:x", "javascript"),
      ("//a.fr/b", "//"),
      ("a:b", "a"), ("./a:b", nil), ("#a:b", nil), ("images/a.png", nil), ("", nil),
    ] as [(String, String?)])
  func aSchemeIsSeenAsABrowserSeesIt(address: String, expected: String?) {
    #expect(Site.scheme(of: address) == expected)
  }

  private func site(_ cases: [(String, String)]) -> Site {
    Site(
      settings: SiteSettings(), vocabulary: Vocabulary(), cases: cases.map { readCase($0.1, slug: $0.0).0 }, pages: [],
      images: [:],
      includingDrafts: false)
  }

  private func target(_ destination: String, in site: Site) -> LinkTarget {
    site.target(of: destination, from: LinkOrigin(file: "cases/a/case.md", page: Address("cases/a/index.html")))
  }

  @Test func linksFindFiguresSectionsQuestionsAndCases() {
    let site = site([
      ("a", head + "## Os\n\n![x](os.png)\n\n![y](rx.png)\n\n### QRU : Un ? <!-- id: un -->\n\n- [x] a\n- [ ] b\n"),
      ("b", head + "## Suite\n"), ("c", head.replacing("published", with: "draft") + "## Suite\n"),
    ])
    #expect(target("#rx", in: site) == .inside(Address("cases/a/index.html", fragment: "fig-rx"), .figure(2)))
    #expect(target("#un", in: site) == .inside(Address("cases/a/index.html", fragment: "q-un"), .question(1)))
    #expect(target("#os", in: site) == .broken(.ambiguous("os", choices: ["fig-os", "os"])))
    #expect(target("#fig-os", in: site) == .inside(Address("cases/a/index.html", fragment: "fig-os"), .figure(1)))
    #expect(
      target("../b/case.md#suite", in: site)
        == .inside(Address("cases/b/index.html", fragment: "suite"), .title("Suite")))
    #expect(target("../c/case.md", in: site) == .broken(.notPublished("../c/case.md")))
    #expect(target("../d/case.md", in: site) == .broken(.noFile("../d/case.md", nearest: nil)))
    #expect(target("#rxx", in: site) == .broken(.noAnchor("rxx", nearest: "rx")))
    #expect(target("javascript:alert(1)", in: site) == .broken(.scheme("javascript")))
  }

  @Test func anAnchorMayKeepTheAccentsThatAnEditorGivesIt() {
    let site = site([("a", head + "## Conduite à tenir\n")])
    #expect(
      target("#conduite-à-tenir", in: site)
        == .inside(Address("cases/a/index.html", fragment: "conduite-a-tenir"), .title("Conduite à tenir")))
  }

  @Test func theAddressOfALaterStepOfAnUnknownCaseIsNotWritten() {
    let unknown = head.replacing("status: published", with: "status: published\nunknown: true\ndiagnosis: Goutte")
    let site = site([
      ("a", head),
      (
        "b",
        unknown + "## Début\n\n### QRU : Un ? <!-- id: un -->\n\n- [x] a\n- [ ] b\n\n## La goutte\n\n![g](goutte.png)\n"
      ),
    ])
    #expect(target("../b/case.md#la-goutte", in: site) == .inside(Address("cases/b/index.html"), .title("Un cas")))
    #expect(target("../b/case.md#goutte", in: site) == .inside(Address("cases/b/index.html"), .title("Un cas")))
    #expect(
      target("../b/case.md#debut", in: site)
        == .inside(Address("cases/b/index.html", fragment: "debut"), .title("Début")))
  }
}

@Suite struct Names {
  @Test func theNearestNameIsOfferedOnlyForASlip() {
    #expect(NearestName.of("scaner.png", among: ["scanner.png", "rx.png"]) == "scanner.png")
    #expect(NearestName.of("titel", among: ["title", "date"]) == "title")
    #expect(NearestName.of("banane", among: ["title", "date"]) == nil)
  }
}
