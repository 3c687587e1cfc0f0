/// Whether the segments of a JPEG that are kept hold their tables and no byte more (ITU-T T.81, B.2).
enum JPEGTables {
  /// Whether the parameters fill the segment exactly.
  static func areExact(_ segment: JPEGContainer.Segment, in bytes: [UInt8]) -> Bool {
    let body = bytes[segment.body]
    return switch segment.marker {
    case 0xDB: fills(body, by: quantization)
    case 0xC4: fills(body, by: huffman)
    case 0xDD: body.count == 2
    case 0xDA: body.first.map { 1...4 ~= $0 && body.count == 4 + 2 * Int($0) } ?? false
    case 0xC0...0xC2: body.count >= 6 && body.count == 6 + 3 * Int(body[body.startIndex + 5])
    default: false
    }
  }

  private static func fills(_ body: ArraySlice<UInt8>, by length: (ArraySlice<UInt8>) -> Int?) -> Bool {
    var rest = body
    while !rest.isEmpty {
      guard let length = length(rest), length <= rest.count else { return false }
      rest = rest.dropFirst(length)
    }
    return !body.isEmpty
  }

  /// B.2.4.1: a byte of precision and number, then 64 elements of 8 or 16 bits.
  private static func quantization(_ table: ArraySlice<UInt8>) -> Int? {
    table.first.map { $0 >> 4 == 0 ? 65 : 129 }
  }

  /// B.2.4.2: a byte of class and number, the 16 counts of codes by length, then the symbols.
  private static func huffman(_ table: ArraySlice<UInt8>) -> Int? {
    guard table.count >= 17 else { return nil }
    return 17 + table.dropFirst().prefix(16).reduce(0) { $0 + Int($1) }
  }
}
