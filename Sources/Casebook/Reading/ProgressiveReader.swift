import Diagnostics
import Markdown

/// Follows one progressive case from its heading on: which questions are its own, and what is wrong with them.
struct ProgressiveReader {
  var value: ProgressiveCase
  private(set) var diagnostics: [Diagnostic] = []

  init(_ heading: QuestionHeading, _ kind: ProgressiveCase.Kind, level: Int, span: SourceSpan) {
    let comment = QuestionComment(heading.comments, lead: heading.lead.plainText)
    diagnostics = comment.diagnostics
    value = ProgressiveCase(
      id: comment.id ?? heading.lead.plainText.slug, idSpan: comment.idSpan, kind: kind, title: heading.lead,
      level: level, span: span)
  }

  /// Whether a heading of this level stands in it.
  func holds(level: Int) -> Bool { level > value.level }

  /// The place of the next question; its type is checked, if that is sure.
  mutating func place(
    of kind: QuestionKind, _ heading: QuestionHeading, level: Int, at span: SourceSpan
  ) -> ProgressivePlace {
    value.count += 1
    if !value.kind.kinds.contains(kind), !heading.isGuessed {
      diagnostics.append(
        Diagnostic(.progressiveType, at: heading.codeSpan, ["code": heading.code, "kind": value.kind.rawValue]))
    }
    if level > value.level + 1 {
      diagnostics.append(Self.tooDeep(level, allowed: value.level + 1, at: span))
    }
    return ProgressivePlace(id: value.id, number: value.count)
  }

  /// What is wrong with the whole, once it has ended.
  mutating func end() {
    let values = [
      "kind": value.kind.rawValue, "count": "\(value.count)", "least": "\(value.kind.counts.lowerBound)",
      "most": "\(value.kind.counts.upperBound)",
    ]
    if value.count == 0 {
      diagnostics.append(Diagnostic(.emptyProgressive, at: value.span, values))
    } else if !value.kind.counts.contains(value.count) {
      diagnostics.append(Diagnostic(.progressiveCount, at: value.span, values))
    }
  }

  /// A question of `level` where `allowed` is the deepest.
  static func tooDeep(_ level: Int, allowed: Int, at span: SourceSpan) -> Diagnostic {
    let hashes = String(repeating: "#", count: allowed)
    let written = SourceSpan(file: span.file, line: span.start.line, column: span.start.column, length: level)
    return Diagnostic(.questionTooDeep, at: span, ["hashes": hashes], fix: Fix(written, hashes))
  }
}
