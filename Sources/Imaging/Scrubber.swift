import Casebook

/// Writes an image's container again with nothing but what shows the picture. The pixels are copied as they stand.
///
/// Kept is an allow-list, never "all but": what is not known is dropped. What is kept must also have the length that
/// its standard gives it, since a table longer than its contents can carry text.
///
/// Not seen: bytes hidden inside of the compressed picture itself, which no decoder shows. An image whose picture is
/// encoded again (``Encoder``) loses these too.
public enum Scrubber {
  /// Takes the metadata out of a JPEG, PNG or WebP.
  ///
  /// The result shows rightly only if the image is upright and grey or sRGB (``ImageProbe`` says so), since
  /// orientation and profile are dropped. An animation becomes its first frame in PNG and stays one in WebP.
  /// - Throws: ``ImagingError/refused(_:)`` where the file is damaged or of another kind, and for TIFF, which is never
  ///   published.
  public static func scrub(_ bytes: [UInt8], as kind: ImageFacts.Kind) throws(ImagingError) -> [UInt8] {
    let scrubbed: [UInt8]? =
      switch kind {
      case .jpeg: jpeg(bytes)
      case .png: png(bytes)
      case .webp: webp(bytes)
      case .tiff: throw .unfitRecipe(.scrub(.tiff))
      }
    guard let scrubbed else { throw .refused(.damaged) }
    return scrubbed
  }

  // MARK: PNG

  /// ISO/IEC 15948: chunks needed to show the picture, and the lengths they may have. An iCCP is dropped: its name and
  /// description are text, and only grey or sRGB pictures are scrubbed.
  private static func isKept(_ chunk: PNGContainer.Chunk) -> Bool {
    switch chunk.type {
    case "IHDR": chunk.body.count == 13
    case "PLTE": chunk.body.count <= 768 && chunk.body.count % 3 == 0
    case "tRNS": chunk.body.count <= 256
    case "IDAT": true
    case "IEND": chunk.body.isEmpty
    case "sRGB": chunk.body.count == 1
    case "gAMA": chunk.body.count == 4
    case "cHRM": chunk.body.count == 32
    case "sBIT": chunk.body.count <= 4
    default: false
    }
  }

  private static func png(_ bytes: [UInt8]) -> [UInt8]? {
    guard let container = PNGContainer(bytes) else { return nil }
    var output = PNGContainer.signature
    output.reserveCapacity(bytes.count)
    var written: Set<String> = []
    for chunk in container.chunks where isKept(chunk) {
      guard written.insert(chunk.type).inserted || chunk.type == "IDAT" else { continue }
      output += bytes[chunk.whole]
    }
    // An IEND with contents was not kept.
    return written.contains("IEND") ? output : nil
  }

  // MARK: JPEG

  /// JFIF 1.02 with square pixels and no thumbnail. It stands for a JFIF segment of the source, which says that three
  /// components are YCbCr whatever their names, and whose thumbnail may show what was cropped from the picture.
  static let plainJFIF: [UInt8] = [
    0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x02, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00,
  ]

  private static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
    guard let container = JPEGContainer(bytes) else { return nil }
    var output: [UInt8] = [0xFF, 0xD8]
    output.reserveCapacity(bytes.count)
    let isJFIF = container.segments.contains { $0.marker == 0xE0 && bytes.has("JFIF\0", at: $0.body.lowerBound) }
    if isJFIF { output += plainJFIF }
    for segment in container.segments {
      let start = segment.body.lowerBound
      switch segment.marker {
      case 0xC0...0xC2, 0xC4, 0xDA, 0xDB, 0xDD:
        guard JPEGTables.areExact(segment, in: bytes) else { return nil }
        output += bytes[segment.whole]
        output += bytes[segment.scan]
      case 0xEE where segment.body.count >= 12 && bytes.has("Adobe", at: start):
        // Version, flags and the colour transform; what follows is not Adobe's.
        output += [0xFF, 0xEE, 0x00, 0x0E] + bytes[start..<start + 12]
      case 0xE0...0xFE: continue
      default: return nil
      }
    }
    return output + [0xFF, 0xD9]
  }

  // MARK: WebP

  private static func webp(_ bytes: [UInt8]) -> [UInt8]? {
    guard let container = WebPContainer(bytes) else { return nil }
    var output: [UInt8] = Array("RIFF\0\0\0\0WEBP".utf8)
    output.reserveCapacity(bytes.count)
    var written: Set<String> = []
    for chunk in container.chunks {
      guard chunk.type == "ANMF" || !written.contains(chunk.type) else { continue }
      switch chunk.type {
      case "VP8X":
        let flags = WebPContainer.Flags(rawValue: bytes[chunk.body.lowerBound]).intersection([.animation, .alpha])
        append("VP8X", [flags.rawValue, 0, 0, 0] + bytes[chunk.body.dropFirst(4)], to: &output)
      case "VP8 ", "VP8L":
        guard written.isDisjoint(with: ["VP8 ", "VP8L"]), !container.isAnimated else { continue }
        append(chunk.type, bytes[chunk.body], to: &output)
      case "ALPH" where !container.isAnimated:
        append(chunk.type, bytes[chunk.body], to: &output)
      case "ANIM" where chunk.body.count == 6:
        append(chunk.type, bytes[chunk.body], to: &output)
      case "ANMF":
        guard let frame = webpFrame(chunk, of: bytes) else { return nil }
        append(chunk.type, frame, to: &output)
      default: continue
      }
      written.insert(chunk.type)
    }
    output.replaceSubrange(4..<8, with: (output.count - 8).bytes(.littleEndian))
    return output
  }

  /// RFC 9649, 2.7.1.1: sixteen bytes of geometry, then chunks of the frame's own, among them perhaps unknown ones.
  private static func webpFrame(_ frame: WebPContainer.Chunk, of bytes: [UInt8]) -> [UInt8]? {
    guard frame.body.count > 16,
      let parts = WebPContainer.chunks(of: bytes, in: frame.body.dropFirst(16))
    else { return nil }
    var output = Array(bytes[frame.body.prefix(16)])
    // Six reserved bits, then blending and disposal.
    output[15] &= 0x03
    for type in ["ALPH", "VP8 ", "VP8L"] {
      guard let part = parts.first(where: { $0.type == type }) else { continue }
      append(type, bytes[part.body], to: &output)
      if type == "VP8 " { break }
    }
    return output.count > 16 ? output : nil
  }

  private static func append(_ type: String, _ body: some Collection<UInt8>, to output: inout [UInt8]) {
    output += type.utf8
    output += body.count.bytes(.littleEndian)
    output += body
    if body.count % 2 == 1 { output.append(0) }
  }
}
