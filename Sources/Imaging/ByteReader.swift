/// How the bytes of a number are laid.
enum ByteOrder {
  case bigEndian
  case littleEndian
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The unsigned number of `count` bytes (1 to 4) at `offset`; nil where it would reach outside.
  func number(_ count: Int, at offset: Int, _ order: ByteOrder) -> Int? {
    guard offset >= startIndex, offset <= endIndex, endIndex - offset >= count else { return nil }
    var value = 0
    for index in offset..<offset + count {
      switch order {
      case .bigEndian: value = value << 8 | Int(self[index])
      case .littleEndian: value |= Int(self[index]) << ((index - offset) * 8)
      }
    }
    return value
  }

  /// Whether the ASCII `text` stands at `offset`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    has(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), at: offset)
  }

  /// Whether `expected` stands at `offset`.
  func has(_ expected: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= startIndex, offset <= endIndex, endIndex - offset >= expected.count else { return false }
    return self[offset..<offset + expected.count].elementsEqual(expected)
  }

  /// The four ASCII characters at `offset`; nil where they would reach outside or are not printable ASCII.
  func fourCharacters(at offset: Int) -> String? {
    guard offset >= startIndex, offset <= endIndex, endIndex - offset >= 4 else { return nil }
    let characters = self[offset..<offset + 4]
    guard characters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: characters, as: UTF8.self)
  }
}

extension Int {
  /// The four bytes of this number, which is at most 32 bits long.
  func bytes(_ order: ByteOrder) -> [UInt8] {
    let low = (0..<4).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) }
    return order == .littleEndian ? low : low.reversed()
  }
}
