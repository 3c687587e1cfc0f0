import Casebook

/// What a file is by its first bytes, never by its name.
enum FileSignature: Hashable {
  /// A kind that is accepted.
  case image(ImageFacts.Kind)
  /// Another kind, by the name that people know it by.
  case other(String)
  /// Not known.
  case unknown

  /// Looks at the first bytes.
  init(of bytes: [UInt8]) {
    if let kind = Self.kind(of: bytes) {
      self = .image(kind)
    } else if let name = Self.starts.first(where: { bytes.has($0.start, at: $0.offset) })?.name
      ?? Self.isoMedia(bytes) ?? Self.markup(bytes)
    {
      self = .other(name)
    } else {
      self = .unknown
    }
  }

  private static func kind(of bytes: [UInt8]) -> ImageFacts.Kind? {
    if bytes.has([0xFF, 0xD8, 0xFF] as [UInt8], at: 0) { return .jpeg }
    if bytes.has(PNGContainer.signature, at: 0) { return .png }
    if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) { return .webp }
    let tiffs: [[UInt8]] = [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]]
    // A DICOM file (PS3.10, 7.1) may begin with a TIFF, in its preamble; Canon's raw files say CR at 8.
    let isTIFF = tiffs.contains { bytes.has($0, at: 0) } && !bytes.has("DICM", at: 128) && !bytes.has("CR", at: 8)
    return isTIFF ? .tiff : nil
  }

  private static let starts: [(name: String, offset: Int, start: [UInt8])] = [
    ("DICOM", 128, Array("DICM".utf8)),
    ("GIF", 0, Array("GIF8".utf8)),
    ("PDF", 0, Array("%PDF".utf8)),
    ("BMP", 0, Array("BM".utf8)),
    ("PSD", 0, Array("8BPS".utf8)),
    ("ICO", 0, [0x00, 0x00, 0x01, 0x00]),
    ("JPEG 2000", 0, [0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
    ("JPEG 2000", 0, [0xFF, 0x4F, 0xFF, 0x51]),
    ("JPEG XL", 0, [0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
    ("JPEG XL", 0, [0xFF, 0x0A]),
    ("BigTIFF", 0, [0x49, 0x49, 0x2B, 0x00]),
    ("BigTIFF", 0, [0x4D, 0x4D, 0x00, 0x2B]),
    ("RAW", 0, [0x49, 0x49, 0x2A, 0x00]),
    ("ZIP", 0, [0x50, 0x4B, 0x03, 0x04]),
    ("gzip", 0, [0x1F, 0x8B]),
    ("7z", 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ("RAR", 0, Array("Rar!".utf8)),
    ("WOFF2", 0, Array("wOF2".utf8)),
    ("Office", 0, [0xD0, 0xCF, 0x11, 0xE0]),
    ("AVI", 8, Array("AVI ".utf8)),
  ]

  /// ISO base media files name their brand (ISO/IEC 14496-12, 4.3).
  private static func isoMedia(_ bytes: [UInt8]) -> String? {
    guard bytes.has("ftyp", at: 4), let brand = bytes.fourCharacters(at: 8) else { return nil }
    switch brand {
    case "avif", "avis": return "AVIF"
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": return "HEIC"
    default: return "MP4"
    }
  }

  private static func markup(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    guard let first = head.drop(while: { $0 == "\u{FEFF}" || $0.isWhitespace }).first, first == "<" else { return nil }
    if head.contains("<svg") { return "SVG" }
    return head.contains("<html") || head.contains("<!doctype html") ? "HTML" : nil
  }
}
