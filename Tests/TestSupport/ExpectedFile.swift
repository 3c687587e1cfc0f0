import Foundation
import Testing

/// Compares `actual` with the text of a file beside the tests, and tells the first line that differs.
///
/// With `UPDATE_EXPECTED=1` in the environment a file that differs is written anew, and the test fails all the same:
/// a recording is read before it passes.
/// - Parameter file: Where the expected text is kept.
public func expect(
  _ actual: String, matches file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let recording = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1"
  if let problem = try compare(actual, with: file, recording: recording) {
    Issue.record("\(problem)", sourceLocation: sourceLocation)
  }
}

/// What differs between `actual` and the text of `file`, or nil; when `recording`, `file` then holds `actual`.
func compare(_ actual: String, with file: URL, recording: Bool) throws -> String? {
  let shown = file.path.replacing(Repository.root.path + "/", with: "", maxReplacements: 1)
  let expected = FileManager.default.fileExists(atPath: file.path) ? try String(contentsOf: file, encoding: .utf8) : nil
  if expected.map({ Array($0.utf8) == Array(actual.utf8) }) == true { return nil }
  if recording {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    return "\(shown) was written anew: read it, then run the tests without UPDATE_EXPECTED"
  }
  guard let expected else { return "\(shown) does not exist; UPDATE_EXPECTED=1 writes it" }
  return "\(shown):" + firstDifference(expected: expected, actual: actual)
}

private func firstDifference(expected: String, actual: String) -> String {
  let left = lines(expected)
  let right = lines(actual)
  let same = zip(left, right).prefix { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }.count
  let wanted = same < left.count ? left[same] : "(end)"
  let found = same < right.count ? right[same] : "(end)"
  return "\(same + 1): expected, then found (UPDATE_EXPECTED=1 renews it)\n\(wanted)\n\(found)"
}

/// A carriage return stays with its line: it is a difference too.
private func lines(_ text: String) -> [String] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
    String(String.UnicodeScalarView($0))
  }
}
