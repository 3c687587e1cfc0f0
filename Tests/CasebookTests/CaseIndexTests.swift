import Casebook
import Diagnostics
import Testing

private let vocabulary = Vocabulary(
  regions: [
    Vocabulary.Term(identifier: "thorax", name: Wording(fr: "Thorax", en: "Chest"), synonyms: ["poumon"]),
    Vocabulary.Term(identifier: "abdomen", name: Wording(fr: "Abdomen", en: "Abdomen")),
  ], synonyms: [["pneumothorax", "PNO"]])

/// A site of cases named a, b, c…, newest first, each with these lines in its head.
private func site(_ heads: [String]) -> Site {
  let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
  let cases = heads.enumerated().map { index, more in
    let date = "2026-01-\(30 - index)"
    let text = head.replacing("2026-01-02", with: date).replacing("published\n", with: "published\n\(more)\n")
    return readCase(text, slug: letters[index], vocabulary: vocabulary).0
  }
  return Site(
    settings: SiteSettings(), vocabulary: vocabulary, cases: cases, pages: [], images: [:], includingDrafts: false)
}

@Suite struct Indexes {
  private func entries(_ kind: IndexKind, _ heads: [String]) -> [String] {
    site(heads).index(.fr).entries(kind).map { "\($0.term.slug) \($0.term.name) \($0.cases)" }
  }

  @Test func wordsOfTheVocabularyComeInItsOrderAndTheOthersAfter() {
    #expect(
      entries(.regions, ["regions: [abdomen, main]", "regions: [Poumon]", "regions: [thorax, thorax]"])
        == ["thorax Thorax [1, 2]", "abdomen Abdomen [0]", "main main [0]"])
  }

  @Test func spellingsOfOneAddressAreOneWordUnderTheCommonest() {
    #expect(
      entries(.tags, ["tags: [Œdème aigu]", "tags: [œdème aigu]", "tags: [œdème aigu, Zone]"])
        == ["oedeme-aigu œdème aigu [0, 1, 2]", "zone Zone [2]"])
  }

  @Test func aWordWithoutALetterForAnAddressIsLeftOut() { #expect(entries(.tags, ["tags: [β]"]) == []) }

  @Test func aNameThatWindowsKeepsOrThatIsTooLongTakesAHash() {
    let long = String(repeating: "mot ", count: 40)
    let slugs = site(["tags: [Aux, \(long)]"]).index(.fr).entries(.tags).map(\.term.slug)
    #expect(slugs.count == 2 && slugs[0].wholeMatch(of: /aux-[0-9a-f]{20}/) != nil)
    #expect(slugs[1].hasPrefix("mot-mot-") && slugs[1].utf8.count <= 80)
  }

  @Test func anUnknownCaseStandsUnderItsRegionAndUnderNoTag() {
    let heads = ["unknown: true\ndiagnosis: Zona\ntags: [zona]\nregions: [thorax]\nlevel: socle\nmeeting: Staff"]
    #expect(entries(.tags, heads) == [])
    #expect(entries(.regions, heads) == ["thorax Thorax [0]"])
    #expect(entries(.levels, heads) == ["socle socle [0]"])
    #expect(entries(.meetings, heads) == ["staff Staff [0]"])
  }
}

@Suite struct Related {
  private func related(to position: Int, _ heads: [String]) -> [Int] {
    let site = site(heads)
    return RelatedCases(site.cases(in: .fr), vocabulary: site.vocabulary).related(to: position)
  }

  @Test func whatIsSharedRanksByItsWeightThenByNearness() {
    let heads = [
      "regions: [thorax]", "tags: [plèvre]\nregions: [abdomen]", "diagnosis: Zona",
      "diagnosis: zona\ntags: [plèvre]\nregions: [thorax]", "regions: [poumon]", "regions: [abdomen]",
    ]
    #expect(related(to: 3, heads) == [2, 1, 4, 0])
    #expect(related(to: 2, heads) == [3])
  }

  @Test func fiveAreNamedTheNearestFirstAndTheNewerOfTwo() {
    #expect(related(to: 4, Array(repeating: "regions: [thorax]", count: 9)) == [3, 5, 2, 6, 1])
  }

  @Test func synonymsAreOneWordAndATagMeetsADiagnosis() {
    #expect(related(to: 0, ["tags: [PNO]", "diagnosis: Pneumothorax", "tags: [autre]"]) == [1])
  }

  @Test func anUnknownCaseIsFoundByItsRegionsAlone() {
    let secret = "unknown: true\ndiagnosis: Zona\ntags: [vésicules]"
    #expect(related(to: 1, [secret, "diagnosis: Zona\ntags: [vésicules]"]) == [])
    #expect(related(to: 0, [secret, "diagnosis: Zona\ntags: [vésicules]"]) == [1])
    #expect(related(to: 0, [secret, secret]) == [])
    // The one that shares its hidden diagnosis comes no earlier than its place says.
    #expect(
      related(to: 0, ["diagnosis: Zona\nregions: [thorax]", "regions: [thorax]", secret + "\nregions: [thorax]"])
        == [1, 2])
  }
}

@Suite struct Coverages {
  @Test func aCaseCountsInEachOfItsRegionsAndOnceInAll() {
    let site = site(["regions: [thorax, abdomen]\nlevel: socle\nmodalities: [tdm]", "level: consolidation"])
    let coverage = Coverage(
      of: site.cases(in: .fr), index: site.index(.fr), language: .fr, vocabulary: site.vocabulary)
    #expect(
      coverage.rows.map { "\($0.region?.slug ?? "-") \($0.total) \($0.levels) \($0.modalities)" }
        == ["thorax 1 [1, 0, 0] [1]", "abdomen 1 [1, 0, 0] [1]", "- 1 [0, 0, 1] [0]"])
    #expect(coverage.all.total == 2 && coverage.all.levels == [1, 0, 1])
  }
}
