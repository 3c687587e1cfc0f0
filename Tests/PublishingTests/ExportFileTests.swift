import Exporting
import Foundation
import Testing

@testable import Publishing

/// The file of an export: whole, or as it was.
@Suite struct ExportFileTests {
  private func file(_ path: String, overwrites: Bool = true) -> ExportFile {
    ExportFile(path: path, format: .json, overwrites: overwrites)
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "mounting is not permitted"))
  func aFullDiskLeavesTheOldFileAndNothingElse() throws {
    let disk = try SmallDisk(kilobytes: 128)
    let path = "\(disk.path)/q.json"
    try file(path).write(Array("old".utf8))
    do {
      try file(path).write(Array(repeating: 32, count: 1 << 20))
      Issue.record("1 MB fit in 128 kB")
    } catch PublishingError.disk(_, let code) {
      #expect(code == ENOSPC)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["q.json"])
    try file(path).write(Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
  }

  @Test func aForeignFileThatAppearsMeanwhileIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder("q.json")
    try file(path, overwrites: false).check()
    try Data("somebody's".utf8).write(to: URL(filePath: path))
    #expect(throws: PublishingError.foreignExport(path: path)) { try file(path, overwrites: false).write([]) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "somebody's")
    #expect(throws: PublishingError.self) { try file(folder("none/q.json")).refuse(within: []) }
  }

  @Test func aFolderThatIsReadIsRefusedThroughALinkToo() throws {
    let folder = try TemporaryFolder()
    let content = folder("Content")
    try FileManager.default.createDirectory(atPath: content + "/cases", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: content + "/cases")
    for path in [content + "/q.json", content + "/cases/q.json", folder("link") + "/q.json"] {
      #expect(throws: PublishingError.overlap(output: path, other: content)) {
        try file(path).refuse(within: [content])
      }
    }
    try file(folder("Content.json")).refuse(within: [content, folder("none")])
  }
}
