import Diagnostics
import TestSupport
import Testing

@Suite struct CaretFixtureTests {
  @Test func marksGiveTheSpanOfTheLineAboveAndLeaveTheText() {
    let fixture = CaretFixture(
      """
      # Titre

      ![Scanner axial](images/scaner.png)
                       ^^^^^^^^^^^^^^^^^ missing-image

      Fin.

      """, file: "case.md")
    #expect(fixture.text == "# Titre\n\n![Scanner axial](images/scaner.png)\n\nFin.\n")
    #expect(fixture.faults.map(\.description) == ["case.md:3:18-35 missing-image"])
  }

  @Test func severalMarksOfOneLineAreReadInReadingOrder() {
    let fixture = CaretFixture(
      """
      un deux
         ^^^^ second
      ^^ first
      trois
      ^ third
      """, file: "a.md")
    #expect(fixture.text == "un deux\ntrois")
    #expect(fixture.faults.map(\.description) == ["a.md:1:1-3 first", "a.md:1:4-8 second", "a.md:2:1-2 third"])
  }

  @Test func columnsCountScalarsEvenWhereACharacterHasTwo() {
    let fixture = CaretFixture("e\u{301}te\u{301} x\n      ^ rule", file: "a.md")
    #expect(fixture.faults.map(\.description) == ["a.md:1:7-8 rule"])
    #expect(fixture.text.unicodeScalars.count == 7)
  }

  @Test func aMissingThingHasAnEmptySpan() {
    let fixture = CaretFixture("titre\n     ^ missing-value (empty)", file: "a.md")
    #expect(fixture.faults.map(\.description) == ["a.md:1:6-6 missing-value"])
  }

  @Test(arguments: ["^", "  ^^^", "^^ Not a rule", "^a", "^ rule and more", "x ^ rule", "^ règle"])
  func otherLinesWithCaretsAreText(line: String) {
    let fixture = CaretFixture("texte\n" + line, file: "a.md")
    #expect(fixture.text == "texte\n" + line)
    #expect(fixture.faults.isEmpty)
  }

  @Test func carriageReturnsStayInTheText() {
    let fixture = CaretFixture("un\r\n^^ rule\ndeux\r\n", file: "a.md")
    #expect(Array(fixture.text.utf8) == Array("un\r\ndeux\r\n".utf8))
    #expect(fixture.faults.map(\.description) == ["a.md:1:1-3 rule"])
  }

  @Test func aDiagnosticIsComparedByRuleAndPlace() {
    let rule = Rule(
      "missing-image", .error, message: Wording(fr: "a", en: "b"), explanation: Wording(fr: "c", en: "d"))
    let span = SourceSpan(
      file: "case.md", start: SourcePosition(line: 1, column: 3), end: SourcePosition(line: 2, column: 4))
    #expect(MarkedFault(Diagnostic(rule, at: span)) == MarkedFault("missing-image", at: span))
    #expect(MarkedFault("missing-image", at: span).description == "case.md:1:3-2:4 missing-image")
  }
}
