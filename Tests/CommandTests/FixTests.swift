import Foundation
import TestSupport
import Testing

/// `negatoscope check --fix`: what has one certain remedy is mended, and nothing else is touched.
@Suite struct Fixing {
  private static let head =
    "---\r\ntitle: Cervicalgies : calcinose\r\ndate: 2026-01-02\r\nauthors: [A]\r\nstatus: published\r\n---\r\n\r\n"
  private static let body =
    "•\tUn\r\n• Deux\r\n\r\n##Titre  \r\n\r\n### QRU : Lequel ? <!-- id a -->\r\n\r\n- [v] Un\r\n- [x]Deux\r\n"
  private static let mended =
    "- Un\r\n- Deux\r\n\r\n## Titre  \r\n\r\n### QRU : Lequel ? <!-- id: a -->\r\n\r\n- [x] Un\r\n- [x] Deux\r\n"

  private func withSite(_ body: (Site) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let site = Site(content: folder.appending(path: "Content"), folder: folder)
      try write(["site.yml": "format: 1\ntitle: T\ndemonstration: true\n"], into: site.content)
      try body(site)
    }
  }

  private func put(_ bytes: Data, at path: String, of site: Site) throws {
    let file = site.content.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  private let mark = Data([0xEF, 0xBB, 0xBF])

  @Test func whatIsCertainIsMendedAndEveryOtherByteStays() throws {
    try withSite { site in
      try put(mark + Data((Self.head + Self.body).utf8), at: "cases/a/case.md", of: site)
      let file = site.content.appending(path: "cases/a/case.md")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      let ended = try site.run("check", ["--fix", "--language", "en"])
      let head = Self.head.replacing("Cervicalgies : calcinose", with: "\"Cervicalgies : calcinose\"")
      #expect(try Data(contentsOf: file) == mark + Data((head + Self.mended).utf8))
      #expect(ended.output.contains("    8 - •\tUn\n    8 + - Un\n"))
      #expect(ended.output.contains("7 faults mended in 1 file\n"))
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      #expect(try files(below: site.content) == ["cases/a/case.md", "site.yml"])
      // What has no certain remedy is told: two options, both right.
      #expect(ended.status == 1)
      #expect(ended.errors.contains("[several-right-answers]") && !ended.errors.contains("[malformed-box]"))
      let again = try site.run("check", ["--fix", "--language", "en"])
      #expect(again.output.hasPrefix("Nothing to mend by itself\n"))
    }
  }

  @Test func aDryRunShowsTheSameAndChangesNothing() throws {
    try withSite { site in
      try put(Data((Self.head + Self.body).utf8), at: "cases/a/case.md", of: site)
      try put(
        Data("---\ntitle: \u{E9}t\u{E9}\n---\n".unicodeScalars.map { UInt8($0.value) }), at: "pages/p.md", of: site)
      try put(Data("x".utf8), at: "cases/b/case.md.txt", of: site)
      let before = try Site.tree(site.content)
      let dry = try site.run("check", ["--fix", "--dry-run", "--language", "en"])
      #expect(try Site.tree(site.content) == before)
      #expect(dry.output.contains("9 faults would be mended in 3 files\n"))
      let real = try site.run("check", ["--fix", "--language", "en"])
      func shown(_ output: String) -> Substring {
        output.prefix(upTo: output.firstRange(of: " faults")?.lowerBound ?? output.endIndex)
      }
      #expect(shown(dry.output) == shown(real.output))
      #expect(try Site.tree(site.content)["pages/p.md"] == Data("---\ntitle: été\n---\n".utf8))
      #expect(try files(below: site.content) == ["cases/a/case.md", "cases/b/case.md", "pages/p.md", "site.yml"])
    }
  }

  @Test func questionsAreMendedWhereOneRemedyIsCertain() throws {
    let faulty = """
      ## DP : Une suite <!-- id: suite -->

      ##### Qru 1 : Lequel ? <!-- id: a -->

      - [x] Un
        > Car.
      - [ ] Deux
      > Non.
      - [ ] Trois
      -[ ] Quatre
      """
    let mended = """
      ## DP : Une suite <!-- id: suite -->

      ### QRU 1 : Lequel ? <!-- id: a -->

      - [x] Un
        > Car.
      - [ ] Deux
        > Non.
      - [ ] Trois
      - [ ] Quatre
      """
    try withSite { site in
      let head = "---\ntitle: T\ndate: 2026-01-02\nauthors: [A]\nstatus: published\n---\n"
      try put(Data((head + faulty).utf8), at: "cases/a/case.md", of: site)
      let ended = try site.run("check", ["--fix", "--language", "en"])
      #expect(ended.output.contains("4 faults mended in 1 file\n"))
      let text = try String(contentsOf: site.content.appending(path: "cases/a/case.md"), encoding: .utf8)
      #expect(text == head + mended)
      #expect(!ended.errors.contains("error:"))
    }
  }

  @Test func aFileThatMixesEncodingsIsLeftToItsAuthor() throws {
    try withSite { site in
      let bytes = Data("---\ntitle: é\n---\n\n• é ".utf8) + Data([0xE9, 0x0A])
      try put(bytes, at: "pages/p.md", of: site)
      let ended = try site.run("check", ["--fix", "--language", "en"])
      #expect(try Site.tree(site.content)["pages/p.md"] == bytes)
      #expect(ended.errors.contains("[invalid-utf-8]"))
    }
  }

  @Test func nothingOfAPatientIsShownInWhatIsMended() throws {
    try withSite { site in
      let head = "---\ntitle: A\ndate: 2026-01-02\nauthors: [A]\nstatus: published\n---\n\n"
      try put(Data((head + "• Mme Lefèvre, 06 12 34 56 78\n").utf8), at: "cases/a/case.md", of: site)
      let ended = try site.run("check", ["--fix", "--format", "json"])
      #expect(ended.output.contains("- Mme •••••••, •• •• •• •• ••"))
      for words in ["Lef", "06 12"] { #expect(!ended.output.contains(words) && !ended.errors.contains(words)) }
      #expect(try Site.tree(site.content)["cases/a/case.md"] == Data((head + "- Mme Lefèvre, 06 12 34 56 78\n").utf8))
    }
  }

  @Test func aDraftIsMendedAndItsPatientHiddenToo() throws {
    try withSite { site in
      let head = "---\ntitle: A\ndate: 2026-01-02\nauthors: [A]\nstatus: draft\nnivau: socle\n---\n\n"
      try put(Data((head + "### QRU : Mme Lefèvre ?\n\n- [v] Mme B.\n").utf8), at: "cases/a/case.md", of: site)
      let ended = try site.run("check", ["--fix"])
      #expect(ended.output.contains("+ - [x] Mme •."))
      for words in ["Lef", "Mme B"] { #expect(!ended.output.contains(words) && !ended.errors.contains(words)) }
      #expect(ended.errors.contains("[unknown-key]"))
    }
  }

  @Test func aDryRunAloneIsRefused() throws {
    try withSite { site in
      let ended = try site.run("check", ["--dry-run"])
      #expect(ended.status == 2)
    }
  }
}
