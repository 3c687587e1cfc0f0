import Foundation
import TestSupport
import Testing

@Suite struct Outputs {
  private func copy(_ name: String, into folder: URL) throws -> URL {
    let content = folder.appending(path: "Content")
    try FileManager.default.copyItem(at: Site.named(name), to: content)
    return content
  }

  @Test func twoFoldersZonesAndLocalesGiveTheSameBytes() throws {
    try withTemporaryFolder { folder in
      var trees: [[String: Data]] = []
      for (name, environment) in [
        ("a", ["TZ": "Pacific/Kiritimati", "LC_ALL": "C"]), ("b é", ["TZ": "America/Adak", "LC_ALL": "en_US.UTF-8"]),
      ] {
        let own = folder.appending(path: name)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        let site = Site(content: try copy("bilingual", into: own), folder: own)
        #expect(try site.run("build", environment: environment).status == 0)
        trees.append(try site.published())
      }
      #expect(trees[0].keys.sorted() == trees[1].keys.sorted())
      for (path, bytes) in trees[0] { #expect(trees[1][path] == bytes, "\(path)") }
    }
  }

  @Test func nothingIsTouchedWhenNothingChangedAndOnlyWhatChangedOtherwise() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: try copy("bilingual", into: folder), folder: folder)
      func times() throws -> [String: Date] {
        try files(below: site.output).reduce(into: [:]) { times, path in
          let attributes = try FileManager.default.attributesOfItem(atPath: site.output.appending(path: path).path)
          times[path] = attributes[.modificationDate] as? Date
        }
      }
      #expect(try site.run("build").status == 0)
      let first = try times()
      let second = try site.run("build")
      #expect(second.status == 0 && second.output.contains("Rien n’a changé"))
      #expect(try times() == first)

      let text = site.content.appending(path: "cases/toux/case.md")
      try Data((String(contentsOf: text, encoding: .utf8) + "\n- Encore.\n").utf8).write(to: text)
      #expect(try site.run("build").status == 0)
      let changed = try times().filter { first[$0.key] != $0.value }.keys.sorted()
      #expect(changed == ["cases/toux/index.html", "negatoscope-manifest.json"])
    }
  }

  @Test func aFaultLeavesTheLastGoodOutputAsItWas() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: try copy("bilingual", into: folder), folder: folder)
      #expect(try site.run("build").status == 0)
      let before = try site.published()
      try write(["cases/toux/case.md": "---\ntitle: Sans fin\n"], into: site.content)
      #expect(try site.run("build").status == 1)
      #expect(try site.published() == before)
    }
  }

  @Test func aFolderThatIsNotOursIsRefusedAndForeignFilesAreCarried() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("bilingual"), folder: folder)
      try write(["notes.txt": "à moi"], into: site.output)
      let refused = try site.run("build")
      #expect(refused.status == 3 && refused.errors.contains("notes.txt"))
      #expect(try site.published().keys.sorted() == ["notes.txt"])

      try FileManager.default.removeItem(at: site.output)
      #expect(try site.run("build").status == 0)
      try write(["notes.txt": "à moi", "cases/gonalgie/vieux.txt": "aussi"], into: site.output)
      let content = try copy("bilingual", into: folder)
      try FileManager.default.removeItem(at: content.appending(path: "cases/toux"))
      let changed = Site(content: content, folder: folder)
      #expect(try changed.run("build").status == 0)
      let tree = try changed.published()
      #expect(tree["notes.txt"] == Data("à moi".utf8) && tree["cases/gonalgie/vieux.txt"] == Data("aussi".utf8))
      #expect(tree["cases/toux/index.html"] == nil)
    }
  }

  /// Killed at random moments of builds that go from one site to another and back, Output is always wholly one of them.
  @Test func aKillLeavesOutputWhole() throws {
    try withTemporaryFolder { folder in
      let content = try copy("bilingual", into: folder)
      let site = Site(content: content, folder: folder)
      let text = content.appending(path: "site.yml")
      let words = [
        try String(contentsOf: text, encoding: .utf8),
        try String(contentsOf: text, encoding: .utf8).replacing("Deux langues", with: "Deux langues, ou presque"),
      ]
      var trees: [[String: Data]] = []
      var longest = 0.0
      for version in [0, 1] {
        try Data(words[version].utf8).write(to: text)
        let start = ContinuousClock.now
        #expect(try site.run("build").status == 0)
        longest = max(
          longest,
          Double((ContinuousClock.now - start).components.attoseconds) / 1e18
            + Double((ContinuousClock.now - start).components.seconds))
        trees.append(try site.published())
      }
      var random = SeededGenerator(seed: 57)
      var killed = 0
      for round in 0..<Soak.rounds(sample: 12, whole: 100) {
        try Data(words[round % 2].utf8).write(to: text)
        // Most of a build is reading and rendering: two in three kills aim at its end, where it publishes.
        let moment = Double.random(in: round % 3 == 0 ? 0...longest : longest * 0.6...longest * 1.05, using: &random)
        let ended = try TestSupport.run(
          "timeout",
          [
            "-s", "KILL", String(format: "%.4f", moment), Repository.command.path, "build", "--content", content.path,
            "--output", site.output.path, "--cache", folder.appending(path: "cache").path,
          ], in: folder)
        if ended.status != 0 { killed += 1 }
        let tree = try site.published()
        #expect(trees.contains(tree), "round \(round), killed after \(moment) s")
      }
      #expect(killed > 0, "no build was killed: the test shows nothing")
      #expect(try site.run("build").status == 0)
      #expect(trees.contains(try site.published()))
    }
  }

  @Test(.enabled(if: getuid() == 0, "mounting a small disk takes root"))
  func aFullDiskLeavesOutputWhole() throws {
    try withTemporaryFolder { folder in
      let disk = folder.appending(path: "disk")
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      let mounted = try TestSupport.run("mount", ["-t", "tmpfs", "-o", "size=1200k", "none", disk.path])
      try #require(mounted.status == 0, "\(mounted.errors)")
      defer { _ = try? TestSupport.run("umount", ["-l", disk.path]) }
      let content = try copy("bilingual", into: folder)
      let output = disk.appending(path: "Output")
      func build() throws -> Ended {
        try TestSupport.run(
          Repository.command.path,
          [
            "build", "--content", content.path, "--output", output.path, "--cache",
            folder.appending(path: "cache").path,
            "--language", "fr",
          ], in: folder)
      }
      #expect(try build().status == 0)
      let before = try Site.tree(output)
      let filler = disk.appending(path: "filler")
      _ = try TestSupport.run("dd", ["if=/dev/zero", "of=\(filler.path)", "bs=4k"])
      let text = content.appending(path: "site.yml")
      try Data(String(contentsOf: text, encoding: .utf8).replacing("Deux langues", with: "Trois langues").utf8).write(
        to: text)
      let full = try build()
      #expect(full.status == 3 && full.errors.contains("plus de place"))
      #expect(try Site.tree(output) == before)
      try FileManager.default.removeItem(at: filler)
      #expect(try build().status == 0)
      #expect(try Site.tree(output) != before)
    }
  }
}
