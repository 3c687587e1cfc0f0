import Foundation
import TestSupport
import Testing

/// `negatoscope export`: what it refuses, and what it leaves alone.
@Suite struct Exports {
  private func export(
    _ arguments: [String], content: URL = Site.named("exports"), in folder: URL, language: String = "fr"
  ) throws -> Ended {
    try TestSupport.run(
      Repository.command.path,
      ["export"] + arguments
        + ["--content", content.path, "--cache", folder.appending(path: "cache").path, "--language", language],
      environment: ["NO_COLOR": "1"], in: folder)
  }

  @Test func aFaultOfTheContentStopsAnExportAndIsTold() throws {
    try withTemporaryFolder { folder in
      let ended = try export(["json"], content: Site.named("faulty"), in: folder)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("error:"))
      #expect(ended.output == "Rien n’est écrit\u{A0}: corrigez les erreurs ci-dessus\n")
      #expect(try files(below: folder).filter { !$0.hasPrefix("cache") } == [])
    }
  }

  @Test func whatIsOfAPatientStopsAnExportAndIsNotShown() throws {
    try withTemporaryFolder { folder in
      let content = folder.appending(path: "Content")
      try FileManager.default.copyItem(at: Site.named("exports"), to: content)
      let text = content.appending(path: "cases/tout/case.md")
      let written = try String(contentsOf: text, encoding: .utf8)
      try Data(written.replacing("Elles sont dessinées.", with: "Vue le 12/03/2018, Mme Dupont.").utf8).write(to: text)
      let ended = try export(["json"], content: content, in: folder)
      #expect(ended.status == 1)
      #expect(!ended.errors.contains("Dupont") && !ended.errors.contains("12/03/2018"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "exports.json").path))
    }
  }

  @Test func theNearestCaseOrCollectionIsOffered() throws {
    try withTemporaryFolder { folder in
      let one = try export(["json", "--case", "tuot"], in: folder)
      #expect(one.status == 2)
      #expect(one.errors.contains("vouliez-vous «\u{A0}tout\u{A0}»"))
      let other = try export(["json", "--collection", "gardes"], in: folder, language: "en")
      #expect(other.status == 2)
      #expect(other.errors.contains("did you mean \"garde\"?"))
    }
  }

  @Test func aDraftOrAWithdrawnCaseThatIsAskedForStays() throws {
    try withTemporaryFolder { folder in
      let draft = try export(["json", "--case", "brouillon"], in: folder)
      #expect(draft.status == 1)
      #expect(draft.output.contains("Rien n’est écrit\u{A0}: aucune question"))
      #expect(draft.output.contains("--drafts"))
      let withdrawn = try export(["json", "--case", "retire", "--drafts", "--with-unknown"], in: folder)
      #expect(withdrawn.status == 1)
      #expect(try files(below: folder).filter { !$0.hasPrefix("cache") } == [])
    }
  }

  @Test func onlyAnExportOfOursIsWrittenOver() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "notes.json")
      try Data("{\"à moi\": 1}\n".utf8).write(to: file)
      let refused = try export(["json", "--output", "notes.json"], in: folder)
      #expect(refused.status == 3)
      #expect(refused.errors.contains("--force"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "{\"à moi\": 1}\n")
      #expect(try export(["json", "--output", "notes.json", "--force"], in: folder).status == 0)
      let first = try Data(contentsOf: file)
      #expect(first.count > 1000)
      #expect(try export(["json", "--output", "notes.json"], in: folder).status == 0)
      #expect(try Data(contentsOf: file) == first)
      #expect(try files(below: folder).filter { !$0.hasPrefix("cache") } == ["notes.json"])
    }
  }

  @Test func aLinkOrAFolderInItsPlaceIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let other = folder.appending(path: "other.json")
      try Data("à moi".utf8).write(to: other)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link.json"), withDestinationURL: other)
      try FileManager.default.createDirectory(at: folder.appending(path: "d.json"), withIntermediateDirectories: false)
      for name in ["link.json", "d.json", "no/where.json"] {
        #expect(try export(["json", "--output", name, "--force"], in: folder).status == 3, "\(name)")
      }
      #expect(try String(contentsOf: other, encoding: .utf8) == "à moi")
    }
  }

  @Test func nothingIsWrittenAmongWhatAuthorsWrite() throws {
    try withTemporaryFolder { folder in
      let content = folder.appending(path: "Content")
      try FileManager.default.copyItem(at: Site.named("exports"), to: content)
      let ended = try export(["json", "--output", "Content/cases/q.json"], content: content, in: folder)
      #expect(ended.status == 3)
      #expect(!FileManager.default.fileExists(atPath: content.appending(path: "cases/q.json").path))
    }
  }

  @Test func theReportTellsInBothLanguages() throws {
    try withTemporaryFolder { folder in
      let french = try export(["json"], in: folder)
      #expect(french.status == 0)
      #expect(french.output.contains("1 cas, 11 questions (QRU 4, QRM 1, QRP 1, QROC 1, QZP 2, TCS 1, QROL 1)"))
      #expect(french.output.contains("à découvrir\u{A0}: 1 cas, 2 questions (inconnu)\u{A0}; --with-unknown"))
      let english = try export(["json"], in: folder, language: "en")
      #expect(english.output.contains("Left, withdrawn: 1 case (retire)"))
    }
  }
}
