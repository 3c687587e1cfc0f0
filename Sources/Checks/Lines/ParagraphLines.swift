import Casebook
import Diagnostics
import Markdown

/// One line of a paragraph, as Markdown read it.
struct ParagraphLine {
  /// The pieces of the line.
  var pieces: [Inline]
  /// The words, with a sign of its own for each piece that is no text: what was read is not looked at again.
  var text: String
  /// The same line as the author wrote it, from the first piece on.
  var source: Substring.UnicodeScalarView
  /// Where the first piece begins.
  var start: SourcePosition
  var file: String
  /// Whether it is the first of its paragraph.
  var isFirst: Bool
  /// The sign with which its paragraph begins.
  var opening: Unicode.Scalar?
  /// Where it stands: the reader of questions tells of signs in a stem, and of those before a box in what follows.
  var place: Place

  enum Place { case text, stem, correction }

  /// Where the first `mark` of the source stands, `length` scalars long; the start of the line if it is not written so.
  func span(of mark: String, length: Int? = nil) -> SourceSpan {
    let wanted = Array(mark.unicodeScalars)
    let scalars = Array(source)
    let offset =
      wanted.isEmpty || scalars.count < wanted.count
      ? 0 : (0...scalars.count - wanted.count).first { scalars[$0...].starts(with: wanted) } ?? 0
    let from = SourcePosition(line: start.line, column: start.column + offset)
    return SourceSpan(
      file: file, start: from,
      end: SourcePosition(line: from.line, column: from.column + (length ?? max(wanted.count, 1))))
  }
}

/// A check on one line of a paragraph: what looks like Markdown, and was not read as such.
///
/// One is made for a whole site: a pattern is compiled when it is first used, and kept.
protocol LineCheck: SendableMetatype {
  static var rules: [Rule] { get }
  init()
  func faults(in line: ParagraphLine) -> [Diagnostic]
}

/// Reads every line once for all the checks of lines.
enum ParagraphLines: SiteCheck {
  private static let lineChecks: [any LineCheck.Type] = [
    LostHeadingLine.self, WordBullet.self, LinkNotRead.self, ShownAsterisks.self, BrokenComment.self, TableNotRead.self,
  ]
  static let rules = lineChecks.flatMap { $0.rules }

  /// Every sign by which one of the checks is concerned.
  private static let signs: Set<UInt8> = Set("#[(*<|".utf8)

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let checks = lineChecks.map { $0.init() }
    // In headings and options, a comment alone can go wrong without a word of their reader.
    let comments = checks.filter { $0 is BrokenComment }
    return site.texts.flatMap { text in
      text.parts.flatMap { part -> [Diagnostic] in
        switch part {
        case .blocks(let blocks): return faults(in: blocks, of: text.source, checks)
        case .question(let question):
          let shown = [question.lead] + question.options.map(\.text)
          return shown.flatMap { faults(in: $0, of: text.source, comments) }
            + faults(in: question.stem + question.hint, of: text.source, checks, in: .stem)
            + faults(
              in: question.options.flatMap(\.feedback) + question.correction, of: text.source, checks, in: .correction)
        case .heading(let heading): return faults(in: heading.title, of: text.source, comments)
        case .progressive(let progressive): return faults(in: progressive.title, of: text.source, comments)
        case .references: return []
        }
      }
    }
  }

  private static func faults(
    in blocks: [Block], of source: SourceText, _ checks: [any LineCheck], in place: ParagraphLine.Place = .text
  ) -> [Diagnostic] {
    blocks.andAllWithin.flatMap { block -> [Diagnostic] in
      guard case .paragraph(let inlines) = block.kind else { return [] }
      return faults(in: inlines, of: source, checks, in: place)
    }
  }

  private static func faults(
    in inlines: [Inline], of source: SourceText, _ checks: [any LineCheck], in place: ParagraphLine.Place = .text
  ) -> [Diagnostic] {
    let opening = inlines.first.flatMap { first in
      if case .text(let text) = first.kind { text.unicodeScalars.first } else { nil }
    }
    return inlines.lines.enumerated().flatMap { index, pieces -> [Diagnostic] in
      guard isConcerned(pieces), let start = pieces.first?.span.start, source.lines.indices.contains(start.line - 1)
      else { return [] }
      let line = ParagraphLine(
        pieces: pieces, text: text(of: pieces),
        source: source.lines[start.line - 1].unicodeScalars.dropFirst(start.column - 1), start: start,
        file: source.file, isFirst: index == 0, opening: opening, place: place)
      return checks.flatMap { $0.faults(in: line) }
    }
  }

  /// Nearly every line is plain prose: one look at its bytes is all it costs.
  private static func isConcerned(_ pieces: [Inline]) -> Bool {
    pieces.enumerated().contains { index, piece in
      guard case .text(let text) = piece.kind else { return false }
      return text.utf8.contains { signs.contains($0) } || (index == 0 && WordBullet.begins(text))
    }
  }

  private static func text(of pieces: [Inline]) -> String {
    pieces.map { piece in if case .text(let text) = piece.kind { text } else { "\u{FFFC}" } }.joined()
  }
}
