import Foundation
import Testing

@testable import Publishing

/// A folder on the real disk for the time of a test.
final class TemporaryFolder: Sendable {
  let path: String

  init(in folder: URL = FileManager.default.temporaryDirectory) throws {
    let made = folder.appending(path: "negatoscope-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    path = made.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something below.
  func callAsFunction(_ below: String) -> String { "\(path)/\(below)" }

  /// Writes files, with the folders that they need.
  func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let url = URL(filePath: self(name))
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }
}

/// All that stands below a folder, following nothing: a file's text, `-> target` for a link, `/` for a folder.
func everything(in folder: String) throws -> [String: String] {
  var found: [String: String] = [:]
  func visit(_ folder: Folder, _ below: RawPath) throws {
    for bytes in try folder.names() {
      let name = RawPath(bytes: bytes)
      let path = below.appending(bytes)
      switch try folder.status(of: name)?.kind {
      case .folder:
        found[path.description] = "/"
        try folder.with(name) { try visit($0, path) }
      case .file: found[path.description] = String(decoding: try folder.read(name).bytes, as: UTF8.self)
      case .symbolicLink: found[path.description] = "-> \(try folder.target(of: name))"
      case .other: found[path.description] = "other"
      case nil: Issue.record("\(path) is gone")
      }
    }
  }
  try Folder.with(RawPath(folder)) { try visit($0, RawPath("")) }
  return found
}

/// What is below a folder, the manifest and folders left out.
func files(in folder: String) throws -> [String: String] {
  try everything(in: folder).filter { $0.key != Manifest.fileName && $0.value != "/" }
}

/// Times, inodes and modes of a folder and all in it: equal if nothing was touched.
func statuses(in folder: String) throws -> [String: FileStatus] {
  var found: [String: FileStatus] = [:]
  try Folder.with(RawPath(folder)) { opened in
    found["."] = try opened.status()
    for path in try everything(in: folder).keys { found[path] = try opened.status(of: RawPath(path)) }
  }
  return found
}

/// The entries of a tree of texts.
func entries(_ files: [String: String]) -> [PublishEntry] {
  files.map { PublishEntry(path: $0.key, source: .bytes(Array($0.value.utf8))) }
}

/// Sets the time of a file, in seconds since 1970.
func setTime(_ path: String, _ seconds: Int) {
  let time = timespec(tv_sec: seconds, tv_nsec: 0)
  #expect(utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0)
}

/// The ways in which a file system may be able to do less.
let allAbilities = [
  DiskAbilities(), DiskAbilities(links: false), DiskAbilities(exchange: false),
  DiskAbilities(links: false, exchange: false),
]
