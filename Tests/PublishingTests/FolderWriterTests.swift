import Fingerprint
import Foundation
import Testing

@testable import Publishing

@Suite struct FolderWriterTests {
  let folder: TemporaryFolder
  let output: String
  var writer: FolderWriter

  init() throws {
    folder = try TemporaryFolder()
    output = folder("Output")
    writer = FolderWriter(generator: "negatoscope 1", cache: folder("cache"))
  }

  @discardableResult
  func publish(_ files: [String: String]) throws -> PublishReport { try writer.publish(entries(files), to: output) }

  let first = ["index.html": "home", "cases/a/index.html": "a", "cases/b/index.html": "b"]

  @Test func firstPublicationWritesEveryFileAndNothingElse() throws {
    let report = try publish(first)
    #expect(report.written == ["cases/a/index.html", "cases/b/index.html", "index.html"])
    #expect(try files(in: output) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["Output", "cache"])
  }

  @Test(arguments: allAbilities)
  mutating func onlyWhatChangedIsWrittenAndWhatIsGoneIsRemoved(_ abilities: DiskAbilities) throws {
    writer.abilities = abilities
    try publish(first)
    setTime("\(output)/index.html", 1000)
    let second = ["index.html": "home", "cases/a/index.html": "a2", "c.txt": "c"]
    let report = try publish(second)
    #expect(report.written == ["c.txt", "cases/a/index.html"])
    #expect(report.kept == 1)
    #expect(report.removed == ["cases/b/index.html"])
    #expect(report.leftBehind == nil)
    #expect(try files(in: output) == second)
    #expect(try everything(in: output)["cases/b"] == nil)
    #expect(try statuses(in: output)["index.html"]?.stamp.modified == 1000 * 1_000_000_000)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["Output", "cache"])
  }

  @Test func unchangedFilesKeepTheirInode() throws {
    try publish(first)
    let before = try statuses(in: output)
    try publish(first.merging(["c.txt": "c"]) { $1 })
    let after = try statuses(in: output)
    for path in first.keys { #expect(before[path] == after[path]) }
    #expect(before["cases"] != nil)
    #expect(before["cases"]?.stamp.modified == after["cases"]?.stamp.modified)
  }

  @Test func whereNothingChangedNothingIsTouched() throws {
    try publish(first)
    let before = try statuses(in: output)
    let report = try publish(first)
    #expect(report.written.isEmpty && report.removed.isEmpty && report.kept == 3)
    #expect(try statuses(in: output) == before)
  }

  @Test mutating func aNewGeneratorRewritesTheManifestAlone() throws {
    try publish(first)
    let before = try statuses(in: output)
    writer.generator = "negatoscope 2"
    #expect(try publish(first).written == [])
    let after = try statuses(in: output)
    #expect(before.filter { first[$0.key] != nil } == after.filter { first[$0.key] != nil })
    #expect(try Folder.with(RawPath(output)) { try Manifest.read(in: $0)?.generator } == "negatoscope 2")
  }

  @Test func filesAlteredOrRemovedByHandAreWrittenAgain() throws {
    try publish(first)
    try folder.write(["Output/index.html": "HOME"])
    try FileManager.default.removeItem(atPath: "\(output)/cases/a/index.html")
    #expect(try publish(first).written == ["cases/a/index.html", "index.html"])
    #expect(try files(in: output) == first)
  }

  @Test func aFileTouchedButNotAlteredIsKeptWithItsNewTime() throws {
    try publish(first)
    setTime("\(output)/index.html", 5000)
    #expect(try publish(first).written == [])
    #expect(try statuses(in: output)["index.html"]?.stamp.modified == 5000 * 1_000_000_000)
  }

  @Test func sourceFilesAreCopiedAndAnAlteredOneIsWrittenAgain() throws {
    try folder.write(["made/x.webp": "pixels"])
    let entry = PublishEntry(path: "media/x.webp", source: .file(folder("made/x.webp")))
    #expect(try writer.publish([entry], to: output).written == ["media/x.webp"])
    #expect(try writer.publish([entry], to: output).written == [])
    try folder.write(["Output/media/x.webp": "altered in place"])
    #expect(try files(in: folder("made")) == ["x.webp": "pixels"])
    #expect(try writer.publish([entry], to: output).written == ["media/x.webp"])
    #expect(try files(in: output) == ["media/x.webp": "pixels"])
  }

  @Test func aMissingSourceIsNamedAndOutputStays() throws {
    try publish(first)
    let entry = PublishEntry(path: "x.webp", source: .file(folder("none.webp")))
    #expect(throws: PublishingError.notAFile(path: folder("none.webp"))) { try writer.publish([entry], to: output) }
    #expect(try files(in: output) == first)
  }

  @Test func aFileMayBecomeAFolderAndAFolderAFile() throws {
    try publish(["a": "file", "b/c": "inner"])
    let second = ["a/x": "inner", "b": "file"]
    try publish(second)
    #expect(try files(in: output) == second)
    try publish(["a": "file", "b/c": "inner"])
    #expect(try files(in: output) == ["a": "file", "b/c": "inner"])
  }

  @Test func modesAreThoseOfASiteAndThatOfOutputStays() throws {
    let mask = umask(0o022)
    defer { umask(mask) }
    try publish(first)
    #expect(try statuses(in: output)["index.html"]?.mode == 0o644)
    #expect(try statuses(in: output)["cases"]?.mode == 0o755)
    #expect(chmod(output, 0o2750) == 0)
    try publish(["index.html": "new"])
    #expect(try statuses(in: output)["."]?.mode == 0o2750)
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give a folder away"))
  func theOwnerOfOutputStays() throws {
    try publish(first)
    #expect(chown(output, 1234, 2345) == 0)
    try publish(["index.html": "new"])
    #expect(try statuses(in: output)["."]?.owner == 1234)
    #expect(try statuses(in: output)["."]?.group == 2345)
  }

  @Test func outputMayBeRelativeEndInASlashOrBeALink() throws {
    try FileManager.default.createDirectory(atPath: folder("real"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "real")
    _ = try writer.publish(entries(first), to: folder("link/"))
    #expect(try files(in: folder("real")) == first)
    #expect(try everything(in: folder.path)["link"] == "-> real")
    _ = try writer.publish(entries(first), to: folder("new/./deep//Output///"))
    #expect(try files(in: folder("new/deep/Output")) == first)
    let up = String(repeating: "../", count: FileManager.default.currentDirectoryPath.split(separator: "/").count)
    _ = try writer.publish(entries(first), to: up + folder("relative").dropFirst())
    #expect(try files(in: folder("relative")) == first)
  }

  @Test func anOutputThatIsNoFolderIsRefused() throws {
    try folder.write(["file": ""])
    try FileManager.default.createSymbolicLink(atPath: folder("dangling"), withDestinationPath: "nowhere")
    for name in ["file", "dangling"] {
      #expect(throws: PublishingError.notAFolder(path: folder(name))) {
        try writer.publish(entries(first), to: folder(name))
      }
    }
    #expect(throws: PublishingError.mountPoint(path: "/")) { try writer.publish(entries(first), to: "/") }
    #expect(throws: PublishingError.disk(path: "", code: ENOENT)) { try writer.publish(entries(first), to: "") }
  }

  @Test mutating func outputAndTheFoldersReadMayNotOverlap() throws {
    try folder.write(["site/Content/a.md": ""])
    writer.apart = [folder("site/Content")]
    try FileManager.default.createSymbolicLink(atPath: folder("alias"), withDestinationPath: "site/Content")
    for (given, real) in [
      ("site/Content", "site/Content"), ("site/Content/Output", "site/Content/Output"), ("site", "site"),
      ("alias/x", "site/Content/x"), ("cache/x", "cache/x"),
    ] {
      let other = given.hasPrefix("cache") ? folder("cache") : folder("site/Content")
      #expect(throws: PublishingError.overlap(output: folder(real), other: other)) {
        try writer.publish(entries(first), to: folder(given))
      }
    }
    _ = try writer.publish(entries(first), to: folder("site/Content2"))
    #expect(try files(in: folder("site/Content")) == ["a.md": ""])
  }

  @Test func aSecondBuildAtOnceIsToldWhoPublishes() throws {
    try publish(first)
    let location = try OutputLocation(output)
    try Folder.with(location.parent) { parent in
      try OutputLock.with(location, in: parent) {
        #expect(throws: PublishingError.busy(output: output, process: Int(getpid()))) {
          try publish(["index.html": "other"])
        }
      }
    }
    #expect(try files(in: output) == first)
    #expect(try publish(["index.html": "other"]).written == ["index.html"])
  }

  @Test func manyBuildsAtOnceEachPublishWhollyOrAreRefused() async throws {
    let trees = (0..<4).map { tree in
      Dictionary(uniqueKeysWithValues: (0..<20).map { ("f\($0).txt", "\(tree)") })
    }
    let (writer, output) = (writer, output)
    let published = try await withThrowingTaskGroup(of: Int.self) { group in
      for tree in trees {
        group.addTask {
          var count = 0
          for _ in 0..<5 {
            do {
              _ = try writer.publish(entries(tree), to: output)
              count += 1
            } catch PublishingError.busy {}
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(published > 0)
    #expect(try trees.contains(files(in: output)))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["Output", "cache"])
  }

  @Test func aDamagedCacheIsAsNoCache() throws {
    try publish(first)
    for damage in ["", "negatoscope-facts 1 files\n", "\u{0}\u{0}"] {
      try folder.write(["cache/file-hashes": damage, "Output/index.html": "HOME"])
      #expect(try publish(first).written == ["index.html"])
    }
  }
}
