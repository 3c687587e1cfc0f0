import Casebook
import Diagnostics
import Markdown
import Testing

@Suite struct Bodies {
  @Test(arguments: [
    ("Où en est-on ?", "ou-en-est-on"), ("L’Œsophage & l'épaule", "l-oesophage-l-epaule"),
    ("C1–C2 : 2,5 mm", "c1-c2-2-5-mm"),
    ("E\u{301}tat", "etat"), ("À retenir", "a-retenir"), ("Straße Ærø", "strasse-aero"), ("★", ""),
  ])
  func anAnchorComesFromTheWords(words: String, expected: String) {
    #expect(words.slug == expected)
  }

  @Test func sectionsTakeRolesFromTheirWords() {
    let (one, _) = readCase(head + "Avant.\n\n## Présentation\n\na\n\n### Détail\n\nb\n\n## À retenir\n\n## Autre\n")
    #expect(one.introduction.count == 1)
    #expect(one.sections.map(\.role) == [.presentation, .takeHome, nil])
    #expect(one.sections.map(\.heading.anchor) == ["presentation", "a-retenir", "autre"])
    #expect(one.sections[0].parts.count == 3)
  }

  @Test func aSectionNeverTakesAnIdThatFiguresOrPagesUse() {
    let (one, _) = readCase(head + "## Fig 2\n\n## Content\n\n## Q 1\n")
    #expect(one.sections.map(\.heading.anchor) == ["s-fig-2", "s-content", "s-q-1"])
  }

  @Test func aCorrectionJoinedToTheLastOptionIsToldAndAddsNothing() throws {
    let (one, faults) = readCase(
      head + "### QRU : Lequel ? <!-- id: a -->\n\n- [x] Un\n- [ ] Deux\n- [ ] Trois\n- [ ] Quatre\nCar.\n")
    #expect(faults.map(\.rule.name) == ["swallowed-correction"])
    #expect(try #require(one.questions.first).correction.isEmpty)
  }

  @Test func imagesAloneInAParagraphAreNumberedFigures() {
    let (one, faults) = readCase(
      head
        + "![Un](a.png \"Légende\") <!-- id: axial; modality: TDM; date: J-1200 -->\n![Deux](b/c.jpg)\n\nTexte ![trois](d.png) suite.\n\n> ![Quatre](e.png)\n"
    )
    #expect(faults.isEmpty)
    #expect(one.figures.map(\.number) == [1, 2, nil, 3])
    #expect(one.figures.map(\.shortName) == ["axial", "c", "d", "e"])
    #expect(one.figures.map(\.path) == ["a.png", "b/c.jpg", "d.png", "e.png"].map { "cases/cas/\($0)" })
    #expect(one.figures[0].caption == "Légende")
    #expect(one.figures[0].modality == "TDM")
    #expect(one.figures[0].date == "J-1200")
  }

  @Test func aListUnderReferencesIsNumbered() {
    let (one, _) = readCase(head + "## Références\n\n1. Un.\n2. Deux.\n")
    guard case .references(let references)? = one.sections.first?.parts.first else {
      Issue.record("references expected")
      return
    }
    #expect(references.map(\.number) == [1, 2])
    #expect(references.map(\.anchor) == ["ref-1", "ref-2"])
  }

  @Test func reviewCommentsAreCountedAndOthersAreSilent() {
    let (one, faults) = readCase(
      head + "<!-- à relire : le chiffre -->\n\nTexte <!-- À relire --> et <!-- voir Julia -->.\n")
    #expect(one.reviewNotes == 2)
    #expect(faults.isEmpty)
  }
}

@Suite struct Questions {
  private let text =
    head + """
      ### QRM 4 (2 points) : Quels *signes* ? <!-- id: signes; rang: A; items: 198, 199 -->

      Énoncé.

      > **Indice.** Cherchez.

      - [x] Calcinose
        > **Indispensable.** C'est le « C ».
      - [ ] Masse
        > Non.

        > Vraiment pas.

      <!-- à relire : distracteur -->

      La correction.

      > **À retenir.** Voilà.

      ### Suite
      """

  @Test func areReadWithStemHintOptionsAndCorrection() throws {
    let (one, faults) = readCase(text)
    #expect(faults.map(\.rule.name) == ["option-count"])
    let question = try #require(one.questions.first)
    #expect(question.id == "signes")
    #expect(question.anchor == "q-signes")
    #expect(question.kind == .qrm)
    #expect(question.number == 4)
    #expect(question.points == 2)
    #expect(question.lead.plainText == "Quels signes ?")
    #expect(question.rank == "A")
    #expect(question.items == ["198", "199"])
    #expect(question.stem.count == 1)
    #expect(question.hint.allInlines.plainText == "Cherchez.")
    #expect(question.options.map(\.isRight) == [true, false])
    #expect(question.options.map(\.status) == [.required, nil])
    #expect(question.options[0].text.plainText == "Calcinose")
    #expect(question.options[0].feedback.allInlines.plainText == "C'est le « C ».")
    #expect(question.options[1].feedback.count == 2)
    #expect(question.correction.count == 3)
  }

  @Test(arguments: [
    "QRU 1 : A", "QRU 1\u{A0}: A", "QRU — A", "QRU – A", "SBA: A", "QRU (1 point) : A", "QRU 2 (0,5 pt)\u{202F}: A",
  ])
  func takeEveryOrdinaryWayOfWritingTheHeading(heading: String) {
    let (one, faults) = readCase(
      head + "### \(heading) <!-- id: a -->\n\n- [x] Un\n- [ ] Deux\n- [ ] Trois\n- [ ] Quatre\n\nCar.\n")
    #expect(faults.isEmpty)
    #expect(one.questions.first?.kind == .qru)
    #expect(one.questions.first?.lead.plainText == "A")
  }
}
