import CLinux
import Glibc

/// An open folder: paths are taken from its descriptor, so that it may be renamed while it is used.
/// No last name of a path is ever followed if it is a symbolic link. Every fault of the disk is thrown
/// as `PublishingError.disk`, with the whole path.
struct Folder: Sendable {
  /// The descriptor; closed when the closure that was given the folder ends.
  let number: Int32
  /// Where it was when opened, for messages.
  let path: RawPath

  /// Opens the folder at an absolute path (or one from the working folder) for the time of `body`.
  @discardableResult
  static func with<Result>(_ path: RawPath, _ body: (Folder) throws -> Result) throws -> Result {
    try opened(path, at: AT_FDCWD, following: true, named: path, body)
  }

  /// Opens a folder below for the time of `body`; refuses a symbolic link as the last name.
  @discardableResult
  func with<Result>(_ below: RawPath, _ body: (Folder) throws -> Result) throws -> Result {
    try Self.opened(below, at: number, following: false, named: whole(below), body)
  }

  private static func opened<Result>(
    _ path: RawPath, at folder: Int32, following: Bool, named name: RawPath, _ body: (Folder) throws -> Result
  ) throws -> Result {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (following ? 0 : O_NOFOLLOW)
    let number = path.withCString { openat(folder, $0, flags) }
    guard number >= 0 else { throw PublishingError.disk(path: name.description, code: errno) }
    defer { close(number) }
    return try body(Folder(number: number, path: name))
  }

  /// The whole path of what is below, for messages.
  func whole(_ below: RawPath) -> RawPath { below.bytes.isEmpty ? path : path.appending(below.bytes) }

  private func check(_ result: Int32, _ below: RawPath) throws {
    if result < 0 { throw PublishingError.disk(path: whole(below).description, code: errno) }
  }

  // MARK: Looking

  /// What the folder itself is.
  func status() throws -> FileStatus {
    var status = stat()
    try check(fstat(number, &status), RawPath(""))
    return FileStatus(status)
  }

  /// What stands at `below`, links not followed; nil where nothing does.
  func status(of below: RawPath) throws -> FileStatus? {
    var status = stat()
    let result = below.withCString { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) }
    if result < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    try check(result, below)
    return FileStatus(status)
  }

  /// The names in the folder, sorted by their bytes.
  func names() throws -> [[UInt8]] {
    let own = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try check(own, RawPath(""))
    guard let stream = fdopendir(own) else {
      let code = errno
      close(own)
      throw PublishingError.disk(path: path.description, code: code)
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          var length = 0
          while bytes[length] != 0 { length += 1 }
          return Array(UnsafeBufferPointer(start: bytes, count: length))
        }
      }
      if name != [UInt8(ascii: ".")], name != [UInt8(ascii: "."), UInt8(ascii: ".")] { names.append(name) }
    }
    if errno != 0 { throw PublishingError.disk(path: path.description, code: errno) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Reads a plain file whole, with what it was when opened. Never waits for the other end of a pipe.
  /// - Throws: `notAFile` if it is not a plain file, `disk` with `ELOOP` for a symbolic link and `EFBIG` above
  ///   `limit` bytes.
  func read(_ below: RawPath, limit: Int = .max) throws -> (bytes: [UInt8], status: FileStatus) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let file = below.withCString { openat(number, $0, flags) }
    try check(file, below)
    defer { close(file) }
    var raw = stat()
    try check(fstat(file, &raw), below)
    let status = FileStatus(raw)
    let name = whole(below).description
    guard status.kind == .file else { throw PublishingError.notAFile(path: name) }
    guard status.stamp.size <= limit else { throw PublishingError.disk(path: name, code: EFBIG) }
    // One byte more than it should hold, to see its end; a file that grows meanwhile is read on.
    var bytes = try Self.read(file, upTo: status.stamp.size + 1, named: name)
    var isWhole = bytes.count <= status.stamp.size
    while !isWhole {
      let more = try Self.read(file, upTo: 1 << 16, named: name)
      bytes += more
      isWhole = more.count < 1 << 16
      if bytes.count > limit { throw PublishingError.disk(path: name, code: EFBIG) }
    }
    return (bytes, status)
  }

  /// The first `count` bytes of a plain file; fewer if it is shorter.
  /// - Throws: as `read`.
  func beginning(of below: RawPath, count: Int) throws -> [UInt8] {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let file = below.withCString { openat(number, $0, flags) }
    try check(file, below)
    defer { close(file) }
    var raw = stat()
    try check(fstat(file, &raw), below)
    guard FileStatus(raw).kind == .file else { throw PublishingError.notAFile(path: whole(below).description) }
    return try Self.read(file, upTo: count, named: whole(below).description)
  }

  /// Reads until `count` bytes or the end of the file.
  private static func read(_ file: Int32, upTo count: Int, named name: String) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got == 0 { return }
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          throw PublishingError.disk(path: name, code: errno)
        }
      }
    }
  }

  // MARK: Changing

  /// Makes a folder, readable by all as the process' mask allows.
  func makeFolder(_ below: RawPath) throws {
    try check(below.withCString { mkdirat(number, $0, 0o755) }, below)
  }

  /// Writes a new file, readable by all as the process' mask allows; refuses where something stands.
  func create(_ below: RawPath, _ bytes: [UInt8], synced: Bool = false) throws {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = below.withCString { openat(number, $0, flags, 0o644) }
    try check(file, below)
    var code: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty, code == 0 {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { code = errno }
      }
    }
    if code == 0, synced, fsync(file) < 0 { code = errno }
    // A share may tell only now that the disk is full.
    if close(file) < 0, code == 0, errno != EINTR { code = errno }
    if code != 0 { throw PublishingError.disk(path: whole(below).description, code: code) }
  }

  /// A second name for a file of another folder; a symbolic link is linked, not followed.
  func link(_ below: RawPath, to original: RawPath, in other: Folder) throws {
    try check(original.withCString { from in below.withCString { linkat(other.number, from, number, $0, 0) } }, below)
  }

  /// Makes a symbolic link that says `target`.
  func makeSymbolicLink(_ below: RawPath, to target: RawPath) throws {
    try check(target.withCString { to in below.withCString { symlinkat(to, number, $0) } }, below)
  }

  /// What a symbolic link says.
  func target(of below: RawPath) throws -> RawPath {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = below.withCString { readlinkat(number, $0, &buffer, buffer.count) }
    try check(Int32(count), below)
    return RawPath(bytes: buffer[..<count].map { UInt8(bitPattern: $0) })
  }

  /// Gives a file or folder the mode, the time and, where allowed, the owner of another.
  func setAttributes(of below: RawPath, from status: FileStatus, time: Bool) throws {
    try below.withCString { path in
      // Only root may give a file away: elsewhere it stays ours.
      _ = fchownat(number, path, status.owner, status.group, AT_SYMLINK_NOFOLLOW)
      if status.kind != .symbolicLink { try check(fchmodat(number, path, status.mode, 0), below) }
      let times = [status.modified, status.modified]
      if time { try check(utimensat(number, path, times, AT_SYMLINK_NOFOLLOW), below) }
    }
  }

  /// Renames, over what stands at the new name if the system allows.
  func rename(_ below: RawPath, to new: RawPath, in other: Folder) throws {
    try check(below.withCString { from in new.withCString { renameat(number, from, other.number, $0) } }, new)
  }

  /// Two names change places in one step.
  func exchange(_ below: RawPath, with new: RawPath, in other: Folder) throws {
    try check(below.withCString { one in new.withCString { linux_exchange(number, one, other.number, $0) } }, new)
  }

  /// Removes a file or a symbolic link; nothing to do where there is none.
  func remove(_ below: RawPath) throws {
    let result = below.withCString { unlinkat(number, $0, 0) }
    if result < 0, errno == ENOENT { return }
    try check(result, below)
  }

  /// Removes an empty folder.
  func removeFolder(_ below: RawPath) throws {
    try check(below.withCString { unlinkat(number, $0, AT_REMOVEDIR) }, below)
  }

  /// Removes a folder and all in it, following nothing.
  func removeTree(_ below: RawPath) throws {
    try with(below) { folder in
      for name in try folder.names().map(RawPath.init(bytes:)) {
        if try folder.status(of: name)?.kind == .folder {
          try folder.removeTree(name)
        } else {
          try folder.remove(name)
        }
      }
    }
    try removeFolder(below)
  }

  /// Waits until all that was written to this file system is on the disk.
  func syncFileSystem() throws { try check(linux_sync_file_system(number), RawPath("")) }

  /// Waits until the names of the folder are on the disk. Some shares cannot; they keep their own promises.
  func sync() throws {
    if fsync(number) < 0, errno != EINVAL, errno != EOPNOTSUPP, errno != EROFS {
      throw PublishingError.disk(path: path.description, code: errno)
    }
  }
}
