import Casebook

/// Reads finished files and says what must not be published in them: the last gate, for every file of Output.
///
/// It walks the structure and decodes nothing. It shares no code with ``Scrubber`` but the reading of single numbers:
/// it walks each container by itself, so that a fault there does not hide here.
public enum MetadataVerifier {
  /// The endings of the kinds of file that a site is made of.
  public static let extensions: Set<String> = [
    "html", "css", "js", "json", "xml", "txt", "webp", "png", "jpg", "svg", "ico", "woff2",
  ]

  /// What is wrong with a file, in order of its place in it; empty for a file that may be published.
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: its path below Output; its ending says what it has to be.
  public static func findings(in bytes: [UInt8], path: String) -> [MetadataFinding] {
    faults(in: bytes, path: path).sorted { $0.offset < $1.offset }
      .map { MetadataFinding(path: path, fault: $0.fault, offset: $0.offset) }
  }

  typealias Place = (fault: MetadataFinding.Fault, offset: Int)

  private static func faults(in bytes: [UInt8], path: String) -> [Place] {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    guard extensions.contains(ending) else { return [(.unexpectedKind(fileExtension: ending), 0)] }
    let signature = FileSignature(of: bytes)
    let expected: FileSignature? =
      switch ending {
      case "jpg": .image(.jpeg)
      case "png": .image(.png)
      case "webp": .image(.webp)
      case "svg": .other("SVG")
      case "ico": .other("ICO")
      case "woff2": .other("WOFF2")
      default: nil
      }
    guard let expected else { return text(bytes, signature, ending) }
    guard signature == expected else { return [(.disguised(found: signature.name), 0)] }
    switch ending {
    case "jpg": return JPEGVerifier.faults(in: bytes) + markers(in: bytes)
    case "png": return PNGVerifier.faults(in: bytes[...]) + markers(in: bytes)
    case "webp": return WebPVerifier.faults(in: bytes) + markers(in: bytes)
    case "svg": return SVGVerifier.faults(in: bytes) + markers(in: bytes)
    case "ico": return icon(bytes)
    default: return font(bytes)
    }
  }

  /// A text must not be a picture or a document under a borrowed name. Words that a text may begin with ("BM…") are
  /// not taken for a signature unless a NUL shows that it is no text.
  private static func text(_ bytes: [UInt8], _ signature: FileSignature, _ ending: String) -> [Place] {
    if let nul = bytes.firstIndex(of: 0) { return [(.disguised(found: signature.name), nul)] }
    switch signature {
    case .image, .other("PDF"), .other("GIF"): return [(.disguised(found: signature.name), 0)]
    default: return []
    }
  }

  /// Marks of metadata that do not depend on how the container was read. Six bytes and more: by chance they stand in
  /// compressed data less than once in 10¹⁴ bytes.
  private static let marks: [(name: String, bytes: [UInt8])] = [
    ("Exif", Array("Exif\0\0".utf8)),
    ("XMP", Array("http://ns.adobe.com/xap".utf8)),
    ("XMP", Array("<x:xmpmeta".utf8)),
    ("Photoshop", Array("Photoshop 3.0".utf8)),
    ("ICC_PROFILE", Array("ICC_PROFILE".utf8)),
  ]

  private static func markers(in bytes: [UInt8]) -> [Place] {
    var places: [Place] = []
    let firsts = Set(marks.map { $0.bytes[0] })
    var starts = [Bool](repeating: false, count: 256)
    for first in firsts { starts[Int(first)] = true }
    bytes.withUnsafeBufferPointer { buffer in
      starts.withUnsafeBufferPointer { starts in
        for offset in buffer.indices where starts[Int(buffer[offset])] {
          for mark in marks where buffer[offset] == mark.bytes[0] && buffer.has(mark.bytes, at: offset) {
            places.append((.marker(mark.name), offset))
          }
        }
      }
    }
    return places
  }

  /// An icon's pictures are PNGs or headless BMPs; nothing stands between or after them.
  private static func icon(_ bytes: [UInt8]) -> [Place] {
    guard let count = bytes.number(2, at: 4, .littleEndian), count > 0 else { return [(.unreadable, 4)] }
    var places: [Place] = []
    var end = 6 + count * 16
    for index in 0..<count {
      guard let length = bytes.number(4, at: 6 + index * 16 + 8, .littleEndian),
        let offset = bytes.number(4, at: 6 + index * 16 + 12, .littleEndian), offset == end,
        offset + length <= bytes.count
      else { return places + [(.unreadable, 6 + index * 16)] }
      end = offset + length
      let picture = bytes[offset..<end]
      if picture.has([0x89, 0x50, 0x4E, 0x47] as [UInt8], at: offset) {
        places += PNGVerifier.faults(in: picture)
      } else if picture.number(4, at: offset, .littleEndian) != 40 {
        places.append((.unreadable, offset))
      }
    }
    if end < bytes.count { places.append((.trailing(count: bytes.count - end), end)) }
    return places
  }

  /// WOFF 2.0, 3.1: the length, and the blocks of metadata and of private data.
  private static func font(_ bytes: [UInt8]) -> [Place] {
    guard let length = bytes.number(4, at: 8, .bigEndian), let metadata = bytes.number(4, at: 32, .bigEndian),
      let secret = bytes.number(4, at: 44, .bigEndian), length >= 48, length <= bytes.count
    else { return [(.unreadable, 0)] }
    var places: [Place] = []
    if metadata > 0 { places.append((.chunk("metadata"), 32)) }
    if secret > 0 { places.append((.chunk("private data"), 44)) }
    if length < bytes.count { places.append((.trailing(count: bytes.count - length), length)) }
    return places
  }
}

extension FileSignature {
  /// The name of what was recognised.
  var name: String? {
    switch self {
    case .image(let kind): kind.rawValue.uppercased()
    case .other(let name): name
    case .unknown: nil
    }
  }
}
