import Fingerprint
import Glibc

/// A file to publish.
public struct PublishEntry: Hashable, Sendable {
  /// Where the bytes are.
  public enum Source: Hashable, Sendable {
    /// In memory.
    case bytes([UInt8])
    /// In a plain file, an encoded image of the cache say; it is copied, so that nothing done to Output reaches it.
    case file(String)
  }

  /// Path below Output, ASCII, with `/`.
  public var path: String
  /// Where its bytes are.
  public var source: Source

  /// The file at `path`, from `source`.
  public init(path: String, source: Source) {
    self.path = path
    self.source = source
  }
}

/// What was done with a publication that had been interrupted.
public enum PublishRecovery: Hashable, Sendable {
  /// There was none.
  case nothing
  /// Its unfinished tree was removed; Output is as it was before it.
  case undone
  /// It was completed: Output is what it was publishing.
  case completed
}

/// What a publication did.
public struct PublishReport: Hashable, Sendable {
  /// Paths written, sorted: new, changed, or damaged by hand.
  public var written: [String]
  /// How many files stayed as they were.
  public var kept: Int
  /// Paths removed, sorted.
  public var removed: [String]
  /// How many files of others stay in Output.
  public var carried: Int
  /// What was done first with an interrupted publication.
  public var recovery: PublishRecovery
  /// What kept the old tree from being removed, Output being published whole all the same; the next build goes on
  /// with it.
  public var leftBehind: PublishingError?
}

/// Publishes a tree of files in a folder, in one step for whoever reads it.
///
/// Whatever happens (a kill, a full disk, a fault), Output is wholly the old tree or wholly the new. Where the file
/// system cannot exchange two folders, a kill between two renames leaves no Output for the time until the next build,
/// which completes it.
public struct FolderWriter: Sendable {
  /// Name and version of the program, for the manifest.
  public var generator: String
  /// Folder where hashes of files are kept from one run to the next; nil for none.
  public var cache: String?
  /// Folders that Output may neither be, hold, nor lie in: content, theme, cache.
  public var apart: [String]
  /// What is believed possible before trying.
  package var abilities = DiskAbilities()

  /// A writer for one program and its folders.
  public init(generator: String, cache: String? = nil, apart: [String] = []) {
    self.generator = generator
    self.cache = cache
    self.apart = apart
  }

  /// Makes the folder `output` hold `entries` and a manifest, and nothing else that we ever wrote. Files that others
  /// put there stay. What is already right is not touched; if all is, nothing is.
  ///
  /// A file of ours altered or removed by hand is written again: altered is told by its hash, taken again only if its
  /// size, time or inode is not what it was when last seen. `output` may be relative, may be a symbolic link to a
  /// folder, may not exist. A process whose working folder is Output keeps the old one.
  /// - Throws: `PublishingError`; Output is then as it was.
  public func publish(_ entries: [PublishEntry], to output: String) throws -> PublishReport {
    try OutputPathFault.check(entries.map(\.path))
    return try locked(output) { publication in
      let recovery = try publication.recover()
      var hashes = FileHashes(cache: cache)
      let new = try NewTree(entries, generator: generator, &hashes)
      let update = OutputUpdate(new: new, publication: publication, abilities: abilities)
      let report = try update.run(recovery, &hashes)
      hashes.save()
      return report
    }
  }

  /// Finishes or undoes an interrupted publication in `output`, as `publish` does first.
  /// - Throws: `PublishingError`.
  public func recover(_ output: String) throws -> PublishRecovery {
    try locked(output) { try $0.recover() }
  }

  private func locked<Result>(_ output: String, _ body: (Publication) throws -> Result) throws -> Result {
    let location = try OutputLocation(output)
    try location.refuseOverlap(with: apart + [cache].compactMap { $0 })
    try OutputLocation.makeFolders(location.parent)
    return try Folder.with(location.parent) { parent in
      try OutputLock.with(location, in: parent) { try body(Publication(parent: parent, location: location)) }
    }
  }
}
