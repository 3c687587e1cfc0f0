import Casebook
import Diagnostics
import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// A plan that can no longer be carried out whole changes nothing.
@Suite struct FixWriting {
  private static let text = "---\ntitle: A\n---\n\n• Un\n"

  private func plan(for content: URL) async throws -> FixPlan {
    let reader = FolderReader(content: content.path, cache: nil, measurer: "none") { _, _ in .refused(.empty) }
    return await FixPlan(for: try await reader.snapshot(), options: BuildOptions())
  }

  private func texts(_ folder: URL) throws -> [String: String] {
    try files(below: folder).reduce(into: [:]) {
      $0[$1] = try String(contentsOf: folder.appending(path: $1), encoding: .utf8)
    }
  }

  @Test func aFileThatChangedMeanwhileStopsItAll() async throws {
    try await withTemporaryFolder { folder in
      try write(["pages/a.md": Self.text, "pages/b.md": Self.text, "site.yml": "format: 1\ntitle: T\n"], into: folder)
      let plan = try await plan(for: folder)
      #expect(plan.changes.map(\.path) == ["pages/a.md", "pages/b.md"])
      #expect(plan.count == 2)
      try write(["pages/b.md": "Autre chose.\n"], into: folder)
      let before = try texts(folder)
      #expect(throws: PublishingError.changed(path: "pages/b.md")) { try FixWriter(content: folder.path).write(plan) }
      #expect(try texts(folder) == before)
    }
  }

  @Test func aNewNameThatIsTakenMeanwhileStopsItAll() async throws {
    try await withTemporaryFolder { folder in
      try write(
        ["pages/a.md": Self.text, "cases/c/case.md.txt": "x", "site.yml": "format: 1\ntitle: T\n"], into: folder)
      let plan = try await plan(for: folder)
      #expect(plan.changes.map(\.newPath) == ["cases/c/case.md", "pages/a.md"])
      try write(["cases/c/case.md": "Venu entre-temps.\n"], into: folder)
      let before = try texts(folder)
      #expect(throws: PublishingError.self) { try FixWriter(content: folder.path).write(plan) }
      #expect(try texts(folder) == before)
    }
  }

  @Test func manyEditsOfOneFileAreCountedAndLeaveTheRest() {
    let text = String(repeating: "• é\r\n", count: 3) + "fin"
    let fixes = (1...3).map { Fix(SourceSpan(file: "a", line: $0, column: 1, length: 2), "- ") }
    // The second touches the first: it waits for another round.
    let touching = Fix(SourceSpan(file: "a", line: 1, column: 3, length: 1), "e")
    let (bytes, count) = TextEdits(Array(text.utf8)).applying([fixes[0], touching] + fixes[1...])
    #expect(String(decoding: bytes, as: UTF8.self) == String(repeating: "- é\r\n", count: 3) + "fin")
    #expect(count == 3)
  }
}
