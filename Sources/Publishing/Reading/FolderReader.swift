import Casebook
import Fingerprint
import Glibc

/// Reads the content folder into values. Nothing outside of it is ever read: no symbolic link is followed, and nothing
/// but plain files is opened.
public struct FolderReader: Sendable {
  /// Measures an image from its bytes and its path below the content folder.
  public typealias Measure = @Sendable (_ bytes: [UInt8], _ name: String) -> ImageReading

  /// A text larger than this, in bytes, is refused.
  public static let largestText = 4 << 20
  /// An image file larger than this, in bytes, is refused.
  public static let largestImage = 512 << 20

  private static let textEndings: Set<String> = ["md", "yml", "yaml"]
  private static let imageEndings: Set<String> = [
    "png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "bmp", "svg", "heic",
  ]
  /// How many files a task takes at a time.
  private static let handful = 32

  private let content: String
  private let cache: String?
  private let measurer: String
  private let measure: Measure

  /// A reader of the folder `content`. Images are measured by `measure`, whose name and version are `measurer`; what
  /// it finds is kept in the folder `cache`, if one is given, and believed while a file's size, time and inode are the
  /// same.
  public init(content: String, cache: String?, measurer: String, measure: @escaping Measure) {
    self.content = content
    self.cache = cache
    self.measurer = measurer
    self.measure = measure
  }

  /// Reads all. Files whose names begin with a dot are passed over; a file that cannot be taken in is recorded in
  /// `refused`; one that goes away meanwhile is as if it had never been.
  /// - Throws: `PublishingError.disk` if the folder itself cannot be read.
  public func snapshot(themeLayers: [[String: String]] = [], encoder: String = "") async throws -> Snapshot {
    try await read(themeLayers: themeLayers, encoder: encoder, after: ReadTexts()).0
  }

  /// Reads all, but not again the texts that `earlier` holds and whose size, time and inode are the same.
  /// - Throws: `PublishingError.disk` if the folder itself cannot be read.
  func read(
    themeLayers: [[String: String]], encoder: String, after earlier: ReadTexts
  ) async throws -> (Snapshot, ReadTexts) {
    var texts = ReadTexts()
    let known = ImageFactsCache(folder: cache, version: measurer)
    let walk = try Folder.with(RawPath(content)) { try ContentWalk($0) }
    var snapshot = Snapshot(themeLayers: themeLayers, refused: walk.refused, encoder: encoder)
    var facts: [String: FileFact] = [:]
    let tasks = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let handfuls = stride(from: 0, to: walk.files.count, by: Self.handful).map {
      walk.files[$0..<min($0 + Self.handful, walk.files.count)]
    }
    try await withThrowingTaskGroup(of: [Taken].self) { group in
      var rest = handfuls[...]
      for _ in 0..<tasks {
        if let next = rest.popFirst() { group.addTask { try take(next, known, earlier) } }
      }
      while let taken = try await group.next() {
        if let next = rest.popFirst() { group.addTask { try take(next, known, earlier) } }
        for file in taken {
          switch file.value {
          case .text(let text, let stamp):
            snapshot.texts[file.path] = text
            if let stamp { texts.byPath[file.path] = (stamp, text) }
          case .image(let reading, let fact):
            snapshot.images[file.path] = reading
            facts[file.path] = fact
          case .other(let size): snapshot.others[file.path] = size
          case .refused(let refusal): snapshot.refused[file.path] = refusal
          }
        }
      }
    }
    known.save(facts)
    return (snapshot, texts)
  }

  /// The bytes of a file of the content folder, which must still be those of `hash`.
  /// - Throws: `PublishingError.changed` if they are not, `notAFile`, `disk`.
  public func bytes(of path: String, expecting hash: ContentHash) throws -> [UInt8] {
    let bytes = try Folder.with(RawPath(content)) {
      try Self.read(RawPath(path), in: $0, limit: Self.largestImage).bytes
    }
    guard ContentHash(bytes) == hash else { throw PublishingError.changed(path: path) }
    return bytes
  }

  // MARK: One file

  private struct Taken: Sendable {
    enum Value: Sendable {
      /// Without a stamp where the same stamp might stand for other bytes the next time.
      case text(Snapshot.Text, FileStamp?)
      case image(ImageReading, FileFact?)
      case other(Int)
      case refused(Snapshot.Refusal)
    }
    var path: String
    var value: Value
  }

  private func take(
    _ files: ArraySlice<ContentWalk.Found>, _ known: ImageFactsCache, _ earlier: ReadTexts
  ) throws -> [Taken] {
    try Folder.with(RawPath(content)) { folder in
      try files.compactMap { file in
        do {
          return Taken(path: file.path.description, value: try value(of: file, in: folder, known, earlier))
        } catch {
          return try ContentWalk.refusal(for: error).map {
            Taken(path: file.path.description, value: .refused($0))
          }
        }
      }
    }
  }

  private func value(
    of file: ContentWalk.Found, in folder: Folder, _ known: ImageFactsCache, _ earlier: ReadTexts
  ) throws -> Taken.Value {
    let path = file.path.description
    let ending = Self.ending(of: path)
    if Self.textEndings.contains(ending) {
      if let (stamp, text) = earlier.byPath[path], stamp == file.stamp { return .text(text, stamp) }
      let (bytes, status) = try Self.read(file.path, in: folder, limit: Self.largestText)
      let isSettled =
        bytes.count == status.stamp.size && Self.now() - status.stamp.modified >= ImageFactsCache.settling
      return .text(Snapshot.Text(bytes: bytes), isSettled ? status.stamp : nil)
    }
    guard Self.imageEndings.contains(ending) else {
      return try Self.isDICOM(file.path, in: folder) ? .refused(.dicom) : .other(file.stamp.size)
    }
    if let reading = known.reading(of: path, file.stamp) { return .image(reading, known.fact(of: path)) }
    let (bytes, status) = try Self.read(file.path, in: folder, limit: Self.largestImage)
    let reading = measure(bytes, path)
    // One that was still being written is read again the next time.
    guard bytes.count == status.stamp.size else { return .image(reading, nil) }
    let fact = ImageFactsCache.fact(reading, ContentHash(bytes), status.stamp, now: Self.now())
    return .image(reading, fact)
  }

  private static func read(
    _ path: RawPath, in folder: Folder, limit: Int
  ) throws -> (bytes: [UInt8], status: FileStatus) {
    let names = path.components
    guard let name = names.last, !names.contains(RawPath("..")) else {
      throw PublishingError.notAFile(path: path.description)
    }
    return try folder.descending(names.dropLast()) { try $0.read(name, limit: limit) }
  }

  /// Whether a file of any name is a DICOM one: `DICM` after a preamble of 128 bytes (DICOM PS3.10, section 7.1).
  private static func isDICOM(_ path: RawPath, in folder: Folder) throws -> Bool {
    let names = path.components
    guard let name = names.last else { return false }
    let bytes = try folder.descending(names.dropLast()) { try $0.beginning(of: name, count: 132) }
    return bytes.count == 132 && bytes.suffix(4).elementsEqual("DICM".utf8)
  }

  /// What follows the last dot of the name, in small letters.
  static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// Nanoseconds since 1970: only to tell that a file has just been written.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// The texts of one reading, for the next: believed while a file's size, time and inode are the same.
struct ReadTexts: Sendable {
  var byPath: [String: (stamp: FileStamp, text: Snapshot.Text)] = [:]
}
