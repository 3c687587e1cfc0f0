import Casebook
import Foundation
import TestSupport
import Testing

/// The vectors that the page's marking is held to as well (Tests/Browser/test_scripts.py).
@Suite struct Marking {
  private static let vectors = Result {
    try JSONDecoder().decode(
      [MarkingSheet].self, from: Data(contentsOf: Repository.root.appending(path: "Tests/Vectors/marking.json")))
  }

  @Test func everyVectorIsMarkedAsItSays() throws {
    let vectors = try Self.vectors.get()
    #expect(vectors.count > 150)
    for vector in vectors {
      let mark = try #require(vector.marked, "\(vector.name)")
      #expect(mark.share == vector.mark, "\(vector.name)")
      #expect(mark.discordances == vector.discordances, "\(vector.name)")
      #expect(mark.reason.rawValue == vector.reason, "\(vector.name)")
    }
  }

  @Test func everyTypeAndEveryReasonHasAVector() throws {
    let vectors = try Self.vectors.get()
    #expect(Set(vectors.map(\.kind)) == Set(QuestionKind.allCases.map(\.rawValue)))
    #expect(Set(vectors.compactMap(\.scale)) == ["partial", "all-or-nothing"])
    #expect(
      Set(vectors.map(\.reason)) == [
        "all-right", "discordances", "missed-required", "ticked-unacceptable", "too-many", "found", "acceptable",
        "panel", "wrong", "self-marked",
      ])
  }
}
