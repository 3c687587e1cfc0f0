import Fingerprint
import Glibc

/// What was learnt of a file when it was read.
struct FileFact: Hashable, Sendable {
  var stamp: FileStamp
  var hash: ContentHash
  /// What else was learnt, with no space and no line end.
  var note: String
}

/// Facts about files kept from one run to the next, believed of a file while its stamp is the same.
///
/// It is only a cache: any damage, another version, a full disk, and it is as if it were empty. The format is a line
/// that names the version, a line a file (`hash size modified inode note path`), and a line with the hash of what
/// stands before it.
struct FactsFile: Sendable {
  /// The folder of the cache.
  var folder: String
  /// The name of this file in it.
  var name: String
  /// What must be the same for the facts to hold; no line end.
  var version: String

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let sealLength = 65

  /// The facts on disk, by path.
  func load() -> [String: FileFact] {
    guard let bytes = try? Folder.with(RawPath(folder), { try $0.read(RawPath(name)).bytes }) else { return [:] }
    let content = bytes.dropLast(Self.sealLength)
    guard let seal = ContentHash(hexadecimal: bytes.suffix(Self.sealLength).dropLast()),
      seal == content.withUnsafeBytes({ ContentHash($0) })
    else { return [:] }
    let lines = content.split(separator: Self.newline)
    guard lines.first.map({ $0.elementsEqual(header.utf8) }) == true else { return [:] }
    var facts: [String: FileFact] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: Self.space, maxSplits: 5, omittingEmptySubsequences: false)
      guard parts.count == 6, let hash = ContentHash(hexadecimal: parts[0]),
        let size = Int(String(decoding: parts[1], as: UTF8.self)),
        let modified = Int(String(decoding: parts[2], as: UTF8.self)),
        let inode = UInt64(String(decoding: parts[3], as: UTF8.self))
      else { return [:] }
      let stamp = FileStamp(size: size, modified: modified, inode: inode)
      facts[String(decoding: parts[5], as: UTF8.self)] = FileFact(
        stamp: stamp, hash: hash, note: String(decoding: parts[4], as: UTF8.self))
    }
    return facts
  }

  /// Replaces the facts on disk, in one step; says nothing where it cannot.
  func save(_ facts: [String: FileFact]) {
    var bytes = Array((header + "\n").utf8)
    for (path, fact) in facts.sorted(by: { $0.key < $1.key }) where !path.utf8.contains(Self.newline) {
      let stamp = fact.stamp
      bytes += "\(fact.hash.hexadecimal) \(stamp.size) \(stamp.modified) \(stamp.inode) \(fact.note) \(path)\n".utf8
    }
    bytes += "\(ContentHash(bytes).hexadecimal)\n".utf8
    try? OutputLocation.makeFolders(RawPath(folder))
    try? Folder.with(RawPath(folder)) { folder in
      let draft = RawPath("\(name).\(getpid())")
      do {
        try folder.create(draft, bytes)
        try folder.rename(draft, to: RawPath(name), in: folder)
      } catch {
        try folder.remove(draft)
      }
    }
  }

  private var header: String { "negatoscope-facts 1 \(version)" }
}
