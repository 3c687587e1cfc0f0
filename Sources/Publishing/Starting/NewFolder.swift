import Foundation
import Glibc

/// A folder made whole or not at all: written beside its place under a name that no reader looks at, then renamed.
struct NewFolder {
  /// Where it is written meanwhile.
  let staging: URL

  /// A folder to be written in `parent`, which is made if it is not there.
  /// - Throws: `PublishingError.disk`.
  init(in parent: URL) throws {
    staging = parent.appending(path: ".negatoscope-new-\(getpid())")
    try Self.disk(staging) { try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true) }
  }

  /// Writes a file below the folder.
  /// - Throws: `PublishingError.disk`.
  func write(_ bytes: Data, at path: String) throws {
    let file = staging.appending(path: path)
    try Self.disk(file) {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
  }

  /// Makes an empty folder below.
  /// - Throws: `PublishingError.disk`.
  func makeFolder(_ path: String) throws {
    let folder = staging.appending(path: path)
    try Self.disk(folder) { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  }

  /// Gives the folder its name; something that is already there stays as it is.
  /// - Throws: `PublishingError.disk`.
  func move(to folder: URL) throws {
    try Self.disk(folder) { try FileManager.default.moveItem(at: staging, to: folder) }
  }

  /// Takes the place of a folder that is there, which stays until this one is whole.
  /// - Throws: `PublishingError.disk`.
  func replace(_ folder: URL) throws {
    let aside = folder.deletingLastPathComponent().appending(path: ".negatoscope-old-\(getpid())")
    try Self.disk(folder) {
      try FileManager.default.moveItem(at: folder, to: aside)
      do {
        try FileManager.default.moveItem(at: staging, to: folder)
      } catch {
        try FileManager.default.moveItem(at: aside, to: folder)
        throw error
      }
      try FileManager.default.removeItem(at: aside)
    }
  }

  /// Moves what the folder holds into `folder`, in order of name, and removes what is left.
  /// - Throws: `PublishingError.disk`.
  func empty(into folder: URL) throws {
    try Self.disk(folder) {
      for name in try FileManager.default.contentsOfDirectory(atPath: staging.path).sorted() {
        try FileManager.default.moveItem(at: staging.appending(path: name), to: folder.appending(path: name))
      }
    }
    discard()
  }

  /// Leaves nothing behind.
  func discard() { try? FileManager.default.removeItem(at: staging) }

  /// Does `work`; a fault of the disk is told as ours are.
  static func disk<Result>(_ place: URL, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch { throw PublishingError(error, path: place.path) }
  }
}

/// Fills each `{{name}}` of a starter's text.
func filled(_ text: String, _ values: [String: String]) -> String {
  values.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) }
}
