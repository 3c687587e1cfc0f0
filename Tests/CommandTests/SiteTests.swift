import Foundation
import TestSupport
import Testing

/// A run of the built command on a site of `Tests/Sites`, all that it writes in a folder of its own.
struct Site {
  let content: URL
  let folder: URL

  var output: URL { folder.appending(path: "Output") }

  func run(_ command: String, _ arguments: [String] = [], environment: [String: String] = [:]) throws -> Ended {
    try TestSupport.run(
      Repository.command.path,
      [command, "--content", content.path, "--output", output.path, "--cache", folder.appending(path: "cache").path]
        + arguments,
      environment: ["LC_ALL": "fr_FR.UTF-8", "NO_COLOR": "1"].merging(environment) { $1 }, in: folder)
  }

  /// Every file of Output, with its bytes.
  func published() throws -> [String: Data] { try Self.tree(output) }

  static func tree(_ folder: URL) throws -> [String: Data] {
    try files(below: folder).reduce(into: [:]) { tree, path in
      tree[path] = try Data(contentsOf: folder.appending(path: path))
    }
  }

  static func named(_ name: String) -> URL { Repository.root.appending(path: "Tests/Sites/\(name)") }
}

/// Text without what differs from run to run: the time taken and the folder.
private func steady(_ text: String, _ folder: URL) -> String {
  text.replacing(/\d+[.,]\d\d[ \u{A0}]s/, with: "… s").replacing(folder.path, with: "DIR")
}

@Suite struct Sites {
  @Test(arguments: ["faulty", "sixty", "questions"], ["fr", "en"])
  func everyFaultOfAFaultySiteIsToldAndNothingIsPublished(name: String, language: String) throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named(name), folder: folder)
      let ended = try site.run("build", ["--language", language])
      #expect(ended.status == 1)
      #expect(!FileManager.default.fileExists(atPath: site.output.path))
      try expect(
        steady(ended.errors + "----\n" + ended.output, folder), matches: Site.named("\(name).\(language).expected.txt"))
    }
  }

  @Test func aBilingualSiteIsWrittenAsExpected() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("bilingual"), folder: folder)
      let ended = try site.run("build")
      #expect(ended.status == 0)
      // Assets and images are named by contents and encoder: their names would change with each line of the theme.
      let steady = { (text: String) in
        text.replacing(/\/(site|assessment|author|early|words-fr|words-en|icon)-[0-9a-f]{20}/) { "/\($0.output.1)" }
          .replacing(/media\/[0-9a-f]{20}/, with: "media/…")
      }
      let tree = try site.published()
      let names = tree.keys.map { steady("/" + $0) }.sorted().joined(separator: "\n")
      try expect(names + "\n", matches: Site.named("bilingual.tree.expected.txt"))
      for page in [
        "cases/gonalgie/index", "cases/gonalgie/lesson", "en/cases/gonalgie/lesson", "cases/toux/index",
        "cases/retire/index",
      ] {
        let text = String(decoding: try #require(tree["\(page).html"]), as: UTF8.self)
        let name = page.replacing("/", with: "-")
        try expect(steady(text), matches: Site.named("bilingual.\(name).expected.html"))
      }
    }
  }

  @Test func anUnknownCaseIsNamedByItsLessonAndItsEncodedDataAlone() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("bilingual"), folder: folder)
      #expect(try site.run("build").status == 0)
      for (path, bytes) in try site.published() where !path.hasSuffix("lesson.html") {
        let text = (path + String(decoding: bytes, as: UTF8.self)).lowercased()
        #expect(!text.contains("arthros") && !text.contains("osteoarth"), "\(path)")
      }
    }
  }

  @Test func draftsAreLeftOutUnlessAskedForAndWithdrawnCasesLeaveNothing() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("bilingual"), folder: folder)
      for drafts in [[], ["--drafts"]] {
        #expect(try site.run("build", drafts).status == 0)
        let tree = try site.published()
        #expect((tree["cases/brouillon/index.html"] != nil) == !drafts.isEmpty)
        #expect(tree.values.allSatisfy { !String(decoding: $0, as: UTF8.self).lowercased().contains("secret") })
        #expect(tree["cases/retire/index.html"] != nil)
      }
    }
  }

  @Test func theRealContentHasNoFault() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Repository.root.appending(path: "Content"), folder: folder)
      let ended = try site.run("check")
      #expect(ended.errors == "")
      #expect(ended.status == 0)
    }
  }
}

@Suite struct Statuses {
  @Test(
    arguments: [
      (["--help"], 0), (["build", "--help"], 0), (["--version"], 0), (["bild"], 2), (["build", "--langue", "fr"], 2),
      (["build", "--base-address", "exemple"], 2), (["check", "--content", "/nowhere"], 3),
    ] as [([String], Int32)])
  func tellAShellHowItEnded(arguments: [String], status: Int32) throws {
    try withTemporaryFolder { folder in
      let ended = try TestSupport.run(Repository.command.path, arguments, in: folder)
      #expect(ended.status == status)
    }
  }

  @Test(arguments: [("fr", "n’existe pas"), ("en", "does not exist")])
  func aDiskIsSpokenOfInTheLanguageAskedFor(language: String, words: String) throws {
    try withTemporaryFolder { folder in
      let ended = try TestSupport.run(
        Repository.command.path, ["check", "--content", "/nowhere", "--language", language], in: folder)
      #expect(ended.status == 3 && ended.errors.contains(words), "\(ended.errors)")
    }
  }

  @Test func aRequestForHelpIsAnsweredOnTheOutputAndAMistakeOnTheErrors() throws {
    let help = try TestSupport.run(Repository.command.path, ["--help"])
    #expect(help.output.contains("USAGE") && help.errors.isEmpty)
    let mistake = try TestSupport.run(Repository.command.path, ["build", "--contenu", "x"])
    #expect(mistake.output.isEmpty && mistake.errors.contains("--contenu"))
  }

  @Test func jsonGivesOneObjectALine() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("faulty"), folder: folder)
      let ended = try site.run("check", ["--format", "json"])
      #expect(ended.status == 1)
      struct Fault: Decodable {
        struct Place: Decodable, Equatable { var line: Int; var column: Int }
        var file: String
        var start: Place
        var rule: String
        var severity: String
        var message: String
      }
      struct Summary: Decodable { var errors: Int }
      let faults = try ended.errors.split(separator: "\n").map {
        try JSONDecoder().decode(Fault.self, from: Data($0.utf8))
      }
      #expect(
        try JSONDecoder().decode(Summary.self, from: Data(ended.output.utf8)).errors
          == faults.count { $0.severity == "error" })
      let colon = try #require(faults.first { $0.rule == "head-colon" })
      #expect(colon.file == "cases/un/case.md")
      #expect(colon.start == Fault.Place(line: 2, column: 21))
    }
  }
}
