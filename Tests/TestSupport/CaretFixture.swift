import Diagnostics

/// A fault that a fixture announces: its place and the name of its rule.
public struct MarkedFault: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Under the carets.
  public var span: SourceSpan
  /// What follows the carets.
  public var rule: String

  /// A fault announced at `span`.
  public init(_ rule: String, at span: SourceSpan) {
    self.rule = rule
    self.span = span
  }

  /// What a test compares of a diagnostic.
  public init(_ diagnostic: Diagnostic) { self.init(diagnostic.rule.name, at: diagnostic.span) }

  /// By place, then by rule.
  public static func < (left: Self, right: Self) -> Bool { (left.span, left.rule) < (right.span, right.rule) }

  /// `case.md:3:5-9 missing-image`, with the end's line where it differs.
  public var description: String {
    let end = span.end.line == span.start.line ? "\(span.end.column)" : "\(span.end.line):\(span.end.column)"
    return "\(span.file):\(span.start.line):\(span.start.column)-\(end) \(rule)"
  }
}

/// The text an author would write, with the faults that reading it should find marked under their place.
///
/// ```
/// ![Scanner axial](images/scaner.png)
///                  ^^^^^^^^^^^^^^^^^ missing-image
/// ```
///
/// A line that holds only spaces, carets and one rule's name marks the last line of text above it, and is no part of
/// that text; several may follow one another. A lone `^` under a place marks that scalar. The name may be followed by
/// ` (empty)`: nothing lies between start and end, which are at the first caret, as for what is missing. Faults that
/// span lines are announced by the test itself.
public struct CaretFixture: Sendable {
  /// What the author wrote.
  public var text: String
  /// What should be found, in reading order.
  public var faults: [MarkedFault]

  /// Reads the marks out of a text.
  /// - Parameters:
  ///   - marked: The author's text with its lines of carets.
  ///   - file: The name that the spans carry.
  public init(_ marked: String, file: String) {
    var kept: [Substring.UnicodeScalarView] = []
    var faults: [MarkedFault] = []
    for line in marked.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if let mark = Mark(line), !kept.isEmpty {
        let start = SourcePosition(line: kept.count, column: mark.column)
        let end = SourcePosition(line: kept.count, column: mark.column + mark.width)
        faults.append(MarkedFault(mark.rule, at: SourceSpan(file: file, start: start, end: end)))
      } else {
        kept.append(line)
      }
    }
    text = kept.map { String($0) }.joined(separator: "\n")
    self.faults = faults.sorted()
  }
}

/// One line of carets.
private struct Mark {
  var column: Int
  var width: Int
  var rule: String

  init?(_ line: Substring.UnicodeScalarView) {
    let spaces = line.prefix { $0 == " " || $0 == "\t" }
    let carets = line.dropFirst(spaces.count).prefix { $0 == "^" }
    let rest = line.dropFirst(spaces.count + carets.count)
    guard !carets.isEmpty, rest.first == " " else { return nil }
    let words = String(rest).split(separator: " ")
    guard let name = words.first, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }),
      words.count == 1 || words.dropFirst() == ["(empty)"]
    else { return nil }
    column = spaces.count + 1
    width = words.count == 1 ? carets.count : 0
    rule = String(name)
  }
}
