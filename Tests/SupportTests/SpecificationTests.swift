import TestSupport
import Testing

@Suite struct SpecificationTests {
  @Test func everyExampleOfCommonMarkIsThere() throws {
    let examples = try SpecificationExample.commonMark()
    #expect(examples.map(\.example) == Array(1...652))
    #expect(examples.first?.markdown == "\tfoo\tbaz\t\tbim\n")
    #expect(examples.last?.section == "Textual content")
  }

  @Test func everyExampleOfTablesIsThere() throws {
    #expect(try SpecificationExample.tables().map(\.example) == Array(198...205))
  }

  @Test func aSeedGivesThePublishedNumbersOfSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
