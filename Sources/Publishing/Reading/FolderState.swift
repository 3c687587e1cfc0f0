/// What folders look like from outside: the path, size, time and inode of each of their files. Two states differ when
/// something was written, removed or renamed between them. No file is opened.
public struct FolderState: Hashable, Sendable {
  private var files: [[ContentWalk.Found]] = []
  private var refused: [Set<String>] = []

  /// The state of `folders`; one that is not there counts as empty.
  public init(of folders: [String]) {
    for folder in folders {
      let walk = try? Folder.with(RawPath(folder)) { try ContentWalk($0) }
      files.append(walk?.files ?? [])
      refused.append(Set((walk?.refused ?? [:]).keys))
    }
  }
}
