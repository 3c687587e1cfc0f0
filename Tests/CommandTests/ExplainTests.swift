import Foundation
import TestSupport
import Testing

/// `negatoscope explain`: the catalogue of rules, told to authors.
@Suite struct Explaining {
  private func explain(_ arguments: [String]) throws -> Ended {
    try withTemporaryFolder { try TestSupport.run(Repository.command.path, ["explain"] + arguments, in: $0) }
  }

  @Test func everyRuleIsListedOnceAndInOrder() throws {
    let ended = try explain(["--language", "fr"])
    let names = ended.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(ended.status == 0)
    #expect(names.count > 60)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(ended.output.firstMatch(of: /\{[a-zA-Z-]+\}/) == nil)
  }

  @Test func aRuleIsExplainedInTheLanguageAskedFor() throws {
    let french = try explain(["head-colon", "--language", "fr"])
    #expect(french.output.hasPrefix("head-colon (error)\n"))
    #expect(french.output.contains("guillemets"))
    let english = try explain(["[head-colon]", "--language", "en"])
    #expect(english.output.contains("quotes") || english.output.contains("quotation"))
    #expect(english.status == 0)
  }

  @Test func theNearestNameIsOffered() throws {
    let ended = try explain(["mising-image", "--language", "fr"])
    #expect(ended.status == 2)
    #expect(ended.output == "")
    #expect(ended.errors.contains("vouliez-vous «\u{A0}missing-image\u{A0}»"))
  }
}
