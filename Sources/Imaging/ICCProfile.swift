import Foundation

/// What must be known of an embedded colour profile (ICC.1:2022): whether it says no more than sRGB.
struct ICCProfile {
  private let bytes: ArraySlice<UInt8>
  private let tags: [String: Range<Int>]

  /// Reads the table of tags; nil where it is not a profile.
  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.has("acsp", at: start + 36), let count = bytes.number(4, at: start + 128, .bigEndian), count <= 100
    else { return nil }
    var tags: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = start + 132 + index * 12
      guard let name = bytes.fourCharacters(at: entry), let offset = bytes.number(4, at: entry + 4, .bigEndian),
        let length = bytes.number(4, at: entry + 8, .bigEndian), offset + length <= bytes.count
      else { return nil }
      tags[name] = start + offset..<start + offset + length
    }
    (self.bytes, self.tags) = (bytes, tags)
  }

  /// Whether the profile can be dropped: RGB with the primaries and curves of sRGB, or grey with such a curve. Measured,
  /// since a name proves nothing.
  var isGreyOrSRGB: Bool {
    guard tags.keys.allSatisfy({ !$0.hasPrefix("A2B") && !$0.hasPrefix("D2B") }) else { return false }
    switch bytes.fourCharacters(at: bytes.startIndex + 16) {
    case "GRAY": return hasSRGBCurve("kTRC")
    case "RGB ":
      return Self.primaries.allSatisfy { hasPrimary($0, $1) } && ["rTRC", "gTRC", "bTRC"].allSatisfy(hasSRGBCurve)
    default: return false
    }
  }

  /// The primaries of sRGB (IEC 61966-2-1) adapted to D50, as sRGB profiles write them.
  private static let primaries: [(String, [Double])] = [
    ("rXYZ", [0.4360, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7139]),
  ]

  private func hasPrimary(_ tag: String, _ expected: [Double]) -> Bool {
    guard let range = tags[tag] else { return false }
    return (0..<3).allSatisfy { index in
      guard let value = fixed(at: range.lowerBound + 8 + index * 4) else { return false }
      return abs(value - expected[index]) < 0.003
    }
  }

  /// Whether a curve follows that of sRGB within a hundredth of full light, which a pure gamma of 2.2 does.
  private func hasSRGBCurve(_ tag: String) -> Bool {
    stride(from: 0.05, through: 1, by: 0.05).allSatisfy { encoded in
      guard let light = light(of: encoded, tag) else { return false }
      let expected = encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
      return abs(light - expected) < 0.01
    }
  }

  /// What a `curv` (10.6) or a `para` of type 0 to 3 (10.18) makes of a value between 0 and 1; nil for other curves.
  private func light(of encoded: Double, _ tag: String) -> Double? {
    guard let start = tags[tag]?.lowerBound else { return nil }
    switch bytes.fourCharacters(at: start) {
    case "curv":
      guard let count = bytes.number(4, at: start + 8, .bigEndian) else { return nil }
      if count == 0 { return encoded }
      if count == 1 { return bytes.number(2, at: start + 12, .bigEndian).map { pow(encoded, Double($0) / 256) } }
      let position = encoded * Double(count - 1)
      let low = min(Int(position), count - 2)
      guard let first = bytes.number(2, at: start + 12 + low * 2, .bigEndian),
        let second = bytes.number(2, at: start + 14 + low * 2, .bigEndian)
      else { return nil }
      return (Double(first) + (Double(second) - Double(first)) * (position - Double(low))) / 65535
    case "para":
      guard let type = bytes.number(2, at: start + 8, .bigEndian), 0...3 ~= type else { return nil }
      let values = (0..<[1, 3, 4, 5][type]).compactMap { fixed(at: start + 12 + $0 * 4) }
      guard values.count == [1, 3, 4, 5][type] else { return nil }
      if type == 0 { return pow(encoded, values[0]) }
      let (gamma, a, b) = (values[0], values[1], values[2])
      let power = pow(max(0, a * encoded + b), gamma)
      switch type {
      case 1: return a * encoded + b >= 0 ? power : 0
      case 2: return a * encoded + b >= 0 ? power + values[3] : values[3]
      default: return encoded >= values[4] ? power : values[3] * encoded
      }
    default: return nil
    }
  }

  /// An s15Fixed16Number (4.6).
  private func fixed(at offset: Int) -> Double? {
    bytes.number(4, at: offset, .bigEndian).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
  }
}
