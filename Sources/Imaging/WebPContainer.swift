/// The chunks of a WebP (RFC 9649, section 2), found without decoding a pixel.
struct WebPContainer {
  /// One chunk of the RIFF container.
  struct Chunk {
    /// Four characters, "VP8L".
    var type: String
    /// The data, without header and padding.
    var body: Range<Int>
  }

  /// Of the first byte of VP8X (section 2.7).
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let animation = Flags(rawValue: 0x02)
    static let alpha = Flags(rawValue: 0x10)
  }

  /// At the top, in order.
  let chunks: [Chunk]
  /// Width of the canvas in pixels.
  let width: Int
  /// Height of the canvas in pixels.
  let height: Int
  /// The first byte that the RIFF header leaves outside.
  let end: Int

  /// Reads the chunks; nil where the file is cut short or damaged: a size that reaches outside, no image. What follows
  /// the end that the RIFF header tells is not looked at.
  init?(_ bytes: [UInt8]) {
    guard bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8), let size = bytes.number(4, at: 4, .littleEndian),
      size >= 12, size <= bytes.count - 8, let chunks = Self.chunks(of: bytes, in: 12..<8 + size),
      let canvas = Self.canvas(of: chunks, in: bytes)
    else { return nil }
    (self.chunks, width, height, end) = (chunks, canvas.width, canvas.height, 8 + size)
  }

  /// The chunks that fill `range`; nil where one reaches outside.
  static func chunks(of bytes: [UInt8], in range: Range<Int>) -> [Chunk]? {
    var chunks: [Chunk] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard range.upperBound - offset >= 8, let type = bytes.fourCharacters(at: offset),
        let length = bytes.number(4, at: offset + 4, .littleEndian), length <= range.upperBound - offset - 8
      else { return nil }
      chunks.append(Chunk(type: type, body: offset + 8..<offset + 8 + length))
      // Some encoders leave out the padding of the last chunk.
      offset = min(offset + 8 + length + length % 2, range.upperBound)
    }
    return chunks
  }

  /// The first chunk of this type.
  func chunk(_ type: String) -> Chunk? { chunks.first { $0.type == type } }

  /// Whether the file says that it has several frames.
  var isAnimated: Bool { chunk("ANIM") != nil || chunk("ANMF") != nil }

  private static func canvas(of chunks: [Chunk], in bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard let first = chunks.first else { return nil }
    guard first.type == "VP8X" else { return size(of: first, in: bytes) }
    guard first.body.count == 10, let width = bytes.number(3, at: first.body.lowerBound + 4, .littleEndian),
      let height = bytes.number(3, at: first.body.lowerBound + 7, .littleEndian)
    else { return nil }
    if chunks.contains(where: { $0.type == "ANMF" }) { return (width + 1, height + 1) }
    guard let image = chunks.first(where: { $0.type == "VP8 " || $0.type == "VP8L" }),
      let size = size(of: image, in: bytes), size == (width + 1, height + 1)
    else { return nil }
    return size
  }

  /// Width and height in pixels that a bitstream tells: VP8 (RFC 6386, 9.1) or VP8L (RFC 9649, 3.4).
  private static func size(of chunk: Chunk, in bytes: [UInt8]) -> (width: Int, height: Int)? {
    let body = bytes[chunk.body]
    let start = chunk.body.lowerBound
    switch chunk.type {
    case "VP8 ":
      guard body.has([0x9D, 0x01, 0x2A] as [UInt8], at: start + 3), body[start] & 1 == 0,
        let width = body.number(2, at: start + 6, .littleEndian), width & 0x3FFF > 0,
        let height = body.number(2, at: start + 8, .littleEndian), height & 0x3FFF > 0
      else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    case "VP8L":
      guard body.first == 0x2F, let packed = body.number(4, at: start + 1, .littleEndian) else { return nil }
      return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
    default: return nil
    }
  }
}
