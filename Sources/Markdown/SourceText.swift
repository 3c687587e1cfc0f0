import Diagnostics

/// The text of a file, with its lines at hand for excerpts and true places.
public struct SourceText: Hashable, Sendable {
  /// Path below the content folder.
  public var file: String
  /// The lines without their ends (LF, CR LF or CR) and without a byte order mark.
  public var lines: [String]

  /// Cuts `text` into lines.
  public init(file: String, text: String) {
    self.file = file
    let bytes = Array(text.utf8)
    lines = LineRanges.of(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

/// The scalars of the lines of a text, for who asks for many places of one line in turn.
public struct LineScalars: Sendable {
  private let source: SourceText
  private var last: (line: Int, scalars: [Unicode.Scalar]) = (0, [])

  /// Nothing read yet.
  public init(_ source: SourceText) { self.source = source }

  /// Those of line `line`, from 1; none for a line that is not there.
  public mutating func scalars(ofLine line: Int) -> [Unicode.Scalar] {
    if last.line != line {
      last = (line, source.lines.indices.contains(line - 1) ? Array(source.lines[line - 1].unicodeScalars) : [])
    }
    return last.scalars
  }

  /// Where the address of a link or image that stands at `span` is written; the whole link if it is not found there.
  public mutating func destinationSpan(in span: SourceSpan) -> SourceSpan {
    for line in span.start.line...max(span.start.line, span.end.line) {
      let scalars = scalars(ofLine: line)
      let from = line == span.start.line ? span.start.column - 1 : 0
      let to = line == span.end.line ? min(span.end.column - 1, scalars.count) : scalars.count
      guard from < to,
        let open = (from..<to).first(where: { scalars[$0] == "]" && $0 + 1 < to && scalars[$0 + 1] == "(" })
      else { continue }
      var start = open + 2
      while start < to, scalars[start] == " " || scalars[start] == "<" { start += 1 }
      var end = start
      while end < to, ![" ", ">", "\""].contains(scalars[end]), !(scalars[end] == ")" && end >= to - 1) { end += 1 }
      return SourceSpan(
        file: source.file, start: SourcePosition(line: line, column: start + 1),
        end: SourcePosition(line: line, column: end + 1))
    }
    return span
  }
}
