/// The marker segments of a JPEG (ITU-T T.81, annex B), found without decoding a pixel.
struct JPEGContainer {
  /// A marker with what belongs to it.
  struct Segment {
    /// The second byte of the marker.
    var marker: UInt8
    /// The marker, the length and the parameters.
    var whole: Range<Int>
    /// The parameters.
    var body: Range<Int> { whole.lowerBound + 4..<whole.upperBound }
    /// The entropy-coded data that follow, with their restart markers; empty but after a start of scan.
    var scan: Range<Int>
  }

  /// The frame header (B.2.2).
  struct Frame {
    /// 0xC0 baseline, 0xC1 extended, 0xC2 progressive; others are not for the web.
    var marker: UInt8
    /// Bits a sample.
    var precision: Int
    /// Width in pixels.
    var width: Int
    /// Height in pixels.
    var height: Int
    /// Number of components.
    var components: Int
  }

  /// A file with more scans is refused: each costs a pass over the whole picture. Encoders write about ten.
  static let scanLimit = 100

  /// In order, without the markers SOI and EOI.
  let segments: [Segment]
  /// The only frame.
  let frame: Frame
  /// The first byte after the marker EOI.
  let end: Int

  /// Reads the segments; nil where the file is cut short or damaged: no EOI, a stray byte between segments, no frame
  /// or several, no scan. What follows EOI is not looked at.
  init?(_ bytes: [UInt8]) {
    guard bytes.has([0xFF, 0xD8] as [UInt8], at: 0) else { return nil }
    var segments: [Segment] = []
    var frame: Frame?
    var scans = 0
    var offset = 2
    while true {
      guard offset < bytes.count, bytes[offset] == 0xFF else { return nil }
      while offset + 1 < bytes.count, bytes[offset + 1] == 0xFF { offset += 1 }
      guard let marker = bytes.number(1, at: offset + 1, .bigEndian).map(UInt8.init) else { return nil }
      if marker == 0xD9 { break }
      guard marker >= 0xC0, !(0xD0...0xD8 ~= marker), let length = bytes.number(2, at: offset + 2, .bigEndian),
        length >= 2, length <= bytes.count - offset - 2
      else { return nil }
      var segment = Segment(marker: marker, whole: offset..<offset + 2 + length, scan: 0..<0)
      offset = segment.whole.upperBound
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xF7:
        guard frame == nil, let read = Frame(segment, in: bytes) else { return nil }
        frame = read
      case 0xDA:
        scans += 1
        guard frame != nil, scans <= Self.scanLimit, let end = Self.endOfScan(bytes, from: offset) else { return nil }
        segment.scan = offset..<end
        offset = end
      default: break
      }
      segments.append(segment)
    }
    guard let frame, scans > 0 else { return nil }
    (self.segments, self.frame, end) = (segments, frame, offset + 2)
  }

  /// Where the marker stands that ends the entropy-coded data from `start` (B.1.1.5); nil where none does.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      while offset + 1 < bytes.count {
        guard bytes[offset] == 0xFF else {
          offset += 1
          continue
        }
        switch bytes[offset + 1] {
        case 0x00, 0xD0...0xD7: offset += 2
        case 0xFF: offset += 1
        default: return offset
        }
      }
      return nil
    }
  }
}

extension JPEGContainer.Frame {
  /// Reads a frame header; nil where its length is not what its number of components asks for, or a side is zero.
  fileprivate init?(_ segment: JPEGContainer.Segment, in bytes: [UInt8]) {
    let start = segment.body.lowerBound
    guard segment.body.count >= 6, let height = bytes.number(2, at: start + 1, .bigEndian), height > 0,
      let width = bytes.number(2, at: start + 3, .bigEndian), width > 0
    else { return nil }
    let components = Int(bytes[start + 5])
    guard 1...4 ~= components, segment.body.count == 6 + 3 * components else { return nil }
    self.init(
      marker: segment.marker, precision: Int(bytes[start]), width: width, height: height, components: components)
  }
}
