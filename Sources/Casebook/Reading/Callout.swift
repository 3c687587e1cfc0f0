import Diagnostics
import Markdown

/// A quotation that begins with bold words and a full stop: `> **À retenir.** …`
public enum Callout {
  /// The bold words, without the full stop or colon that ends them; nil for another quotation.
  public static func words(of blocks: [Block]) -> String? {
    guard case .paragraph(let inlines)? = blocks.first?.kind, case .strong(let inner)? = inlines.first?.kind else {
      return nil
    }
    let words = inner.plainText
    guard let last = words.last, last == "." || last == ":" else { return nil }
    var trimmed = words.dropLast()
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  /// Where the bold words stand.
  static func span(of blocks: [Block]) -> SourceSpan? {
    guard case .paragraph(let inlines)? = blocks.first?.kind else { return nil }
    return inlines.first?.span
  }

  /// What a quotation that is no callout begins with, and may be meant as one: bold or slanted words without their full
  /// stop, or plain words before one.
  static func meant(by blocks: [Block]) -> (words: String, isBold: Bool, span: SourceSpan)? {
    guard words(of: blocks) == nil, case .paragraph(let inlines)? = blocks.first?.kind, let first = inlines.first
    else { return nil }
    switch first.kind {
    case .strong(let inner), .emphasis(let inner):
      let words = inner.plainText.trimmingSuffix { $0.isWhitespace || ".:!".contains($0) }
      return (String(words), true, first.span)
    case .text(let text):
      guard let end = text.firstIndex(where: { ".:!".contains($0) }) else { return nil }
      let words = String(text[..<end])
      let length = words.unicodeScalars.count + 1
      return (
        words.trimmedRight, false,
        SourceSpan(
          file: first.span.file, line: first.span.start.line, column: first.span.start.column, length: length)
      )
    default: return nil
    }
  }

  /// The one of `names` that a quotation means to begin with, and does not: « Indispensable » without a full stop, or
  /// without bold.
  static func nearMiss(in blocks: [Block], of names: [String]) -> Diagnostic? {
    guard let (words, isBold, span) = meant(by: blocks) else { return nil }
    let exact = names.first { $0.folded == words.folded }
    // « Indisponible », « inaccessible » and other plurals are words of their own.
    guard let nearest = exact ?? (isBold ? nearest(words, among: names) : nil) else { return nil }
    // The right word is shown with what is wrong about it: its missing stop, or bold.
    let written = exact == nil ? words : isBold ? "**\(words)**" : "\(words)."
    return Diagnostic(.statusNearMiss, at: span, ["status": written, "nearest": nearest])
  }

  /// The one of `names` that differs from `words` by a slip of one or two letters, or by its plural alone.
  static func nearest(_ words: String, among names: [String]) -> String? {
    if let one = names.first(where: { words.folded == $0.folded + "s" }) { return one }
    let near = NearestName.of(words, among: names)
    guard let near, !words.folded.hasSuffix("s") || words.count == near.count, isSlip(words.folded, near.folded) else {
      return nil
    }
    return near
  }

  /// Whether at most two letters differ, place by place from either end.
  private static func isSlip(_ one: String, _ other: String) -> Bool {
    let lead = zip(one, other).prefix { $0 == $1 }.count
    let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return max(one.count, other.count) - min(lead + tail, min(one.count, other.count)) <= 2
  }

  /// What follows the bold words.
  public static func body(of blocks: [Block]) -> [Block] {
    guard case .paragraph(var inlines)? = blocks.first?.kind else { return blocks }
    inlines.removeFirst()
    while let first = inlines.first, first.isBlank { inlines.removeFirst() }
    if let first = inlines.first, case .text(let text) = first.kind {
      inlines[0].kind = .text(String(text.drop(while: \.isWhitespace)))
    }
    var rest = blocks
    if inlines.isEmpty {
      rest.removeFirst()
    } else {
      rest[0].kind = .paragraph(inlines)
    }
    return rest
  }
}
