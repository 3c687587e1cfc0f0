import Foundation
import TestSupport
import Testing

@Suite struct TrackedFileTests {
  @Test func noFileNamesAPathOfOneMachineOrARegistry() throws {
    // The same folder inside of a relative path is nobody's machine: nothing of a path may stand before the slash.
    let paths = #"(?<![\w.}~*)-])/(work|tmp|root|home|opt/swift)/"#
    let registries = #"registry\.npmjs|pythonhosted\.org|pypi\.org|deb\.debian\.org"#
    // This file holds what it looks for.
    let all = [":/", ":(exclude)Tests/HouseTests/TrackedFileTests.swift"]
    #expect(try SourceTree.lines(matching: "\(paths)|\(registries)", in: all).map(\.description) == [])
  }

  @Test func everyTextEndsWithANewline() throws {
    for file in try textFiles() {
      let data = try SourceTree.data(file)
      #expect(data.isEmpty || data.last == UInt8(ascii: "\n"), "\(file)")
    }
  }

  @Test func noTextOfOursHasWindowsLineEndsOrAByteOrderMark() throws {
    for file in try textFiles() where !file.contains("Fixtures/") {
      let data = try SourceTree.data(file)
      #expect(!data.contains(UInt8(ascii: "\r")), "\(file)")
      #expect(!data.starts(with: [0xEF, 0xBB, 0xBF]), "\(file)")
    }
  }

  @Test func everyShellScriptStopsAtItsFirstFault() throws {
    let shells = try SourceTree.lines(matching: #"^#!.*\b(ba)?sh$"#, in: [":/"]).filter { $0.number == 1 }.map(\.file)
    let strict = try SourceTree.lines(matching: "^set -euo? ?(pipefail)?$", in: [":/"]).map(\.file)
    #expect(!shells.isEmpty)
    #expect(Set(shells).subtracting(strict) == [])
  }

  /// A file with a zero byte is no text; a fixture may keep its own line ends and end where it likes.
  private func textFiles() throws -> [String] {
    try SourceTree.files().filter { !$0.contains("Fixtures/bytes/") }
      .filter { !(try SourceTree.data($0).prefix(8192).contains(0)) }
  }
}
