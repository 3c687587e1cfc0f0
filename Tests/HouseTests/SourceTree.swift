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

  /// How many lines a file has.
  static func lineCount(_ file: String) throws -> Int {
    try data(file).withUnsafeBytes { bytes in bytes.count { $0 == UInt8(ascii: "\n") } }
  }

  /// The lines of text files that a regular expression (PCRE) matches; git looks for them, much faster than a test.
  static func lines(matching pattern: String, in paths: [String]) throws -> [SourceLine] {
    // A pathspec that names no file would otherwise mean all of them.
    guard !paths.isEmpty else { return [] }
    let found = try run("git", ["grep", "--untracked", "-InzP", "-e", pattern, "--"] + paths)
    // 1 says that nothing was found; a folder that does not exist yet is a warning.
    guard found.status <= 1 else { throw GitFailed(errors: found.errors) }
    return found.output.split(separator: "\n").compactMap { row in
      let parts = row.split(separator: "\0", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let number = Int(parts[1]) else { return nil }
      return SourceLine(file: String(parts[0]), number: number, text: parts[2])
    }
  }

  /// The lines that may import something, to be read by `importedModule`.
  static func imports(in folder: String) throws -> [SourceLine] {
    try lines(matching: #"\bimport\b"#, in: ["\(folder)/*.swift"])
  }

  struct GitFailed: Error { var errors: String }
}
