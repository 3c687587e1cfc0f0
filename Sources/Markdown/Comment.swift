import Diagnostics

/// What an HTML comment of an author says: `<!-- id: axial-os; modality: TDM -->`.
public struct Comment: Sendable {
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
  /// The whole of it.
  public var span: SourceSpan
  /// Its `key: value` pairs; empty for a comment that is not written so.
  public var entries: [Entry] = []
  /// What stands between semicolons and has no colon, and where: `rang A`.
  public var strays: [(words: String, span: SourceSpan)] = []
  /// Where another `key:` follows without a semicolon: a comma or a bar, or the space between.
  public var joints: [(span: SourceSpan, isSpace: Bool)] = []

  /// Reads raw HTML that begins at `span`; nil if it is anything but one comment.
  public init?(html: String, at span: SourceSpan) {
    let trimmed = html.trimmingSuffix(while: \.isWhitespace)
    guard trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->"), trimmed.utf8.count >= 7 else { return nil }
    let inside = trimmed.dropFirst(4).dropLast(3)
    guard !inside.contains("-->") else { return nil }
    text = String(inside)
    self.span = span
    guard !inside.contains("\n") else { return }
    var column = span.start.column + 4
    for (piece, separator) in Self.pieces(of: inside) {
      defer { column += piece.unicodeScalars.count + 1 }
      if let separator, separator != ";" {
        let place = SourcePosition(line: span.start.line, column: column - 1)
        let end = SourcePosition(line: place.line, column: place.column + 1)
        joints.append((SourceSpan(file: span.file, start: place, end: end), separator.isWhitespace))
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
      guard let colon = piece.firstIndex(of: ":") else {
        let (words, place) = place(piece)
        if !words.isEmpty { strays.append((words, place)) }
        continue
      }
      let (key, keySpan) = place(piece[..<colon])
      let (value, valueSpan) = place(piece[piece.index(after: colon)...])
      entries.append(Entry(key: key, value: value, keySpan: keySpan, valueSpan: valueSpan))
    }
  }

  /// The pieces between semicolons, or commas that another key follows; each with the sign before it.
  private static func pieces(of text: Substring) -> [(Substring, Character?)] {
    var pieces: [(Substring, Character?)] = []
    var start = text.startIndex
    var before: Character?
    for index in text.indices {
      let sign = text[index]
      let rest = text[text.index(after: index)...]
      let isJoint = ",|".contains(sign) && isKey(rest) || sign.isWhitespace && isKnownKey(rest)
      guard sign == ";" || isJoint && text[start..<index].contains(":") else { continue }
      pieces.append((text[start..<index], before))
      start = text.index(after: index)
      before = sign
    }
    return pieces + [(text[start...], before)]
  }

  /// Every key that some comment has.
  public static let keys = [
    "id", "modality", "modalité", "date", "rang", "rank", "items", "synonyms", "synonymes",
  ]

  /// Whether a key comes next, without a space before it.
  private static func isKnownKey(_ text: Substring) -> Bool {
    guard text.first?.isLetter == true else { return false }
    let word = text.prefix(while: \.isLetter)
    return keys.contains(word.lowercased()) && isKey(text)
  }

  /// Whether one word and a colon come next.
  private static func isKey(_ text: Substring) -> Bool {
    let word = text.drop(while: \.isWhitespace)
    let rest = word.drop(while: \.isLetter)
    return rest.startIndex > word.startIndex && rest.drop(while: \.isWhitespace).first == ":"
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
