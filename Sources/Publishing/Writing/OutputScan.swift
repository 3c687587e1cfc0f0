/// What stands in a published folder, told apart by its manifest. Nothing is opened but folders.
struct OutputScan: Hashable, Sendable {
  /// Plain files that the manifest names.
  var ours: [String: FileStatus] = [:]
  /// All that is not a folder and that we did not write, by path: links, pipes, files, dot files, and what has taken
  /// the place of a file of ours without being a plain file.
  var foreign: [RawPath: FileStatus] = [:]
  /// Every folder below.
  var folders: [RawPath: FileStatus] = [:]

  /// Nothing there.
  init() {}

  /// Walks `folder`, following nothing. The manifest itself is left out.
  /// - Throws: `PublishingError.disk`.
  init(_ folder: Folder, published: [String: FileContent]) throws {
    let byPath = Set(published.keys.map { RawPath($0) })
    try walk(folder, below: RawPath(""), published: byPath)
    foreign[RawPath(Manifest.fileName)] = nil
  }

  private mutating func walk(_ folder: Folder, below: RawPath, published: Set<RawPath>) throws {
    for name in try folder.names() {
      let path = below.appending(name)
      guard let status = try folder.status(of: RawPath(bytes: name)) else { continue }
      switch status.kind {
      case .folder:
        folders[path] = status
        try folder.with(RawPath(bytes: name)) { try walk($0, below: path, published: published) }
      case .file where published.contains(path):
        ours[path.description] = status
      case .file, .symbolicLink, .other:
        foreign[path] = status
      }
    }
  }

  /// The folders that must outlive a publication: those that hold something foreign, and those that none of our files
  /// explains.
  func carriedFolders(published: [String: FileContent]) -> Set<RawPath> {
    var explained: Set<RawPath> = []
    for path in published.keys { Self.addAncestors(of: RawPath(path), to: &explained) }
    var carried: Set<RawPath> = []
    for path in foreign.keys { Self.addAncestors(of: path, to: &carried) }
    for path in folders.keys where !explained.contains(path) {
      carried.insert(path)
      Self.addAncestors(of: path, to: &carried)
    }
    return carried
  }

  /// Refuses to write where something foreign stands, or below a foreign file.
  /// - Throws: `PublishingError.foreignInTheWay`, with the path of what is in the way.
  func refuseConflicts(with paths: some Sequence<String>, carried: Set<RawPath>) throws(PublishingError) {
    for path in paths {
      let path = RawPath(path)
      if foreign[path] != nil { throw .foreignInTheWay(path: path.description) }
      if carried.contains(path) {
        let held = foreign.keys.filter { $0.ancestors.contains(path) }.min() ?? path
        throw .foreignInTheWay(path: held.description)
      }
      if let file = path.ancestors.first(where: { foreign[$0] != nil }) {
        throw .foreignInTheWay(path: file.description)
      }
    }
  }

  /// Adds the folders above `path`, stopping at one already there (then all above it are).
  static func addAncestors(of path: RawPath, to set: inout Set<RawPath>) {
    for folder in path.ancestors {
      guard set.insert(folder).inserted else { return }
    }
  }
}
