import Fingerprint

/// The hashes of files on disk, taken again only of those whose size, time or inode changed since the last run.
///
/// A file altered by hand without any of these changing is not noticed: that takes intent, or two writes of the same
/// size within one tick of the file system's clock.
struct FileHashes {
  private let file: FactsFile?
  private let known: [String: FileFact]
  private var used: [String: FileFact] = [:]
  /// How many files had to be read.
  private(set) var taken = 0

  /// Hashes remembered in the cache folder, if there is one.
  init(cache: String?) {
    file = cache.map { FactsFile(folder: $0, name: "file-hashes", version: "files") }
    known = file?.load() ?? [:]
  }

  /// What the plain file at `path` of `folder` holds; `status` is what it was found to be just before.
  /// - Throws: `PublishingError.disk`, `notAFile`.
  mutating func content(of path: RawPath, in folder: Folder, _ status: FileStatus) throws -> FileContent {
    let name = folder.whole(path).description
    if let fact = known[name], fact.stamp == status.stamp {
      used[name] = fact
      return FileContent(hash: fact.hash, size: fact.stamp.size)
    }
    let (bytes, opened) = try folder.read(path)
    taken += 1
    let content = FileContent(bytes)
    if bytes.count == opened.stamp.size { note(content.hash, of: name, opened.stamp) }
    return content
  }

  /// Remembers the hash of a file just written.
  mutating func note(_ hash: ContentHash, of name: String, _ stamp: FileStamp) {
    used[name] = FileFact(stamp: stamp, hash: hash, note: "-")
  }

  /// Keeps for the next run what served in this one.
  func save() {
    if used != known { file?.save(used) }
  }
}
