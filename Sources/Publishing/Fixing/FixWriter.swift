import Casebook
import Fingerprint
import Glibc

/// Carries a plan out on the disk. Every new text is written beside its file first; only when all of them are there, and
/// every new name is free, does each take its place in one step. A file that changed meanwhile stops it all before
/// anything is touched.
struct FixWriter {
  private let content: String

  init(content: String) {
    self.content = content
  }

  /// - Throws: `PublishingError.changed`, `notAFile`, `disk`.
  func write(_ plan: FixPlan) throws {
    try Folder.with(RawPath(content)) { root in
      var staged: [(folder: RawPath, name: RawPath, temporary: RawPath)] = []
      do {
        for (number, change) in plan.changes.enumerated() {
          guard let texts = change.texts else { continue }
          let temporary = RawPath(".negatoscope-fix-\(getpid())-\(number)")
          let (folder, name) = Self.split(change.path)
          try root.descending(folder.components[...]) { folder in
            let (bytes, status) = try folder.read(name)
            guard ContentHash(bytes) == texts.old.hash else { throw PublishingError.changed(path: change.path) }
            try folder.create(temporary, texts.new, synced: true)
            staged.append((Self.split(change.path).0, name, temporary))
            try folder.setAttributes(of: temporary, from: status, time: false)
          }
        }
        for change in plan.changes where change.newPath != change.path { try Self.check(change, in: root) }
      } catch {
        for one in staged { try? root.descending(one.folder.components[...]) { try $0.remove(one.temporary) } }
        throw error
      }
      for one in staged {
        try root.descending(one.folder.components[...]) { try $0.rename(one.temporary, to: one.name, in: $0) }
      }
      for change in plan.changes where change.newPath != change.path {
        let (folder, name) = Self.split(change.path)
        let new = Self.split(change.newPath).1
        try root.descending(folder.components[...]) { try $0.rename(name, to: new, in: $0) }
      }
    }
  }

  /// Whether the new name is free. Where capitals do not count, the file itself stands under it already.
  /// - Throws: `PublishingError.disk` with `EEXIST`.
  private static func check(_ change: FixPlan.Change, in root: Folder) throws {
    let (folder, name) = split(change.path)
    try root.descending(folder.components[...]) { folder in
      guard let there = try folder.status(of: split(change.newPath).1) else { return }
      guard let own = try folder.status(of: name), there.stamp == own.stamp else {
        throw PublishingError.disk(path: change.newPath, code: EEXIST)
      }
    }
  }

  private static func split(_ path: String) -> (RawPath, RawPath) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return (RawPath(String(path.dropLast(name.count + 1))), RawPath(name))
  }
}
