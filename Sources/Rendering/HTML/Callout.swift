import Casebook
import Markdown

/// A quotation that begins with a known word in bold: `> **À retenir.** …`
struct Callout {
  /// What it asks of the reader.
  enum Kind: String, CaseIterable {
    case takeHome = "take-home"
    case caution
    case pitfall
    case note
  }

  var kind: Kind
  /// The words as written, without their final point or colon.
  var title: String
  /// What follows them.
  var blocks: [Block]

  /// The callout that `blocks` make; nil for an ordinary quotation.
  init?(_ blocks: [Block]) {
    guard let first = blocks.first, case .paragraph(let content) = first.kind, let opening = content.first,
      case .strong(let inner) = opening.kind
    else { return nil }
    let words = inner.plainText
    guard let kind = Self.kinds[words.folded] else { return nil }
    self.kind = kind
    var title = words.trimmed
    while let last = title.last, ".:!".contains(last) || last.isWhitespace { title.removeLast() }
    self.title = title
    var rest = Array(content.dropFirst())
    if let next = rest.first, case .text(let text) = next.kind {
      let kept = String(text.drop { $0.isWhitespace || $0 == ":" })
      rest[0] = Inline(.text(kept), at: next.span)
    }
    while case .softBreak = rest.first?.kind { rest.removeFirst() }
    let body = Block(.paragraph(rest), at: first.span)
    self.blocks = (rest.plainText.trimmed.isEmpty && rest.galleryImages == nil ? [] : [body]) + blocks.dropFirst()
  }

  private static let kinds: [String: Kind] = {
    let words: [Kind: [String]] = [
      .takeHome: ["À retenir", "Points clés", "Point clé", "Take home", "Take-home message", "Key point", "Key points"],
      .caution: ["Attention", "Caution", "Warning"],
      .pitfall: ["Piège", "Pièges", "Pitfall", "Pitfalls"],
      .note: ["Note", "Remarque", "Nota bene", "À noter"],
    ]
    return words.reduce(into: [:]) { kinds, entry in
      for words in entry.value { kinds[words.folded] = entry.key }
    }
  }()
}
