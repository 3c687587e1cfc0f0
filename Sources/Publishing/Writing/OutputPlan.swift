/// What must be done to Output so that it holds a new tree: a value, decided before the disk is touched.
public struct OutputPlan: Hashable, Sendable {
  /// Files to write: new, changed, or damaged on disk. Sorted.
  public var write: [String]
  /// Files that are already right. Sorted.
  public var keep: [String]
  /// Files of ours that the new tree no longer has. Sorted.
  public var remove: [String]

  /// Whether the files are all as they must be.
  public var isEmpty: Bool { write.isEmpty && remove.isEmpty }

  /// Compares the new tree with what was published; `damaged` are paths published that are no longer on disk as the
  /// manifest says, altered or removed by hand.
  public init(new: [String: FileContent], published: [String: FileContent], damaged: Set<String> = []) {
    write = []
    keep = []
    for (path, content) in new {
      if published[path] == content, !damaged.contains(path) { keep.append(path) } else { write.append(path) }
    }
    write.sort()
    keep.sort()
    remove = published.keys.filter { new[$0] == nil }.sorted()
  }
}
