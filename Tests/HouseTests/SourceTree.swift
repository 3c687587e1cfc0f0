import Foundation
import TestSupport

/// One line of a tracked file.
struct SourceLine: CustomStringConvertible {
  var file: String
  /// From 1.
  var number: Int
  var text: Substring

  var description: String { "\(file):\(number): \(text)" }
}

/// The files of the repository, as git lists them: a generated or ignored file is no part of the house.
enum SourceTree {
  /// Tracked files, and new ones that are not ignored, as sorted paths with `/`.
  static func files(in folder: String = "") throws -> [String] {
    let listing = try run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "./\(folder)"])
    guard listing.status == 0 else { throw GitFailed(errors: listing.errors) }
    return Set(listing.output.split(separator: "\0").map(String.init)).sorted()
      .filter { FileManager.default.fileExists(atPath: Repository.root.appending(path: $0).path) }
  }

  /// Swift files of a folder.
  static func swiftFiles(in folder: String) throws -> [String] {
    try files(in: folder).filter { $0.hasSuffix(".swift") }
  }

  /// The bytes of a file.
  static func data(_ file: String) throws -> Data { try Data(contentsOf: Repository.root.appending(path: file)) }

  /// The lines of a file; what is not UTF-8 shows as U+FFFD. The end of the last line begins no other.
  static func lines(_ file: String) throws -> [SourceLine] {
    var texts = String(decoding: try data(file), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    if texts.last == "" { texts.removeLast() }
    return texts.enumerated().map { SourceLine(file: file, number: $0.offset + 1, text: $0.element) }
  }

  struct GitFailed: Error { var errors: String }
}
