import Casebook
import Glibc

/// What a folder holds, found without opening a file and without following a symbolic link.
struct ContentWalk: Sendable {
  /// A plain file.
  struct Found: Hashable, Sendable {
    var path: RawPath
    var stamp: FileStamp
  }

  /// Plain files, sorted by folder, then name.
  var files: [Found] = []
  /// What cannot be taken in, by path.
  var refused: [String: Snapshot.Refusal] = [:]

  /// Walks a folder; names that begin with a dot are passed over.
  init(_ folder: Folder) throws {
    try walk(folder, below: RawPath(""))
  }

  private mutating func walk(_ folder: Folder, below: RawPath) throws {
    for bytes in try folder.names() where bytes.first != UInt8(ascii: ".") {
      let path = below.appending(bytes)
      let name = RawPath(bytes: bytes)
      guard name.text != nil else {
        refused[path.description] = .nameNotUTF8
        continue
      }
      do {
        guard let status = try folder.status(of: name) else { continue }
        switch status.kind {
        case .file: files.append(Found(path: path, stamp: status.stamp))
        case .folder: try folder.with(name) { try walk($0, below: path) }
        case .symbolicLink: refused[path.description] = .symbolicLink
        case .other: refused[path.description] = .notAFile
        }
      } catch {
        guard let refusal = try Self.refusal(for: error) else { continue }
        refused[path.description] = refusal
      }
    }
  }

  /// How a fault at one file is recorded; nil for a file that is gone meanwhile.
  /// - Throws: `error` again, if it is not about one file.
  static func refusal(for error: any Error) throws -> Snapshot.Refusal? {
    switch error {
    case PublishingError.notAFile: return .notAFile
    case PublishingError.disk(_, let code):
      switch code {
      case ENOENT, ENOTDIR: return nil
      case ELOOP: return .symbolicLink
      case ENXIO, ENODEV: return .notAFile
      case EFBIG: return .tooLarge
      case EACCES, EPERM, EIO, ESTALE: return .unreadable
      default: throw error
      }
    default: throw error
    }
  }
}

extension Folder {
  /// Opens a folder any number of levels below, following no symbolic link at any level.
  func descending<Result>(_ names: ArraySlice<RawPath>, _ body: (Folder) throws -> Result) throws -> Result {
    guard let first = names.first else { return try body(self) }
    return try with(first) { try $0.descending(names.dropFirst(), body) }
  }
}

extension RawPath {
  /// The names of the path.
  var components: [RawPath] { bytes.split(separator: UInt8(ascii: "/")).map { RawPath(bytes: Array($0)) } }
}
