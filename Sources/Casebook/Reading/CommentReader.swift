import Diagnostics
import Markdown

/// Finds comments that mean to be read, and are not: a slip there would be silent.
struct CommentReader {
  private static let reviews = ["a relire", "to review"]

  /// Where the comments that something reads stand: they have been told of already.
  private let read: Set<SourcePosition>
  private(set) var diagnostics: [Diagnostic] = []
  /// How many ask for a review.
  private(set) var reviewNotes = 0

  init(except read: Set<SourcePosition>) {
    self.read = read
  }

  mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .html(let html): read(html, at: block.span, isInHeading: false)
      // A line that was meant as a heading is told as such; its comment is that heading's.
      case .paragraph(let inlines):
        for line in inlines.lines { read(line, isInHeading: false, isLost: line.isLostHeading) }
      case .heading(_, let inlines): read(inlines, isInHeading: true)
      case .blockQuote(let inner): read(inner)
      case .list(let list): for item in list.items { read(item.blocks) }
      case .table(let table): for cell in table.heading + table.rows.flatMap({ $0 }) { read(cell, isInHeading: false) }
      case .thematicBreak, .codeBlock: break
      }
    }
  }

  private mutating func read(_ inlines: [Inline], isInHeading: Bool, isLost: Bool = false) {
    for inline in inlines {
      switch inline.kind {
      case .html where isLost: break
      case .html(let html): read(html, at: inline.span, isInHeading: isInHeading)
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        read(inner, isInHeading: isInHeading)
      default: break
      }
    }
  }

  private mutating func read(_ html: String, at span: SourceSpan, isInHeading: Bool) {
    guard let comment = Comment(html: html, at: span) else { return }
    if comment.asksForReview { reviewNotes += 1 }
    if comment.entries.isEmpty || !comment.strays.isEmpty && !read.contains(span.start) {
      tellKeyWithoutColon(comment, at: span)
      tellReview(comment, at: span)
    } else if !comment.asksForReview, !read.contains(span.start) {
      let near = comment.unknownKeys(among: Comment.keys)
      diagnostics += near
      let known = comment.entries.filter { entry in Comment.keys.contains { $0.folded == entry.key.folded } }
      if near.isEmpty, known.isEmpty {
        tellReview(comment, at: span)
      } else if near.isEmpty, known.count == comment.entries.count,
        !(isInHeading && known.allSatisfy { $0.key.folded.hasPrefix("synonym") })
      {
        diagnostics.append(Diagnostic(.commentWithoutEffect, at: span))
      }
    }
  }

  /// `id axial-os`, `modality = TDM`
  private mutating func tellKeyWithoutColon(_ comment: Comment, at span: SourceSpan) {
    guard
      let match = comment.text.prefixMatch(
        of:
          /\s*(?:(id|rang|rank)(\s*=\s*|\s+(?=[\w\-]+\s*$))|(modality|modalité|date|items|synonym[es]s?)(\s*=\s*))/)
    else { return }
    let key = String(match.output.1 ?? match.output.3 ?? "")
    let mark = match.output.2 ?? match.output.4 ?? ""
    let lead = comment.text.prefix(while: \.isWhitespace).unicodeScalars.count
    let start = SourcePosition(line: span.start.line, column: span.start.column + 4 + lead)
    let end = SourcePosition(line: start.line, column: start.column + key.unicodeScalars.count)
    diagnostics.append(
      Diagnostic(
        .commentColon, at: SourceSpan(file: span.file, start: start, end: end), ["key": key],
        fix: comment.text.contains(where: \.isNewline)
          ? nil
          : Fix(
            SourceSpan(file: span.file, line: start.line, column: end.column, length: mark.unicodeScalars.count), ": "))
    )
  }

  /// `a relir : …`
  private mutating func tellReview(_ comment: Comment, at span: SourceSpan) {
    let words = comment.text.folded.split(separator: " ").prefix(2).joined(separator: " ")
    let word = words.split(separator: " ").first { $0 != "a" }
    guard !comment.asksForReview, words.count > 5, !["redire", "relier", "relie", "reliee", "retirer"].contains(word),
      let nearest = NearestName.of(words, among: Self.reviews)
        ?? NearestName.of(words.split(separator: " ").first.map(String.init) ?? "", among: ["relire"]).map({ _ in
          Self.reviews[0]
        })
    else { return }
    let first = String(comment.text.trimmingPrefix(while: \.isWhitespace))
    let written = String(first.prefix { $0 != ":" && !$0.isNewline }).trimmedRight
    diagnostics.append(
      Diagnostic(
        .commentKey, at: span,
        [
          "key": written.count > 30 ? written.prefix(29) + "…" : written,
          "nearest": nearest == Self.reviews[0] ? "à relire" : nearest,
        ]))
  }
}

extension [Inline] {
  /// `###QRM 4 : …`
  fileprivate var isLostHeading: Bool {
    guard case .text(let text)? = first?.kind else { return false }
    return text.prefixMatch(of: /#{1,6}[^#\s]/) != nil
  }
}
