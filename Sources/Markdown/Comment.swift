import Diagnostics

/// What an HTML comment of an author says: `<!-- id: axial-os; modality: TDM -->`.
public struct Comment: Hashable, Sendable {
  /// One `key: value`.
  public struct Entry: Hashable, Sendable {
    /// The key, as written.
    public var key: String
    /// The value, without spaces around it.
    public var value: String
    /// Where the key stands.
    public var keySpan: SourceSpan
    /// Where the value stands.
    public var valueSpan: SourceSpan
  }

  /// The words between the marks.
  public var text: String
  /// Its `key: value` pairs; empty for a comment that is not written so.
  public var entries: [Entry]

  /// Reads raw HTML that begins at `span`; nil if it is anything but one comment.
  public init?(html: String, at span: SourceSpan) {
    let trimmed = html.trimmingSuffix(while: \.isWhitespace)
    guard trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->"), trimmed.utf8.count >= 7 else { return nil }
    let inside = trimmed.dropFirst(4).dropLast(3)
    guard !inside.contains("-->") else { return nil }
    text = String(inside)
    entries = []
    guard !inside.contains("\n") else { return }
    var column = span.start.column + 4
    for piece in inside.split(separator: ";", omittingEmptySubsequences: false) {
      defer { column += piece.unicodeScalars.count + 1 }
      guard let colon = piece.firstIndex(of: ":") else {
        if !piece.allSatisfy(\.isWhitespace) { entries = [] }
        continue
      }
      func place(_ part: Substring) -> (String, SourceSpan) {
        let lead = part.prefix(while: \.isWhitespace)
        let words = part.dropFirst(lead.count).trimmingSuffix(while: \.isWhitespace)
        let start = column + piece[..<part.startIndex].unicodeScalars.count + lead.unicodeScalars.count
        return (
          String(words),
          SourceSpan(
            file: span.file, start: SourcePosition(line: span.start.line, column: start),
            end: SourcePosition(line: span.start.line, column: start + words.unicodeScalars.count))
        )
      }
      let (key, keySpan) = place(piece[..<colon])
      let (value, valueSpan) = place(piece[piece.index(after: colon)...])
      entries.append(Entry(key: key, value: value, keySpan: keySpan, valueSpan: valueSpan))
    }
  }
}

extension BidirectionalCollection where SubSequence == Substring, Element == Character {
  /// Without the last characters that `predicate` accepts.
  public func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}
