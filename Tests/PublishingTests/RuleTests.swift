import Casebook
import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Each rule has a file in Tests/Rules: small sites in which it fires, at the place that carets show, and one in which it
/// must not. Whatever else they show must be announced too.
@Suite struct Rules {
  private static let folder = Repository.root.appending(path: "Tests/Rules")
  private static let theme: [String: String] = {
    (try? ThemeLayer(at: Repository.root.appending(path: "Theme").path).texts) ?? [:]
  }()

  /// The theme of most fixtures, read once.
  private static let memo: Memo = {
    var memo = Memo()
    memo.theme = Memo.ReadTheme([theme], known: nil)
    return memo
  }()

  private static func faults(of fixture: RuleFixture) async -> [Diagnostic] {
    var snapshot = fixture.snapshot
    snapshot.themeLayers.insert(fixture.theme(from: theme), at: 0)
    guard fixture.pages.isEmpty else {
      let read = await ContentReading(snapshot, options: BuildOptions(), memo: Memo())
      return Checks.faults(in: fixture.pages, files: Set(fixture.pages.map(\.path)), of: read.site).inReadingOrder()
    }
    return await build(snapshot, options: BuildOptions(names: fixture.names), memo: memo).0.diagnostics
  }

  @Test(arguments: everyRule.map(\.name))
  func firesWhereCaretsShowAndNowhereElse(rule: String) async throws {
    let text = try String(contentsOf: Self.folder.appending(path: "\(rule).txt"), encoding: .utf8)
    let parts = text.split(separator: /(?m)^# (?=fires|passes)/).map(String.init)
    let firing = parts.filter { $0.hasPrefix("fires") }
    let passing = parts.filter { $0.hasPrefix("passes") }
    #expect(!firing.isEmpty && !passing.isEmpty)
    for part in firing {
      let fixture = RuleFixture(part)
      let told = fixture.told(await Self.faults(of: fixture))
      #expect(told == fixture.expected)
      #expect(told.contains { $0.hasSuffix(" \(rule)") })
    }
    for part in passing {
      let fixture = RuleFixture(part)
      let told = fixture.told(await Self.faults(of: fixture))
      #expect(told == fixture.expected)
      #expect(!told.contains { $0.hasSuffix(" \(rule)") })
    }
  }

  @Test func noFileIsLeftOfARuleThatIsGone() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).map {
      $0.replacing(".txt", with: "")
    }
    #expect(Set(names).subtracting(everyRule.map(\.name)) == [])
  }
}
