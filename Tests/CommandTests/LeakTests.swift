import Foundation
import TestSupport
import Testing

/// Ways in which an author may give an unknown case away without seeing it.
@Suite struct Leaks {
  private static let unknown = """
    ---
    id: a
    title: Une douleur
    date: 2026-01-02
    authors: [A]
    status: published
    unknown: true
    diagnosis: Ostéome ostéoïde
    revealing: [nidus]
    ---

    ## Présentation

    Une douleur nocturne.

    ### QRU 1 : Que faire ? <!-- id: faire -->

    - [x] Une image
    - [ ] Rien

    ## Diagnostic

    Ostéome ostéoïde, [comme ailleurs](../b/case.md).

    """
  private static let other = """
    ---
    id: b
    title: Un autre
    date: 2026-01-02
    authors: [A]
    status: published
    ---

    L'ostéome ostéoïde a un nidus. Voir [ce cas](../a/case.md), puis [l'ostéome ostéoïde](https://exemple.org).

    """

  private func faults(_ first: String, _ second: String, page: String = "") throws -> (Int32, [String]) {
    try withTemporaryFolder { folder in
      let content = folder.appending(path: "Content")
      var files = [
        "site.yml": "format: 1\ntitle: T\ndemonstration: true\n", "cases/a/case.md": first, "cases/b/case.md": second,
      ]
      if !page.isEmpty { files["pages/p.md"] = "---\ntitle: P\n---\n\n\(page)\n" }
      try write(files, into: content)
      let ended = try Site(content: content, folder: folder).run("check", ["--language", "en"])
      let lines = ended.errors.split(separator: "\n").filter { $0.contains("[revealed-diagnosis]") }
      return (ended.status, lines.map { String($0.split(separator: " ")[0]) })
    }
  }

  @Test func speakingOfTheDiseaseElsewhereGivesNothingAway() throws {
    #expect(try faults(Self.unknown, Self.other) == (0, []))
  }

  @Test func aLinkThatNamesTheDiagnosisWhereItLeadsIsAFault() throws {
    let label = Self.other.replacing("[ce cas]", with: "[un **ostéome** ostéoïde]")
    #expect(try faults(Self.unknown, label) == (1, ["cases/b/case.md:9:37:"]))
    let title = Self.other.replacing("(../a/case.md)", with: "(../a/case.md#faire \"un nidus\")")
    #expect(try faults(Self.unknown, title) == (1, ["cases/b/case.md:9:37:"]))
    #expect(
      try faults(Self.unknown, Self.other, page: "Lire [le nidus](../cases/a/case.md).") == (1, ["pages/p.md:5:6:"]))
  }

  @Test(arguments: [("Un **ostéome** ostéoïde nocturne.", 14), ("Des ostéomes ostéoïdes.", 14)])
  func aNamePartedByBoldOrInThePluralIsStillAName(words: String, line: Int) throws {
    let first = Self.unknown.replacing("Une douleur nocturne.", with: words)
    #expect(try faults(first, Self.other) == (1, ["cases/a/case.md:\(line):1:"]))
  }
}
