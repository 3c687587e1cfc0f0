import Diagnostics
import Foundation
import Testing

@testable import Publishing

/// A small file system of its own, where root may mount one.
final class SmallDisk: Sendable {
  let path: String
  private let folder: TemporaryFolder

  /// Whether this process may mount.
  static let isAllowed = (try? SmallDisk(kilobytes: 64)) != nil

  init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    path = folder("disk")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path])
  }

  deinit { try? Self.run("umount", ["-l", path]) }

  func makeReadOnly() throws { try Self.run("mount", ["-o", "remount,ro", path]) }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    struct Failed: Error {}
    if process.terminationStatus != 0 { throw Failed() }
  }
}

@Suite(.enabled(if: SmallDisk.isAllowed, "mounting is not permitted")) struct FullDiskTests {
  let writer = FolderWriter(generator: "g")
  let tree = ["index.html": "home", "cases/a/index.html": String(repeating: "a", count: 10_000)]

  @Test func aFullDiskLeavesTheLastGoodOutputWholeAndNothingElse() throws {
    let disk = try SmallDisk(kilobytes: 256)
    let output = "\(disk.path)/Output"
    _ = try writer.publish(entries(tree), to: output)
    let before = try statuses(in: output)
    var large = tree
    for file in 0..<20 { large["more/\(file).bin"] = String(repeating: "x", count: 30_000) }
    do {
      _ = try writer.publish(entries(large), to: output)
      Issue.record("600 kB fit in 256 kB")
    } catch PublishingError.disk(_, let code) {
      #expect(code == ENOSPC)
    }
    #expect(try statuses(in: output).mapValues(\.stamp) == before.mapValues(\.stamp))
    #expect(try files(in: output) == tree)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["Output"])
    #expect(try writer.publish(entries(["index.html": "small"]), to: output).written == ["index.html"])
  }

  @Test func aDiskThatFillsFromZeroFreeBytesLeavesOutputWhole() throws {
    let disk = try SmallDisk(kilobytes: 128)
    let output = "\(disk.path)/Output"
    _ = try writer.publish(entries(tree), to: output)
    let filler = open("\(disk.path)/filler", O_CREAT | O_WRONLY, 0o600)
    while write(filler, [UInt8](repeating: 1, count: 4096), 4096) > 0 {}
    close(filler)
    #expect(throws: PublishingError.self) {
      try writer.publish(entries(["index.html": String(repeating: "y", count: 9000)]), to: output)
    }
    #expect(try files(in: output) == tree)
  }

  @Test func aReadOnlyDiskIsNamed() throws {
    let disk = try SmallDisk(kilobytes: 128)
    let output = "\(disk.path)/Output"
    _ = try writer.publish(entries(tree), to: output)
    try disk.makeReadOnly()
    let fault = PublishingError.disk(path: "\(disk.path)/.Output.negatoscope-lock", code: EROFS)
    #expect(throws: fault) { try writer.publish(entries([:]), to: output) }
    #expect(fault.wording.fr.hasSuffix("le disque est en lecture seule"))
    #expect(try files(in: output) == tree)
  }

  @Test func aMountPointIsRefusedSinceItCannotBeExchanged() throws {
    let disk = try SmallDisk(kilobytes: 128)
    #expect(throws: PublishingError.mountPoint(path: disk.path)) { try writer.publish(entries(tree), to: disk.path) }
    #expect(try everything(in: disk.path).isEmpty)
  }
}
