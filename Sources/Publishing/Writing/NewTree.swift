import Fingerprint

/// The tree to publish, its hashes known.
struct NewTree {
  /// Every file but the manifest.
  let files: [String: FileContent]
  /// The manifest of the tree.
  let manifest: Manifest
  private let sources: [String: PublishEntry.Source]

  /// Takes the hashes of `entries`, whose paths were checked.
  /// - Throws: `PublishingError.disk`, `notAFile` for a source.
  init(_ entries: [PublishEntry], generator: String, _ hashes: inout FileHashes) throws {
    var files: [String: FileContent] = [:]
    for entry in entries {
      switch entry.source {
      case .bytes(let bytes):
        files[entry.path] = FileContent(bytes)
      case .file(let file):
        files[entry.path] = try Self.inFolder(of: file) { folder, name in
          guard let status = try folder.status(of: name) else {
            throw PublishingError.notAFile(path: file)
          }
          return try hashes.content(of: name, in: folder, status)
        }
      }
    }
    self.files = files
    manifest = Manifest(generator: generator, files: files)
    sources = Dictionary(entries.map { ($0.path, $0.source) }) { first, _ in first }
  }

  /// The bytes to write at `path`, those of the hash.
  /// - Throws: `PublishingError.changed` for a source altered since; `disk`.
  func bytes(of path: String) throws -> [UInt8] {
    switch sources[path] {
    case .bytes(let bytes): return bytes
    case .file(let file):
      let bytes = try Self.inFolder(of: file) { try $0.read($1).bytes }
      guard FileContent(bytes) == files[path] else { throw PublishingError.changed(path: file) }
      return bytes
    case nil: throw PublishingError.notAFile(path: path)
    }
  }

  private static func inFolder<Result>(of file: String, _ body: (Folder, RawPath) throws -> Result) throws -> Result {
    let path = RawPath(file)
    let parent = path.parent.map { $0.bytes.isEmpty ? RawPath("/") : $0 } ?? RawPath(".")
    let name = RawPath(bytes: Array(path.bytes.split(separator: UInt8(ascii: "/")).last ?? []))
    return try Folder.with(parent) { try body($0, name) }
  }
}
