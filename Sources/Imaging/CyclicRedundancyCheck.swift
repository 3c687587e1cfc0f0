/// The CRC-32 of PNG (ISO/IEC 15948, 5.5 and annex D), eight bytes at a time: every image of a site is checked.
enum CyclicRedundancyCheck {
  /// `table[256 * k + b]`: the CRC of byte `b` followed by `k` zero bytes.
  private static let table: [UInt32] = {
    var table: [UInt32] = (0..<256).map { (byte: UInt32) -> UInt32 in
      var value = byte
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    for index in 256..<2048 {
      let previous = table[index - 256]
      table.append(previous >> 8 ^ table[Int(previous & 0xFF)])
    }
    return table
  }()

  /// The CRC-32 of the bytes of `range`.
  static func value(of bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
      table.withUnsafeBufferPointer { table in
        var value = UInt32.max
        var index = range.lowerBound
        while range.upperBound - index >= 8 {
          var next: UInt32 = 0
          for offset in 0..<4 {
            let byte = UInt32(bytes[index + offset]) ^ (value >> UInt32(offset * 8) & 0xFF)
            next ^= table[(7 - offset) * 256 + Int(byte)]
          }
          for offset in 4..<8 { next ^= table[(7 - offset) * 256 + Int(bytes[index + offset])] }
          value = next
          index += 8
        }
        while index < range.upperBound {
          value = value >> 8 ^ table[Int((value ^ UInt32(bytes[index])) & 0xFF)]
          index += 1
        }
        return ~value
      }
    }
  }
}
