import CZlib

/// The chunks of a PNG (ISO/IEC 15948:2004, clause 5), found without decoding a pixel.
struct PNGContainer {
  /// One chunk.
  struct Chunk {
    /// Four letters, "IHDR".
    var type: String
    /// Length, type, data and CRC.
    var whole: Range<Int>
    /// The data alone.
    var body: Range<Int> { whole.lowerBound + 8..<whole.upperBound - 4 }
  }

  /// What the file begins with.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// From IHDR to IEND.
  let chunks: [Chunk]
  /// Width in pixels.
  let width: Int
  /// Height in pixels.
  let height: Int

  /// The CRC-32 of the bytes of `range` (ISO/IEC 15948, 5.5 and annex D).
  private static func check(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  /// Reads the chunks; nil where the file is cut short or damaged: no IEND, a wrong CRC, an image header that the
  /// standard does not allow, or image data in several places. What follows IEND is not looked at.
  init?(_ bytes: [UInt8]) {
    guard bytes.has(Self.signature, at: 0) else { return nil }
    var chunks: [Chunk] = []
    var offset = Self.signature.count
    repeat {
      guard let length = bytes.number(4, at: offset, .bigEndian), let type = bytes.fourCharacters(at: offset + 4),
        type.utf8.allSatisfy({ 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }), length <= bytes.count - offset - 12,
        let check = bytes.number(4, at: offset + 8 + length, .bigEndian),
        check == Self.check(of: bytes, offset + 4..<offset + 8 + length)
      else { return nil }
      chunks.append(Chunk(type: type, whole: offset..<offset + 12 + length))
      offset += 12 + length
    } while chunks.last?.type != "IEND"
    guard let header = chunks.first, header.type == "IHDR", header.body.count == 13,
      let width = bytes.number(4, at: header.body.lowerBound, .bigEndian), 1...Int(Int32.max) ~= width,
      let height = bytes.number(4, at: header.body.lowerBound + 4, .bigEndian), 1...Int(Int32.max) ~= height,
      Self.isAllowed(depth: bytes[header.body.lowerBound + 8], colour: bytes[header.body.lowerBound + 9])
    else { return nil }
    let data = chunks.indices.filter { chunks[$0].type == "IDAT" }
    guard let first = data.first, let last = data.last, last - first == data.count - 1 else { return nil }
    (self.chunks, self.width, self.height) = (chunks, width, height)
  }

  /// Table 11.1: which bit depths go with which colour type.
  private static func isAllowed(depth: UInt8, colour: UInt8) -> Bool {
    switch colour {
    case 0: [1, 2, 4, 8, 16].contains(depth)
    case 3: [1, 2, 4, 8].contains(depth)
    case 2, 4, 6: [8, 16].contains(depth)
    default: false
    }
  }

  /// The first chunk of this type.
  func chunk(_ type: String) -> Chunk? { chunks.first { $0.type == type } }
}
