/// A place in an author's file, as the author's editor shows it.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, counted in Unicode scalars of the original line; a tab is one, a byte order mark none.
  public var column: Int

  /// A place, both counts from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// In reading order.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of an author's file.
public struct SourceSpan: Hashable, Comparable, Sendable {
  /// Path below the content folder (or the theme folder), with `/`.
  public var file: String
  /// The first scalar.
  public var start: SourcePosition
  /// Just after the last scalar.
  public var end: SourcePosition

  /// From `start` up to, not including, `end`.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// A whole file, told at its first character.
  public init(file: String) {
    self.init(
      file: file, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1))
  }

  /// By file, then in reading order.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
