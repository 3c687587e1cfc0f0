import Foundation
import TestSupport
import Testing

/// What `negatoscope new` writes, run through the built command.
@Suite struct Starters {
  private func command(_ arguments: [String], in folder: URL) throws -> Ended {
    try TestSupport.run(
      Repository.command.path, arguments, environment: ["LC_ALL": "fr_FR.UTF-8", "NO_COLOR": "1"], in: folder)
  }

  @Test(arguments: ["fr", "en"])
  func aNewSiteBuildsWithoutFaultAndSaysWhatIsNext(language: String) throws {
    try withTemporaryFolder { folder in
      let made = try command(["new", "site", "mes-cas", "--language", language], in: folder)
      #expect(made.status == 0)
      #expect(made.errors == "")
      #expect(made.output.contains("negatoscope preview --open") && made.output.contains("Content/site.yml"))
      let site = folder.appending(path: "mes-cas")
      let built = try command(["build"], in: site)
      #expect(built.status == 0)
      #expect(built.errors == "")
      let pages = try files(below: site.appending(path: "Output")).filter { $0.hasSuffix(".html") }
      #expect(
        pages.count { $0.hasPrefix("cases/") && $0.hasSuffix("-cas/index.html") || $0.contains("first-case") } == 1)
      let settings = try String(contentsOf: site.appending(path: "Content/site.yml"), encoding: .utf8)
      #expect(settings.contains("id: mes-cas"))
      for file in try files(below: site.appending(path: "Content")) where file.hasSuffix(".md") {
        let text = try String(contentsOf: site.appending(path: "Content/\(file)"), encoding: .utf8)
        #expect(!text.contains("{{"), "\(file)")
      }
    }
  }

  @Test func aFolderThatHoldsSomethingIsLeftAsItIs() throws {
    try withTemporaryFolder { folder in
      try write(["site/note.txt": "à moi"], into: folder)
      let refused = try command(["new", "site", "site"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("n’est pas vide"))
      #expect(try files(below: folder) == ["site/note.txt"])
    }
  }

  @Test func anEmptyFolderAndOneUnderGitBeginASiteToo() throws {
    try withTemporaryFolder { folder in
      try write([".git/HEAD": "ref: refs/heads/main\n"], into: folder)
      #expect(try command(["new", "site", "."], in: folder).status == 0)
      #expect(try command(["check"], in: folder).errors == "")
      #expect(try files(below: folder).contains(".gitignore"))
    }
  }

  @Test(arguments: [[], ["--unknown"], ["--language", "en"], ["--language", "en", "--unknown"]])
  func aFreshCaseIsADraftWithNoFaultThatCountsWhatIsToBeWritten(options: [String]) throws {
    try withTemporaryFolder { folder in
      #expect(try command(["new", "site", "."], in: folder).status == 0)
      let title = "Une « douleur » : \"que\" faire ?"
      let made = try command(["new", "case", "douleur-de-hanche", "--title", title] + options, in: folder)
      #expect(made.status == 0)
      #expect(made.output.contains("Content/cases/douleur-de-hanche/case.md"))
      let checked = try command(["check", "--drafts"], in: folder)
      #expect(checked.status == 0)
      #expect(checked.errors == "")
      #expect(checked.output.contains(/\d passages à relire/))
      let text = try String(
        contentsOf: folder.appending(path: "Content/cases/douleur-de-hanche/case.md"), encoding: .utf8)
      #expect(text.contains("id: douleur-de-hanche\n"))
      #expect(text.contains(options.contains("en") ? "authors: [" : "auteurs: ["))
      var isFolder: ObjCBool = false
      let images = folder.appending(path: "Content/cases/douleur-de-hanche/images")
      #expect(FileManager.default.fileExists(atPath: images.path, isDirectory: &isFolder) && isFolder.boolValue)
      #expect(try command(["build", "--drafts"], in: folder).status == 0)
      let page = folder.appending(path: "Output/cases/douleur-de-hanche/index.html")
      #expect(try String(contentsOf: page, encoding: .utf8).contains("&quot;que&quot; faire"))
    }
  }

  @Test func aFreshCaseHasTheSectionsThatTheSiteRequires() throws {
    try withTemporaryFolder { folder in
      #expect(try command(["new", "site", "."], in: folder).status == 0)
      let settings = folder.appending(path: "Content/site.yml")
      let text = try String(contentsOf: settings, encoding: .utf8)
      try Data(text.replacing("  - take-home", with: "  - take-home\n  - references\n  - differential").utf8)
        .write(to: settings)
      #expect(try command(["new", "case", "un-cas"], in: folder).status == 0)
      try FileManager.default.removeItem(at: folder.appending(path: "Content/cases/premier-cas"))
      let file = folder.appending(path: "Content/cases/un-cas/case.md")
      let draft = try String(contentsOf: file, encoding: .utf8)
      #expect(draft.contains("\n## Références\n") && draft.contains("\n## Diagnostic différentiel\n"))
      try Data(draft.replacing("statut: brouillon", with: "statut: publié").utf8).write(to: file)
      #expect(try command(["check"], in: folder).status == 0)
    }
  }

  @Test func aBadNameIsRefusedWithAProperOneAndNothingIsWritten() throws {
    try withTemporaryFolder { folder in
      #expect(try command(["new", "site", "."], in: folder).status == 0)
      let before = try files(below: folder)
      for (name, better) in [
        ("Été à la mer", "ete-a-la-mer"), ("../dehors", "dehors"), ("A", "a"), ("un/deux", "un-deux"),
      ] {
        let refused = try command(["new", "case", name], in: folder)
        #expect(refused.status == 2, "\(name)")
        #expect(refused.errors.contains(better), "\(name)")
      }
      #expect(try command(["new", "case", "…"], in: folder).status == 2)
      let taken = try command(["new", "case", "premier-cas"], in: folder)
      #expect(taken.status == 2)
      #expect(taken.errors.contains("rien n’est changé"))
      #expect(try files(below: folder) == before)
    }
  }

  @Test func aCaseIsBegunInASiteOnly() throws {
    try withTemporaryFolder { folder in
      let refused = try command(["new", "case", "un-cas"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("negatoscope new site"))
      #expect(try files(below: folder) == [])
    }
  }

  @Test func theWordsOfANewSiteAreThoseOfTheDemonstration() throws {
    let root = Repository.root
    let starter = try Site.tree(root.appending(path: "Starter/vocabulary"))
    let demonstration = try Site.tree(root.appending(path: "Content/vocabulary"))
    #expect(starter == demonstration)
  }
}
