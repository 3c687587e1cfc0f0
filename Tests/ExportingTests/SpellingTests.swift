import Testing

@testable import Exporting

@Suite struct SpellingTests {
  @Test func whatTheSiteTakesAsOneIsListed() {
    let all = Spellings.of("L’œdème péri-articulaire")
    #expect(all.first == "L’œdème péri-articulaire")
    for spelling in [
      "L'œdème péri-articulaire", "œdème péri-articulaire", "œdème péri articulaire", "oedeme peri articulaire",
      "l'oedeme peri-articulaire",
    ] {
      #expect(all.contains(spelling), "\(spelling)")
    }
    #expect(Set(all.map { $0.lowercased() }).count == all.count)
  }

  @Test func anAnswerThatIsAnArticleStays() {
    #expect(Spellings.of("la") == ["la"])
    #expect(Spellings.of("Scanner") == ["Scanner"])
  }
}
