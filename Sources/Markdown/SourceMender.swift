import Diagnostics

/// Mends in memory what would make libcmark swallow text: a box read as the definition of a link, a comment that is not
/// closed. Each is told; what comes after is then read, and its own faults are told too. Places do not move.
struct SourceMender {
  private(set) var lines: [String]
  private(set) var diagnostics: [Diagnostic] = []
  private let offset: Int
  private let file: String

  /// `lines` stand after the first `offset` lines of `file`.
  init(_ lines: some Sequence<String>, after offset: Int, file: String) {
    self.lines = Array(lines)
    self.offset = offset
    self.file = file
    guard self.lines.contains(where: { $0.utf8.contains(UInt8(ascii: "[")) || $0.contains("<!--") }) else { return }
    var fence: Character?
    for index in self.lines.indices {
      let start = self.lines[index].drop { $0 == " " }
      if let mark = start.first, mark == "`" || mark == "~", start.prefix(3) == String(repeating: mark, count: 3) {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      }
      guard fence == nil else { continue }
      mendBox(index)
      mendComment(index)
    }
  }

  private func span(_ index: Int, _ column: Int, _ length: Int) -> SourceSpan {
    SourceSpan(
      file: file, start: SourcePosition(line: index + offset + 1, column: column),
      end: SourcePosition(line: index + offset + 1, column: column + length))
  }

  /// `- [x]: words` defines a link named x (CommonMark 0.30, section 4.7).
  private mutating func mendBox(_ index: Int) {
    let line = lines[index]
    guard line.utf8.contains(UInt8(ascii: "]")) else { return }
    // By hand: a pattern is compiled anew for each line.
    var rest = line.drop { $0 == " " || $0 == "\t" }
    if let bullet = rest.first, "-*+".contains(bullet) {
      let inside = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      if inside.startIndex > rest.index(after: rest.startIndex) { rest = inside }
    }
    guard rest.hasPrefix("["), rest.dropFirst(2).hasPrefix("]:"), let mark = rest.dropFirst().first,
      " xX".contains(mark)
    else { return }
    let before = line[..<rest.startIndex]
    let after = rest.dropFirst(4)
    let column = before.unicodeScalars.count + 1
    diagnostics.append(
      Diagnostic(
        .boxDefinition, at: span(index, column, 4), ["box": "[\(mark)]", "corrected": "[\(mark)]"],
        fix: Fix(
          span(index, column, 4), "[\(mark)]" + (after.first == " " ? "" : " "))))
    lines[index] = before + "[\(mark)] " + after
  }

  /// A comment that begins a line and is closed by nothing, or only by the end of another one.
  private mutating func mendComment(_ index: Int) {
    let line = lines[index]
    let indentation = line.prefix { $0 == " " }.count
    guard indentation <= 3, line.dropFirst(indentation).hasPrefix("<!--") else { return }
    var rest = line.dropFirst(indentation + 4)
    var next = index + 1
    while true {
      let open = rest.firstRange(of: "<!--")?.lowerBound
      if let close = rest.firstRange(of: "-->")?.lowerBound, open.map({ close < $0 }) ?? true { return }
      if open != nil || next >= lines.count { break }
      rest = lines[next][...]
      next += 1
    }
    diagnostics.append(Diagnostic(.unclosedComment, at: span(index, indentation + 1, 4)))
    lines[index] = String(line.prefix(indentation)) + "%%%%" + line.dropFirst(indentation + 4)
  }
}
