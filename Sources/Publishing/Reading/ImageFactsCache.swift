import Casebook
import Fingerprint

/// What was measured of image files, believed while path, size, time and inode are the same.
///
/// A file changed less than `settling` before it was read is measured again the next time: a second change within one
/// tick of the file system's clock could not be seen.
struct ImageFactsCache: Sendable {
  /// In nanoseconds; the coarsest clock of a file system in use (FAT) ticks every two seconds.
  static let settling = 2_000_000_000

  private let file: FactsFile?
  private let known: [String: FileFact]

  /// The facts kept in the cache folder by the same measurer, whose name and version is `version`.
  init(folder: String?, version: String) {
    file = folder.map { FactsFile(folder: $0, name: "image-facts", version: version) }
    known = file?.load() ?? [:]
  }

  /// What was measured of this file, if it is still the same.
  func reading(of path: String, _ stamp: FileStamp) -> ImageReading? {
    guard let fact = known[path], fact.stamp == stamp else { return nil }
    return Self.reading(note: fact.note, hash: fact.hash, bytes: stamp.size)
  }

  /// A fact to keep, once measured; nil where it might be stale at once. `now` in nanoseconds since 1970.
  static func fact(_ reading: ImageReading, _ hash: ContentHash, _ stamp: FileStamp, now: Int) -> FileFact? {
    guard now - stamp.modified >= settling else { return nil }
    return FileFact(stamp: stamp, hash: hash, note: note(reading))
  }

  /// The fact that `reading(of:)` used.
  func fact(of path: String) -> FileFact? { known[path] }

  /// Keeps these facts, and no others, for the next run.
  func save(_ facts: [String: FileFact]) {
    if facts != known { file?.save(facts) }
  }

  // MARK: As a word without space

  private static func note(_ reading: ImageReading) -> String {
    switch reading {
    case .image(let facts):
      let flags = [facts.isUpright, facts.isGreyOrSRGB, facts.isAnimated, facts.isGrey].map { $0 ? "1" : "0" }.joined()
      return "image,\(facts.kind.rawValue),\(facts.width),\(facts.height),\(flags),\(facts.bits)"
    case .refused(.unknownKind(let found)): return "unknown,\(found.map(encoded) ?? "")"
    case .refused(.disguised(let name, let content)): return "disguised,\(encoded(name)),\(content.rawValue)"
    case .refused(.damaged): return "damaged"
    case .refused(.tooLarge(let pixels, let limit)): return "large,\(pixels),\(limit)"
    case .refused(.empty): return "empty"
    }
  }

  private static func reading(note: String, hash: ContentHash, bytes: Int) -> ImageReading? {
    let parts = note.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("image", 6):
      let flags = parts[4].map { $0 == "1" }
      guard let kind = ImageFacts.Kind(rawValue: parts[1]), let width = Int(parts[2]), let height = Int(parts[3]),
        let bits = Int(parts[5]), flags.count == 4
      else { return nil }
      return .image(
        ImageFacts(
          kind: kind, width: width, height: height, isUpright: flags[0], isGreyOrSRGB: flags[1], isAnimated: flags[2],
          isGrey: flags[3], bits: bits, hash: hash, bytes: bytes))
    case ("unknown", 2) where parts[1].isEmpty: return .refused(.unknownKind(found: nil))
    case ("unknown", 2): return decoded(parts[1]).map { .refused(.unknownKind(found: $0)) }
    case ("disguised", 3):
      guard let name = decoded(parts[1]), let kind = ImageFacts.Kind(rawValue: parts[2]) else { return nil }
      return .refused(.disguised(name: name, content: kind))
    case ("damaged", 1): return .refused(.damaged)
    case ("large", 3):
      guard let pixels = Int(parts[1]), let limit = Int(parts[2]) else { return nil }
      return .refused(.tooLarge(pixels: pixels, limit: limit))
    case ("empty", 1): return .refused(.empty)
    default: return nil
    }
  }

  /// `x` and the hexadecimal digits of the UTF-8, so that an empty text is not nothing.
  private static func encoded(_ text: String) -> String {
    "x" + text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func decoded(_ digits: String) -> String? {
    let digits = digits.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    return String(validating: bytes, as: UTF8.self)
  }
}
