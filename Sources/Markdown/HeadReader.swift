import Diagnostics

/// Finds the YAML head between the `---` lines at the top of a text.
enum HeadReader {
  /// The head (nil if there is none or it cannot be read), the number of lines before the body, and the faults.
  static func read(_ source: SourceText) -> (head: YAMLValue?, bodyStart: Int, diagnostics: [Diagnostic]) {
    func isFence(_ line: String, _ marks: [String]) -> Bool {
      marks.contains { mark in line.hasPrefix(mark) && line.utf8.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }
    guard let first = source.lines.first, isFence(first, ["---"]) else { return (nil, 0, []) }
    guard let end = source.lines.dropFirst().firstIndex(where: { isFence($0, ["---", "..."]) }) else {
      let span = SourceSpan(
        file: source.file, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 4))
      // Without the second fence nothing tells where the head ends: a blank line is the likeliest place.
      let blank = source.lines.firstIndex { $0.allSatisfy(\.isWhitespace) } ?? 1
      return (nil, blank, [Diagnostic(.unclosedHead, at: span)])
    }
    let (value, diagnostics) = YAMLReader.read(lines: Array(source.lines[1..<end]), after: 1, file: source.file)
    // A head with nothing in it is a head all the same: what it must hold is missing.
    let empty = YAMLValue(
      .mapping([]),
      at: SourceSpan(
        file: source.file, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 4)))
    return (value ?? (diagnostics.isEmpty ? empty : nil), end + 1, diagnostics)
  }
}
