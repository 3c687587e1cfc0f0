import Diagnostics
import Markdown

/// A line that was meant as a heading, and has no space after its hashes.
public enum LostHeading {
  /// Its fault; nil for any other line. `source` is the line from where its words begin, at `start`.
  public static func fault(
    in source: Substring.UnicodeScalarView, at start: SourcePosition, file: String
  ) -> Diagnostic? {
    guard source.first == "#" else { return nil }
    let hashes = source.prefix { $0 == "#" }.count
    guard let next = source.dropFirst(hashes).first,
      hashes > 6 || next.properties.isAlphabetic || next == "\u{A0}" || next == "\u{202F}"
    else { return nil }
    let words = String(Substring(source.dropFirst(hashes))).trimmingPrefix(while: \.isWhitespace)
    let corrected = String(repeating: "#", count: min(hashes, 6)) + " " + words.prefix(40)
    let marks = String(repeating: "#", count: hashes)
    let isSpaced = next == "\u{A0}" || next == "\u{202F}"
    func place(_ length: Int) -> SourceSpan {
      SourceSpan(file: file, line: start.line, column: start.column, length: length)
    }
    return Diagnostic(
      .lostHeading, at: place(hashes), ["corrected": corrected],
      fix: (2...6).contains(hashes) ? Fix(place(hashes + (isSpaced ? 1 : 0)), marks + " ") : nil)
  }
}
