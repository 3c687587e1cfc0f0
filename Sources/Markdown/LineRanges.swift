/// Where the lines of a text stand in its bytes.
public enum LineRanges {
  /// The lines of `bytes` (UTF-8), each without its end: LF, CR LF or CR. A byte order mark is in none; nor is there a
  /// line after a last end.
  public static func of(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      let isReturn = bytes[index] == 0x0D
      guard isReturn || bytes[index] == 0x0A else {
        index += 1
        continue
      }
      lines.append(start..<index)
      index += isReturn && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}
