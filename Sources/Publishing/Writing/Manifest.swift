import Fingerprint

/// What a published file holds, short of its bytes.
public struct FileContent: Hashable, Sendable {
  /// SHA-256 of the bytes.
  public var hash: ContentHash
  /// Their number.
  public var size: Int

  /// A content of this hash and size in bytes.
  public init(hash: ContentHash, size: Int) {
    self.hash = hash
    self.size = size
  }

  /// The content that these bytes are.
  public init(_ bytes: [UInt8]) { self.init(hash: ContentHash(bytes), size: bytes.count) }
}

/// Which files of a published folder are ours: `negatoscope-manifest.json`, at its root.
///
/// JSON, a line a file, sorted, the same bytes for the same files. Its last line is a seal, the SHA-256 of all the
/// bytes before that line: a manifest cut short or altered is recognised, and nothing is guessed from it.
public struct Manifest: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = "negatoscope-manifest.json"
  /// The format that this program writes.
  public static let format = 1

  /// Name and version of the program that published, in printable ASCII.
  public let generator: String
  /// Every file published, the manifest aside, by path below the folder.
  public private(set) var files: [String: FileContent]

  /// A manifest of these files.
  public init(generator: String, files: [String: FileContent]) {
    let plain = generator.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
    self.generator = String(String.UnicodeScalarView(plain))
    self.files = files
  }

  /// What is wrong with a manifest read.
  enum Fault: Error, Hashable {
    case damaged
    case newer(format: Int)
  }

  private static let opening = "{\n  \"files\": {\n"
  private static let sealStart = "  \"seal\": \""
  private static let sealEnd = "\"\n}\n"

  /// The file, whole. Paths are those that `OutputPathFault` admits, which JSON writes as they are.
  var bytes: [UInt8] {
    var text = Self.opening
    let sorted = files.sorted { $0.key < $1.key }
    for (index, (path, content)) in sorted.enumerated() {
      let end = index + 1 == sorted.count ? "" : ","
      text += "    \"\(path)\": {\"sha256\": \"\(content.hash.hexadecimal)\", \"size\": \(content.size)}\(end)\n"
    }
    text += "  },\n  \"format\": \(Self.format),\n  \"generator\": \"\(generator)\",\n"
    return Array(text.utf8) + "\(Self.sealStart)\(ContentHash(text).hexadecimal)\(Self.sealEnd)".utf8
  }

  /// Reads a manifest.
  /// - Throws: `Fault`.
  init(bytes: [UInt8]) throws(Fault) {
    let tail = Self.sealStart.utf8.count + 64 + Self.sealEnd.utf8.count
    let sealed = bytes.dropLast(tail)
    let seal = bytes.suffix(tail)
    guard bytes.count > tail, seal.starts(with: Self.sealStart.utf8),
      seal.suffix(Self.sealEnd.utf8.count).elementsEqual(Self.sealEnd.utf8),
      let expected = ContentHash(
        hexadecimal: seal.dropFirst(Self.sealStart.utf8.count).dropLast(Self.sealEnd.utf8.count)),
      expected == sealed.withUnsafeBytes({ ContentHash($0) })
    else { throw .damaged }
    let lines = sealed.split(separator: UInt8(ascii: "\n"))
    guard lines.count >= 5, let format = Self.value(of: "format", in: lines[lines.count - 2]).flatMap({ Int($0) })
    else { throw .damaged }
    guard format <= Self.format else { throw .newer(format: format) }
    guard let generator = Self.value(of: "generator", in: lines[lines.count - 1]) else { throw .damaged }
    self.init(generator: String(generator.dropFirst().dropLast()), files: [:])
    for line in lines[2..<(lines.count - 3)] {
      let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      guard parts.count == 9, let hash = ContentHash(hexadecimal: parts[5]),
        let size = Int(String(decoding: parts[8].filter { (0x30...0x39).contains($0) }, as: UTF8.self))
      else { throw .damaged }
      files[String(decoding: parts[1], as: UTF8.self)] = FileContent(hash: hash, size: size)
    }
  }

  /// The value on the line `  "key": value,`.
  private static func value(of key: String, in line: ArraySlice<UInt8>) -> Substring? {
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("  \"\(key)\": "), text.hasSuffix(",") else { return nil }
    return text.dropFirst(key.utf8.count + 6).dropLast()
  }

  /// The manifest of an open folder; nil where there is none.
  /// - Throws: `PublishingError.damagedManifest`, `newerManifest`, `disk`.
  static func read(in folder: Folder) throws -> Manifest? {
    guard let status = try folder.status(of: RawPath(fileName)) else { return nil }
    let name = folder.whole(RawPath(fileName)).description
    guard status.kind == .file else { throw PublishingError.damagedManifest(path: name) }
    do {
      return try Manifest(bytes: folder.read(RawPath(fileName)).bytes)
    } catch Fault.damaged {
      throw PublishingError.damagedManifest(path: name)
    } catch Fault.newer(let format) {
      throw PublishingError.newerManifest(path: name, format: format)
    }
  }
}
