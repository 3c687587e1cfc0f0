import Foundation
import TestSupport
import Testing

@Suite struct TrackedFileTests {
  /// Built from parts, so that this file does not hold what it looks for.
  static let machinePaths = ["work", "tmp", "root", "opt/swift", "home"].map { "/" + $0 + "/" }
  static let registries = [
    ["registry", "npmjs"], ["files", "pythonhosted"], ["pypi", "org"], ["deb", "debian", "org"],
  ]
  .map { $0.joined(separator: ".") }

  @Test func noFileNamesAPathOfOneMachineOrARegistry() throws {
    for file in try textFiles() where file != "LICENSE" {
      for line in try SourceTree.lines(file) {
        for path in Self.machinePaths {
          // `example/work/x` is a relative path; only one that begins there is a machine's.
          let own = line.text.ranges(of: path).contains { range in
            guard range.lowerBound > line.text.startIndex else { return true }
            let before = line.text[line.text.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || "._-}~*)".contains(before))
          }
          #expect(!own, "\(line)")
        }
        for host in Self.registries { #expect(!line.text.contains(host), "\(line)") }
      }
    }
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
    for file in try textFiles() {
      let lines = try SourceTree.lines(file)
      guard let first = lines.first?.text, first.hasPrefix("#!"), first.hasSuffix("sh") else { continue }
      #expect(lines.contains { $0.text == "set -euo pipefail" || $0.text == "set -eu" }, "\(file)")
    }
  }

  /// A file with a zero byte is no text; a fixture may keep its own line ends and end where it likes.
  private func textFiles() throws -> [String] {
    try SourceTree.files().filter { !$0.contains("Fixtures/bytes/") }
      .filter { !(try SourceTree.data($0).prefix(8192).contains(0)) }
  }
}
