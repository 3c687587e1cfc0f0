import Exporting
import Glibc

/// The file that an export is written into.
struct ExportFile {
  /// Where it is to stand.
  var path: String
  var format: ExportFormat
  /// Whether anything that stands there may be written over.
  var overwrites: Bool

  private var folder: RawPath { RawPath(path).parent.map { $0.bytes.isEmpty ? RawPath("/") : $0 } ?? RawPath(".") }
  private var name: RawPath {
    RawPath(bytes: Array(RawPath(path).bytes.split(separator: UInt8(ascii: "/")).last ?? []))
  }

  /// Refuses a file that would lie in a folder that is read.
  /// - Throws: `PublishingError.overlap`, `disk`.
  func refuse(within folders: [String]) throws {
    guard let real = Self.real(folder) else { throw PublishingError.disk(path: folder.description, code: errno) }
    for other in folders {
      guard let outer = Self.real(RawPath(other)) else { continue }
      if real == outer || real.starts(with: outer + [UInt8(ascii: "/")]) {
        throw PublishingError.overlap(output: path, other: other)
      }
    }
  }

  /// Refuses to write over what is no export of ours.
  /// - Throws: `PublishingError.notAFile`, `foreignExport`, `disk`.
  func check() throws {
    try Folder.with(folder) { folder in
      guard let status = try folder.status(of: name) else { return }
      guard status.kind == .file else { throw PublishingError.notAFile(path: path) }
      guard !overwrites else { return }
      let beginning = try folder.beginning(of: name, count: ExportMark.beginningLength)
      guard ExportMark.isOurs(beginning, format) else { throw PublishingError.foreignExport(path: path) }
    }
  }

  /// Writes the file beside its place, then puts it there: whoever looks sees the old one or the new one.
  /// - Throws: `PublishingError`; the old file is then as it was.
  func write(_ bytes: [UInt8]) throws {
    try check()
    try Folder.with(folder) { folder in
      let draft = RawPath(".\(name.description).\(getpid()).part")
      do {
        try folder.create(draft, bytes, synced: true)
        try folder.rename(draft, to: name, in: folder)
      } catch {
        try? folder.remove(draft)
        throw error
      }
      try folder.sync()
    }
  }

  /// The path with no symbolic link in it; nil for what is not there.
  private static func real(_ path: RawPath) -> [UInt8]? {
    guard let resolved = path.withCString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return Array(String(cString: resolved).utf8)
  }
}
