import Diagnostics
import Markdown

/// Carries out edits in the bytes of a file; every other byte stays as it is.
struct TextEdits {
  /// Where each line stands in the bytes, without its end.
  private let lines: [Range<Int>]
  private let bytes: [UInt8]

  /// `bytes` are UTF-8, with or without a byte order mark, their lines ended by LF, CR LF or CR.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
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
    self.lines = lines
  }

  /// The bytes after as many of `fixes` as do not touch each other, the first ones first.
  func applying(_ fixes: [Fix]) -> [UInt8] {
    var edits: [(range: Range<Int>, replacement: [UInt8])] = []
    for fix in fixes {
      let own = fix.edits.compactMap { edit in range(of: edit.span).map { ($0, Array(edit.replacement.utf8)) } }
      guard own.count == fix.edits.count else { continue }
      let isFree = own.allSatisfy { range, _ in
        !edits.contains { $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound }
      }
      if isFree { edits += own.map { (range: $0.0, replacement: $0.1) } }
    }
    var result = bytes
    for edit in edits.sorted(by: { $1.range.lowerBound < $0.range.lowerBound }) {
      result.replaceSubrange(edit.range, with: edit.replacement)
    }
    return result
  }

  private func range(of span: SourceSpan) -> Range<Int>? {
    guard span.start.line == span.end.line, lines.indices.contains(span.start.line - 1) else { return nil }
    let line = lines[span.start.line - 1]
    guard let start = offset(span.start.column, in: line), let end = offset(span.end.column, in: line), start <= end
    else { return nil }
    return start..<end
  }

  /// The byte at which the scalar of column `column` begins; the end of the line for the column after the last.
  private func offset(_ column: Int, in line: Range<Int>) -> Int? {
    var count = 1
    for index in line where bytes[index] & 0xC0 != 0x80 {
      if count == column { return index }
      count += 1
    }
    return count == column ? line.upperBound : nil
  }
}
