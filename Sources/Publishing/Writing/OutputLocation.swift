import Glibc

/// Where Output is, symbolic links resolved, and what stands beside it while a publication runs.
struct OutputLocation: Hashable, Sendable {
  /// The folder that holds Output.
  var parent: RawPath
  /// Its name there.
  var name: RawPath
  /// The whole path.
  var path: RawPath { RawPath(bytes: parent.bytes == Array("/".utf8) ? [] : parent.bytes).appended(name) }
  /// Holds the new tree until it takes Output's place, then the old one until it is removed.
  var stage: RawPath { RawPath(bytes: Array(".\(name).negatoscope-stage".utf8)) }
  /// Locked by the build that publishes.
  var lock: RawPath { RawPath(bytes: Array(".\(name).negatoscope-lock".utf8)) }

  /// Resolves `output`, which may be relative, end in `/`, be a symbolic link to a folder, or not exist.
  /// - Throws: `PublishingError.notAFolder`, `mountPoint` for the root of all, `disk`.
  init(_ output: String) throws {
    let whole = try Self.resolve(RawPath(output))
    guard let slash = whole.bytes.lastIndex(of: UInt8(ascii: "/")), whole.bytes.count > 1 else {
      throw PublishingError.mountPoint(path: output)
    }
    parent = RawPath(bytes: slash == 0 ? [UInt8(ascii: "/")] : Array(whole.bytes[..<slash]))
    name = RawPath(bytes: Array(whole.bytes[(slash + 1)...]))
    var status = stat()
    if whole.withCString({ stat($0, &status) }) == 0, FileStatus(status).kind != .folder {
      throw PublishingError.notAFolder(path: output)
    }
  }

  /// The absolute path without any symbolic link; what does not exist yet is added to the deepest folder that does.
  static func resolve(_ path: RawPath) throws -> RawPath {
    if let real = path.withCString({ realpath($0, nil) }) {
      defer { free(real) }
      return RawPath(bytes: Array(UnsafeBufferPointer(start: real, count: strlen(real))).map { UInt8(bitPattern: $0) })
    }
    let code = errno
    guard code == ENOENT, !path.bytes.isEmpty else { throw PublishingError.disk(path: path.description, code: code) }
    var status = stat()
    // A symbolic link that leads nowhere is no place to make a folder.
    if path.withCString({ lstat($0, &status) }) == 0 { throw PublishingError.notAFolder(path: path.description) }
    var bytes = path.bytes
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let name = bytes.suffix(while: { $0 != UInt8(ascii: "/") })
    guard name != Array("..".utf8) else { throw PublishingError.disk(path: path.description, code: ENOENT) }
    let above = bytes.dropLast(name.count)
    let parent = try resolve(above.isEmpty ? RawPath(".") : RawPath(bytes: Array(above)))
    if name == Array(".".utf8) { return parent }
    return parent.bytes == [UInt8(ascii: "/")] ? RawPath(bytes: parent.bytes + name) : parent.appending(name)
  }

  /// Refuses an Output that is, holds or lies in one of `folders`.
  /// - Throws: `PublishingError.overlap`, `disk`.
  func refuseOverlap(with folders: [String]) throws {
    for folder in folders {
      let other = try Self.resolve(RawPath(folder))
      if path.isWithin(other) || other.isWithin(path) {
        throw PublishingError.overlap(output: path.description, other: folder)
      }
    }
  }

  /// Makes a folder and those above it that are missing.
  /// - Throws: `PublishingError.disk`.
  static func makeFolders(_ path: RawPath) throws {
    var status = stat()
    if path.withCString({ stat($0, &status) }) == 0 { return }
    if let parent = path.parent, !parent.bytes.isEmpty { try makeFolders(parent) }
    if path.withCString({ mkdir($0, 0o755) }) < 0, errno != EEXIST {
      throw PublishingError.disk(path: path.description, code: errno)
    }
  }
}

extension RawPath {
  /// Whether this is `folder` or lies in it.
  fileprivate func isWithin(_ folder: RawPath) -> Bool {
    folder.bytes == [UInt8(ascii: "/")] || self == folder || bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
  }

  fileprivate func appended(_ name: RawPath) -> RawPath { RawPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes) }
}

extension [UInt8] {
  /// The longest ending whose bytes all satisfy `condition`.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> [UInt8] {
    Array(reversed().prefix(while: condition).reversed())
  }
}
