/// How a deployed folder differs from its manifest.
public struct Verification: Hashable, Sendable {
  /// Files of the manifest that are not there. Sorted.
  public var missing: [String]
  /// Files of the manifest that hold something else, or are no plain file. Sorted.
  public var altered: [String]
  /// What is there and the manifest does not name: left over from an earlier deployment, or put there by others. Links
  /// and dot files too. Sorted; bytes that are not UTF-8 are written `\xNN`.
  public var leftOver: [String]

  /// Whether the folder is what was published.
  public var isExact: Bool { missing.isEmpty && altered.isEmpty && leftOver.isEmpty }

  /// Compares `folder` with its manifest, reading every file.
  /// - Throws: `PublishingError.noManifest`, `damagedManifest`, `newerManifest`, `disk`.
  public init(of folder: String) throws {
    let found = try Folder.with(RawPath(folder)) { opened in
      guard let manifest = try Manifest.read(in: opened) else { throw PublishingError.noManifest(path: folder) }
      let scan = try OutputScan(opened, published: manifest.files)
      var missing: [String] = []
      var altered: [String] = []
      for (path, content) in manifest.files {
        if let status = scan.ours[path] {
          let isSame = try status.stamp.size == content.size && FileContent(opened.read(RawPath(path)).bytes) == content
          if !isSame { altered.append(path) }
        } else if scan.foreign[RawPath(path)] != nil || scan.folders[RawPath(path)] != nil {
          altered.append(path)
        } else {
          missing.append(path)
        }
      }
      let others = scan.foreign.keys.filter { $0.text.map { manifest.files[$0] == nil } ?? true }
      return (missing: missing, altered: altered, others: others)
    }
    missing = found.missing.sorted()
    altered = found.altered.sorted()
    leftOver = found.others.sorted().map(\.description)
  }
}
