import Diagnostics
import Markdown

/// Carries out edits in the bytes of a file; every other byte stays as it is.
struct TextEdits {
  /// Where each line stands in the bytes, without its end.
  private let lines: [Range<Int>]
  private let bytes: [UInt8]

  /// `bytes` are UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineRanges.of(bytes)
  }

  private struct Edit {
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// The bytes after as many of `fixes` as do not touch each other, the first ones first, and how many these are. Each
  /// is carried out as a whole or not at all.
  func applying(_ fixes: [Fix]) -> (bytes: [UInt8], count: Int) {
    /// By line: an edit never leaves its own.
    var edits: [Int: [Edit]] = [:]
    var count = 0
    for fix in fixes where !fix.edits.isEmpty {
      let own = fix.edits.compactMap { edit in
        range(of: edit.span).map { (edit.span.start.line, Edit(range: $0, replacement: Array(edit.replacement.utf8))) }
      }
      guard own.count == fix.edits.count, own.allSatisfy({ line, edit in isFree(edit.range, of: edits[line] ?? []) })
      else { continue }
      for (line, edit) in own { edits[line, default: []].append(edit) }
      count += 1
    }
    var result: [UInt8] = []
    var place = 0
    for edit in edits.values.joined().sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[place..<edit.range.lowerBound]
      result += edit.replacement
      place = edit.range.upperBound
    }
    return (result + bytes[place...], count)
  }

  /// Whether `range` neither overlaps one of `taken` nor stands against it.
  private func isFree(_ range: Range<Int>, of taken: [Edit]) -> Bool {
    !taken.contains { $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound }
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
