import Casebook
import Checks
import Diagnostics
import Markdown
import Testing

/// Headings as those who listen to a page meet them.
@Suite struct HeadingOrders {
  private func faults(_ body: String) -> [String] {
    let head = "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [A]\nstatus: published\n---\n"
    let (document, _) = MarkdownReader.read(Array((head + body).utf8), file: "cases/c/case.md")
    let (one, _) = CaseReader.read(document, slug: "c", language: .fr, base: nil, vocabulary: Vocabulary())
    let site = Site(
      settings: SiteSettings(), vocabulary: Vocabulary(), cases: [one], pages: [], images: [:], includingDrafts: false)
    return Checks.faults(in: site, of: Snapshot()).filter { $0.rule.name.hasSuffix("-heading") }
      .map { "\($0.span.start.line): \($0.rule.name) \($0.remedy(in: .fr) ?? "")" }
  }

  @Test func levelsThatFollowEachOtherAreWell() {
    #expect(faults("## A\n\n### B\n\n#### C\n\n## D\n\n### E\n") == [])
  }

  @Test func aSkippedLevelIsToldWithTheOneToWrite() {
    #expect(faults("## A\n\n#### B\n\n##### C\n") == ["9: skipped-heading écrivez « ### »"])
    #expect(faults("### A\n") == ["7: skipped-heading écrivez « ## »"])
  }

  @Test func aQuestionIsNoHeadingOfTheText() {
    #expect(faults("## A\n\n#### QRU 1 : Quoi ?\n\n- [x] Oui\n- [ ] Non\n") == [])
  }

  @Test func anEmptyHeadingIsTold() {
    #expect(
      faults("## A\n\n##\n\n### <!-- à relire : titre -->\n").map { $0.prefix(16) } == [
        "9: empty-heading", "11: empty-headin",
      ])
  }
}
