import Foundation
import Testing

@testable import Publishing

@Suite struct ForeignFilesTests {
  let folder: TemporaryFolder
  let output: String
  let tree = ["index.html": "home", "cases/a/index.html": "a"]

  init() throws {
    folder = try TemporaryFolder()
    output = folder("Output")
  }

  @discardableResult
  func publish(_ files: [String: String], _ abilities: DiskAbilities = DiskAbilities()) throws -> PublishReport {
    var writer = FolderWriter(generator: "g", cache: nil)
    writer.abilities = abilities
    return try writer.publish(entries(files), to: output)
  }

  @Test func aFirstBuildIntoSomeonesFolderIsRefused() throws {
    try folder.write(["Output/thesis.doc": "years"])
    #expect(throws: PublishingError.foreignFolder(path: output, found: "thesis.doc")) { try publish(tree) }
    #expect(try everything(in: output) == ["thesis.doc": "years"])
  }

  @Test func aFirstBuildIntoAFolderOfAnEmptyFolderIsRefused() throws {
    try FileManager.default.createDirectory(atPath: "\(output)/photos", withIntermediateDirectories: true)
    #expect(throws: PublishingError.foreignFolder(path: output, found: "photos")) { try publish(tree) }
  }

  @Test(arguments: allAbilities)
  func dotFilesDoNotHinderAFirstBuildAndStay(_ abilities: DiskAbilities) throws {
    let dots = [".gitignore": "*", ".git/config": "x"]
    try folder.write(Dictionary(uniqueKeysWithValues: dots.map { ("Output/\($0.key)", $0.value) }))
    try publish(tree, abilities)
    #expect(try files(in: output) == tree.merging(dots) { $1 })
  }

  @Test(arguments: allAbilities)
  func whatOthersPutThereStays(_ abilities: DiskAbilities) throws {
    try publish(tree, abilities)
    let others = ["web.config": "iis", "cases/a/.note": "dot", "cases/a/more/deep.txt": "deep"]
    try folder.write(Dictionary(uniqueKeysWithValues: others.map { ("Output/\($0.key)", $0.value) }))
    try FileManager.default.createDirectory(atPath: "\(output)/empty/within", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(output)/link", withDestinationPath: "/nowhere/at all")
    try FileManager.default.createSymbolicLink(atPath: "\(output)/cases/up", withDestinationPath: "..")
    #expect(mkfifo("\(output)/pipe", 0o600) == 0)
    let name = Array("\(output)/caf".utf8) + [0xE9, 0]
    let descriptor = name.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1 }
    }
    #expect(descriptor >= 0)
    close(descriptor)
    setTime("\(output)/web.config", 777)
    #expect(chmod("\(output)/cases/a/more", 0o700) == 0)
    let before = try statuses(in: output)

    let report = try publish(["index.html": "home 2", "new.html": "new"], abilities)
    #expect(report.removed == ["cases/a/index.html"])
    #expect(report.leftBehind == nil)
    var expected = others
    expected["index.html"] = "home 2"
    expected["new.html"] = "new"
    for path in ["empty", "empty/within", "cases", "cases/a", "cases/a/more"] { expected[path] = "/" }
    expected["link"] = "-> /nowhere/at all"
    expected["cases/up"] = "-> .."
    expected["pipe"] = "other"
    expected["caf\\xE9"] = ""
    var found = try everything(in: output)
    found[Manifest.fileName] = nil
    #expect(found == expected)
    let after = try statuses(in: output)
    // What others own is the very same file at the end, even where links are not offered.
    for path in ["web.config", "cases/a/.note", "link", "pipe"] { #expect(before[path] == after[path]) }
    #expect(after["cases/a/more"]?.mode == 0o700)
  }

  @Test func somethingOfOthersInTheWayIsNamed() throws {
    try publish(tree)
    try folder.write(["Output/new.html": "theirs", "Output/plain": "theirs", "Output/dir/inner": "theirs"])
    try FileManager.default.createSymbolicLink(atPath: "\(output)/linked", withDestinationPath: "cases")
    let before = try statuses(in: output)
    for (path, inTheWay) in [
      ("new.html", "new.html"), ("plain/x.html", "plain"), ("dir", "dir/inner"), ("linked/x.html", "linked"),
    ] {
      #expect(throws: PublishingError.foreignInTheWay(path: inTheWay)) {
        try publish(tree.merging([path: "ours"]) { $1 })
      }
    }
    #expect(try statuses(in: output) == before)
  }

  @Test func aLinkPutInPlaceOfOurFileIsNotRemoved() throws {
    try publish(tree)
    try FileManager.default.removeItem(atPath: "\(output)/index.html")
    try FileManager.default.createSymbolicLink(atPath: "\(output)/index.html", withDestinationPath: "elsewhere")
    #expect(throws: PublishingError.foreignInTheWay(path: "index.html")) { try publish(tree) }
    #expect(try everything(in: output)["index.html"] == "-> elsewhere")
  }

  @Test(arguments: [
    "{}", "", "{\n  \"files\": {\n  },\n  \"format\": 1,\n  \"generator\": \"g\",\n  \"seal\": \"00\"\n}\n",
  ])
  func aDamagedManifestIsNeverGuessedFrom(_ damage: String) throws {
    try publish(tree)
    try folder.write(["Output/\(Manifest.fileName)": damage])
    let before = try statuses(in: output)
    #expect(throws: PublishingError.damagedManifest(path: "\(output)/\(Manifest.fileName)")) { try publish([:]) }
    #expect(try statuses(in: output) == before)
  }

  @Test func aFileThatComesWhileTheTreeIsBuiltIsMovedToOutput() throws {
    try publish(tree)
    try folder.write(["Output/mine.txt": "before", "Output/cases/mine.txt": "before"])
    let location = try OutputLocation(output)
    try Folder.with(location.parent) { parent in
      let publication = Publication(parent: parent, location: location)
      try publication.stage { staged in
        try parent.with(location.name) { old in
          let published = try Manifest.read(in: old)?.files ?? [:]
          let scan = try OutputScan(old, published: published)
          var build = StagedTree(tree: staged, old: old, scan: scan, abilities: DiskAbilities())
          let files = ["index.html": FileContent(Array("new".utf8))]
          try build.fill(
            OutputPlan(new: files, published: published), carrying: scan.carriedFolders(published: published),
            manifest: Manifest(generator: "g", files: files).bytes, bytes: { _ in Array("new".utf8) })
        }
      }
      try FileManager.default.removeItem(atPath: "\(output)/mine.txt")
      try folder.write(["Output/mine.txt": "after", "Output/cases/a/late.txt": "late"])
      try publication.replace(DiskAbilities())
      try publication.finish()
    }
    #expect(
      try files(in: output) == [
        "index.html": "new", "mine.txt": "after", "cases/mine.txt": "before", "cases/a/late.txt": "late",
      ])
  }
}
