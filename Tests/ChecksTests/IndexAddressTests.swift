import Casebook
import Checks
import Diagnostics
import Markdown
import Testing

/// Words of heads that would have no page of their own.
@Suite struct IndexAddresses {
  private func faults(_ tags: [String]) -> [String] {
    let cases = tags.enumerated().map { index, list in
      let head =
        "---\ntitle: Un cas\ndate: 2026-01-0\(9 - index)\nauthors: [A]\nstatus: published\ntags: [\(list)]\n---\n"
      let (document, _) = MarkdownReader.read(Array(head.utf8), file: "cases/c\(index)/case.md")
      return CaseReader.read(document, slug: "c\(index)", language: .fr, base: nil, vocabulary: Vocabulary()).0
    }
    let site = Site(
      settings: SiteSettings(), vocabulary: Vocabulary(), cases: cases, pages: [], images: [:], includingDrafts: false)
    return Checks.faults(in: site, of: Snapshot())
      .filter { ["word-without-address", "words-share-address"].contains($0.rule.name) }
      .map { "\($0.span.file):\($0.span.start.line) \($0.rule.name): \($0.message(in: .fr))" }
  }

  @Test func aWordWithoutALatinLetterIsTold() {
    #expect(
      faults(["β, foie"]) == [
        "cases/c0/case.md:6 word-without-address: « β » n'a aucune lettre latine ni chiffre : aucune liste ne le montrera"
      ])
  }

  @Test func twoWordsOfOneAddressAreTold() {
    #expect(
      faults(["T2", "T2+"]) == [
        "cases/c1/case.md:6 words-share-address: « T2+ » et « T2 » auraient la même page : leurs cas y sont mêlés"
      ])
    #expect(faults(["interleukine, interleukine β"]).count == 1)
  }

  @Test func capitalsAccentsAndHyphensDoNotCount() {
    #expect(faults(["Œdème aigu, foie", "œdème-aigu", "oedeme aigu, L’Œdème"]) == [])
  }
}
