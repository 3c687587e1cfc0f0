import Glibc

/// What the disk says of a file without opening it (lstat).
struct FileStatus: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case file, folder, symbolicLink, other
  }

  var kind: Kind
  var stamp: FileStamp
  var device: UInt64
  /// Permission bits, with set-user, set-group and sticky.
  var mode: mode_t
  var owner: uid_t
  var group: gid_t
  var modified: timespec { stamp.time }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    stamp = FileStamp(
      size: Int(status.st_size), modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec,
      inode: UInt64(status.st_ino))
    device = UInt64(status.st_dev)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
  }
}

/// What changes when a file does, read without opening it.
struct FileStamp: Hashable, Sendable {
  /// In bytes.
  var size: Int
  /// Time of the last change of the content, in nanoseconds since 1970.
  var modified: Int
  var inode: UInt64

  var time: timespec {
    let seconds = modified.quotientAndRemainder(dividingBy: 1_000_000_000)
    let borrow = seconds.remainder < 0
    return timespec(
      tv_sec: seconds.quotient - (borrow ? 1 : 0), tv_nsec: seconds.remainder + (borrow ? 1_000_000_000 : 0))
  }
}
