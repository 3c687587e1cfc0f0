import Diagnostics
import Publishing
import Testing

/// The catalogue of every kind of fault.
@Suite struct Catalogue {
  @Test func everyRuleHasItsWordsInBothLanguages() {
    for rule in everyRule {
      for words in [rule.message, rule.explanation] + (rule.remedy.map { [$0] } ?? []) {
        #expect(!words.fr.isEmpty && !words.en.isEmpty && words.fr != words.en, "\(rule.name)")
      }
      #expect(rule.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule.name)")
    }
  }

  @Test func noNameIsTakenTwice() { #expect(Set(everyRule.map(\.name)).count == everyRule.count) }
}
