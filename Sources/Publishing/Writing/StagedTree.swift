import Fingerprint
import Glibc

/// What the file system of Output can do; where it cannot, slower means serve.
package struct DiskAbilities: Hashable, Sendable {
  /// A file may have several names.
  package var links = true
  /// Two folders may change places in one step.
  package var exchange = true

  /// All that Linux offers, unless said otherwise: what fails is found out by trying.
  package init(links: Bool = true, exchange: Bool = true) {
    self.links = links
    self.exchange = exchange
  }

  /// Whether an errno says that a call is not offered, rather than that it failed.
  static func isUnsupported(_ code: Int32) -> Bool {
    [EPERM, EOPNOTSUPP, ENOSYS, EINVAL, EXDEV, EMLINK].contains(code)
  }
}

/// Builds the whole new tree in an empty folder: unchanged and foreign files as further names of those of the old
/// tree, the rest written.
struct StagedTree {
  /// The folder to fill.
  let tree: Folder
  /// The folder published until now, if any.
  let old: Folder?
  let scan: OutputScan
  var abilities: DiskAbilities

  /// Fills the tree, and waits until it is on the disk.
  /// - Throws: `PublishingError`.
  mutating func fill(
    _ plan: OutputPlan, carrying carried: Set<RawPath>, manifest: [UInt8], bytes: (String) throws -> [UInt8]
  ) throws {
    var folders = carried
    for path in plan.keep + plan.write { OutputScan.addAncestors(of: RawPath(path), to: &folders) }
    for folder in folders.sorted() { try tree.makeFolder(folder) }
    for (path, status) in scan.foreign.sorted(by: { $0.key < $1.key }) { try carry(path, status) }
    for path in plan.keep {
      if let status = scan.ours[path] { try carry(RawPath(path), status) }
    }
    for path in plan.write { try tree.create(RawPath(path), bytes(path)) }
    try tree.create(RawPath(Manifest.fileName), manifest)
    try setAttributes(of: folders, changed: plan.write + plan.remove)
    try tree.syncFileSystem()
  }

  /// A folder keeps its mode and owner, and its time if nothing in it changed.
  private func setAttributes(of folders: Set<RawPath>, changed: [String]) throws {
    var touched: Set<RawPath> = []
    for path in changed { OutputScan.addAncestors(of: RawPath(path), to: &touched) }
    for folder in folders {
      guard let status = scan.folders[folder] else { continue }
      try tree.setAttributes(of: folder, from: status, time: !touched.contains(folder))
    }
    if let old { try tree.setAttributes(of: RawPath("."), from: old.status(), time: false) }
  }

  /// The same file in the new tree: another name of it, or a copy where links are not offered. What can be neither
  /// linked nor copied, a socket say, is moved when the old tree is removed.
  private mutating func carry(_ path: RawPath, _ status: FileStatus) throws {
    guard let old else { return }
    if abilities.links {
      do {
        return try tree.link(path, to: path, in: old)
      } catch PublishingError.disk(_, let code) where DiskAbilities.isUnsupported(code) {
        // A file may have too many names, or belong to another who forbids it: the next may do.
        if code != EMLINK, code != EPERM { abilities.links = false }
      }
    }
    switch status.kind {
    case .file:
      try tree.create(path, old.read(path).bytes)
      try tree.setAttributes(of: path, from: status, time: true)
    case .symbolicLink:
      try tree.makeSymbolicLink(path, to: old.target(of: path))
      try tree.setAttributes(of: path, from: status, time: true)
    case .folder, .other:
      break
    }
  }
}
