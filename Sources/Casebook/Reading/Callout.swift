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
