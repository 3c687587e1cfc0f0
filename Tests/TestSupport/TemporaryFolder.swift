import Foundation

/// Gives `body` a new, empty folder, and removes it with all it holds, whether `body` throws or not.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = try newTemporaryFolder()
  defer { remove(folder) }
  return try body(folder)
}

/// Gives `body` a new, empty folder, and removes it with all it holds, whether `body` throws or not.
public func withTemporaryFolder<Result: Sendable>(
  isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = try newTemporaryFolder()
  defer { remove(folder) }
  return try await body(folder)
}

/// Writes files below `folder`, with the folders between: path with `/` → text.
public func write(_ files: [String: String], into folder: URL) throws {
  for (path, text) in files {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// The files below `folder`, at any depth, as sorted paths with `/`; folders are not listed.
public func files(below folder: URL) throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }.sorted()
}

private func newTemporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "negatoscope-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// A folder that a test made unreadable or removed itself is no failure of that test.
private func remove(_ folder: URL) { try? FileManager.default.removeItem(at: folder) }
