import Glibc

/// One publication at a time: an advisory lock (flock) on a file beside Output, which the system lets go of when the
/// process ends, whatever ends it.
enum OutputLock {
  /// Runs `body` while no other build publishes there.
  /// - Throws: `PublishingError.busy` at once if another does; `disk`; what `body` throws.
  @discardableResult
  static func with<Result>(_ location: OutputLocation, in parent: Folder, _ body: () throws -> Result) throws -> Result
  {
    let lock = try take(location, in: parent)
    defer {
      // Removed while still held: who opened it meanwhile finds that its name is gone, and takes another.
      try? parent.remove(location.lock)
      close(lock)
    }
    return try body()
  }

  private static func take(_ location: OutputLocation, in parent: Folder) throws -> Int32 {
    let name = parent.whole(location.lock).description
    while true {
      let lock = location.lock.withCString {
        openat(parent.number, $0, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
      }
      guard lock >= 0 else { throw PublishingError.disk(path: name, code: errno) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        defer { close(lock) }
        guard code == EWOULDBLOCK else { throw PublishingError.disk(path: name, code: code) }
        throw PublishingError.busy(output: location.path.description, process: holder(lock))
      }
      var held = stat()
      let isStillNamed =
        try fstat(lock, &held) == 0
        && parent.status(of: location.lock)?.stamp.inode == UInt64(held.st_ino)
      if isStillNamed {
        let process = Array("\(getpid())\n".utf8)
        // The number only serves the message of another build: a full disk must not stop this one here.
        _ = ftruncate(lock, 0)
        _ = pwrite(lock, process, process.count, 0)
        return lock
      }
      close(lock)
    }
  }

  /// The process that wrote its number in the lock.
  private static func holder(_ lock: Int32) -> Int? {
    var buffer = [UInt8](repeating: 0, count: 32)
    let count = pread(lock, &buffer, buffer.count, 0)
    return Int(String(decoding: buffer.prefix(max(count, 0)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
