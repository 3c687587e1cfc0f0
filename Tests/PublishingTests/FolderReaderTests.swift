import Casebook
import Fingerprint
import Foundation
import Synchronization
import Testing

@testable import Publishing

/// Measures by counting bytes, and remembers which files it was given.
final class Measurer: Sendable {
  private let names = Mutex<[String]>([])
  var measured: [String] { names.withLock { $0.sorted() } }
  func forget() { names.withLock { $0 = [] } }

  func measure(_ bytes: [UInt8], _ name: String) -> ImageReading {
    names.withLock { $0.append(name) }
    if bytes.isEmpty { return .refused(.empty) }
    return .image(
      ImageFacts(
        kind: .png, width: bytes.count, height: 1, isUpright: true, isGreyOrSRGB: false, isAnimated: true,
        hash: ContentHash(bytes), bytes: bytes.count))
  }
}

@Suite struct FolderReaderTests {
  let folder: TemporaryFolder
  let content: String
  let measurer = Measurer()

  init() throws {
    folder = try TemporaryFolder()
    content = folder("Content")
    try FileManager.default.createDirectory(atPath: content, withIntermediateDirectories: true)
  }

  func reader(version: String = "1", cached: Bool = true) -> FolderReader {
    FolderReader(content: content, cache: cached ? folder("cache") : nil, measurer: version) { [measurer] in
      measurer.measure($0, $1)
    }
  }

  @Test func filesAreToldApartByTheirNames() async throws {
    try folder.write([
      "Content/site.yml": "format: 1", "Content/cases/a/CASE.MD": "# A", "Content/cases/a/x.YAML": "",
      "Content/cases/a/case.md.txt": "oops", "Content/cases/a/images/i.PNG": "png", "Content/cases/a/images/e.tiff": "",
      "Content/notes.docx": "12345", "Content/noending": "", "Content/md": "1",
      "Content/.git/config": "", "Content/cases/.draft.md": "",
    ])
    let snapshot = try await reader().snapshot(themeLayers: [["a": "b"]], encoder: "vips 8")
    #expect(
      snapshot.texts.mapValues { String(decoding: $0.bytes, as: UTF8.self) } == [
        "site.yml": "format: 1", "cases/a/CASE.MD": "# A", "cases/a/x.YAML": "",
      ])
    #expect(snapshot.images.keys.sorted() == ["cases/a/images/e.tiff", "cases/a/images/i.PNG"])
    #expect(snapshot.images["cases/a/images/e.tiff"] == .refused(.empty))
    #expect(snapshot.others == ["cases/a/case.md.txt": 4, "notes.docx": 5, "noending": 0, "md": 1])
    #expect(snapshot.refused.isEmpty)
    #expect(snapshot.themeLayers == [["a": "b"]])
    #expect(snapshot.encoder == "vips 8")
  }

  @Test func aDICOMFileIsKnownByWhatItHolds() async throws {
    try folder.write([
      "Content/cases/a/IM00001": String(repeating: "\0", count: 128) + "DICM", "Content/cases/a/IM00002": "DICM",
    ])
    let snapshot = try await reader().snapshot()
    #expect(snapshot.refused == ["cases/a/IM00001": .dicom])
    #expect(snapshot.others == ["cases/a/IM00002": 4])
  }

  @Test func nothingIsFollowedAndNothingButPlainFilesIsOpened() async throws {
    try folder.write(["outside/secret.md": "secret", "Content/a.md": "a"])
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: "\(content)/link.md", withDestinationPath: "../outside/secret.md")
    try manager.createSymbolicLink(atPath: "\(content)/folder", withDestinationPath: "../outside")
    try manager.createSymbolicLink(atPath: "\(content)/loop", withDestinationPath: ".")
    #expect(mkfifo("\(content)/pipe.md", 0o600) == 0)
    #expect(mkfifo("\(content)/pipe.png", 0o600) == 0)
    let snapshot = try await reader().snapshot()
    #expect(snapshot.texts.keys.sorted() == ["a.md"])
    #expect(snapshot.images.isEmpty && snapshot.others.isEmpty)
    #expect(
      snapshot.refused == [
        "link.md": .symbolicLink, "folder": .symbolicLink, "loop": .symbolicLink, "pipe.md": .notAFile,
        "pipe.png": .notAFile,
      ])
  }

  @Test func aNameThatIsNotUTF8IsRefusedUnderItsBytes() async throws {
    try Folder.with(RawPath(content)) { folder in
      try folder.makeFolder(RawPath("cas"))
      try folder.create(RawPath(bytes: Array("cas/caf".utf8) + [0xE9] + Array(".md".utf8)), [])
      try folder.makeFolder(RawPath(bytes: [0xFF]))
    }
    let snapshot = try await reader().snapshot()
    #expect(snapshot.refused == ["cas/caf\\xE9.md": .nameNotUTF8, "\\xFF": .nameNotUTF8])
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything"))
  func whatMayNotBeReadIsRecorded() async throws {
    try folder.write(["Content/a.md": "a", "Content/b.md": "b", "Content/closed/c.md": "c"])
    #expect(chmod("\(content)/a.md", 0) == 0)
    #expect(chmod("\(content)/closed", 0) == 0)
    defer { chmod("\(content)/closed", 0o700) }
    let snapshot = try await reader().snapshot()
    #expect(snapshot.refused == ["a.md": .unreadable, "closed": .unreadable])
    #expect(snapshot.texts.keys.sorted() == ["b.md"])
  }

  @Test func aTextMayHaveFourMebibytesAndNoMore() async throws {
    try folder.write(["Content/full.md": String(repeating: "a", count: 4 << 20)])
    try folder.write(["Content/over.md": String(repeating: "a", count: (4 << 20) + 1)])
    let snapshot = try await reader().snapshot()
    #expect(snapshot.texts.keys.sorted() == ["full.md"])
    #expect(snapshot.refused == ["over.md": .tooLarge])
  }

  @Test func unchangedImagesAreNotReadAgain() async throws {
    for image in 0..<100 {
      try folder.write(["Content/i/\(image).png": String(repeating: "x", count: image)])
      setTime("\(content)/i/\(image).png", 1_000_000)
    }
    let first = try await reader().snapshot()
    #expect(measurer.measured.count == 100)
    measurer.forget()
    #expect(try await reader().snapshot() == first)
    #expect(measurer.measured == [])

    try folder.write(["Content/i/7.png": "changed"])
    try FileManager.default.removeItem(atPath: "\(content)/i/8.png")
    let second = try await reader().snapshot()
    #expect(measurer.measured == ["i/7.png"])
    #expect(second.images["i/7.png"] == .image(measurerFacts("changed")))
    #expect(second.images["i/8.png"] == nil)
    measurer.forget()
    #expect(try await reader(version: "2").snapshot() == second)
    #expect(measurer.measured.count == 99)
  }

  func measurerFacts(_ text: String) -> ImageFacts {
    ImageFacts(
      kind: .png, width: text.utf8.count, height: 1, isUpright: true, isGreyOrSRGB: false, isAnimated: true,
      hash: ContentHash(text), bytes: text.utf8.count)
  }

  @Test func anImageJustWrittenIsMeasuredAgain() async throws {
    try folder.write(["Content/i.png": "one"])
    _ = try await reader().snapshot()
    // Same size, same inode, perhaps the same tick.
    try Folder.with(RawPath(content)) { folder in
      let file = openat(folder.number, "i.png", O_WRONLY)
      #expect(write(file, "two", 3) == 3)
      close(file)
    }
    #expect(try await reader().snapshot().images["i.png"] == .image(measurerFacts("two")))
  }

  @Test func aDamagedCacheIsAsNoCache() async throws {
    try folder.write(["Content/i.png": "one"])
    setTime("\(content)/i.png", 1_000_000)
    let good = try await reader().snapshot()
    let cache = try Data(contentsOf: URL(filePath: folder("cache/image-facts")))
    for damage in [Data(), cache.dropLast(), cache.dropFirst(), Data(cache.map { $0 ^ 1 }), Data([0xFF])] {
      measurer.forget()
      try Data(damage).write(to: URL(filePath: folder("cache/image-facts")))
      #expect(try await reader().snapshot() == good)
      #expect(measurer.measured == ["i.png"])
    }
    try FileManager.default.removeItem(atPath: folder("cache"))
    try folder.write(["cache": "a file stands there"])
    #expect(try await reader().snapshot() == good)
  }

  @Test(arguments: [
    ImageReading.refused(.unknownKind(found: nil)), .refused(.unknownKind(found: "")),
    .refused(.unknownKind(found: "PDF 1.7, é")), .refused(.disguised(name: "a b,c.png", content: .jpeg)),
    .refused(.damaged), .refused(.tooLarge(pixels: 1 << 40, limit: 9)), .refused(.empty),
  ])
  func everyReadingSurvivesTheCache(_ reading: ImageReading) async throws {
    try folder.write(["Content/a b.png": "x"])
    setTime("\(content)/a b.png", 1_000_000)
    for expected in [reading, reading] {
      let reader = FolderReader(content: content, cache: folder("cache"), measurer: "m") { _, _ in reading }
      #expect(try await reader.snapshot().images == ["a b.png": expected])
    }
    let never = FolderReader(content: content, cache: folder("cache"), measurer: "m") { _, _ in .refused(.damaged) }
    #expect(try await never.snapshot().images == ["a b.png": reading])
  }

  @Test func theBytesOfAnImageAreThoseThatWereMeasured() throws {
    try folder.write(["Content/i/a.png": "one", "outside.png": "one"])
    let reader = reader()
    #expect(try reader.bytes(of: "i/a.png", expecting: ContentHash("one")) == Array("one".utf8))
    try folder.write(["Content/i/a.png": "two"])
    #expect(throws: PublishingError.changed(path: "i/a.png")) {
      try reader.bytes(of: "i/a.png", expecting: ContentHash("one"))
    }
    #expect(throws: PublishingError.notAFile(path: "../outside.png")) {
      try reader.bytes(of: "../outside.png", expecting: ContentHash("one"))
    }
    try FileManager.default.removeItem(atPath: "\(content)/i")
    try FileManager.default.createSymbolicLink(atPath: "\(content)/i", withDestinationPath: "..")
    #expect(throws: PublishingError.self) { try reader.bytes(of: "i/outside.png", expecting: ContentHash("one")) }
  }

  @Test func aMissingFolderIsNamed() async throws {
    let reader = FolderReader(content: folder("none"), cache: nil, measurer: "m") { _, _ in .refused(.empty) }
    await #expect(throws: PublishingError.disk(path: folder("none"), code: ENOENT)) { try await reader.snapshot() }
  }
}

@Suite struct ThemeLayerTests {
  @Test func aLayerIsItsTexts() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "Theme/templates/case.mustache": "\u{FEFF}{{title}}", "Theme/styles/department.css": "a{}",
      "Theme/logo.svg": "<svg/>",
      "Theme/font.woff2": "x", "Theme/.DS_Store": "x",
    ])
    try Data([0xE9]).write(to: URL(filePath: folder("Theme/latin.css")))
    try FileManager.default.createSymbolicLink(atPath: folder("Theme/link.css"), withDestinationPath: "logo.svg")
    let layer = try ThemeLayer(at: folder("Theme"))
    #expect(
      layer.texts == [
        "templates/case.mustache": "{{title}}", "styles/department.css": "a{}", "logo.svg": "<svg/>",
      ])
    #expect(layer.ignored == ["font.woff2"])
    #expect(layer.refused == ["latin.css": .unreadable, "link.css": .symbolicLink])
  }
}
