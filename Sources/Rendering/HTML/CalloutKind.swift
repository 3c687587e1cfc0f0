import Casebook
import Markdown

/// What a callout asks of the reader, known from its bold words.
enum CalloutKind: String, CaseIterable {
  case takeHome = "take-home"
  case caution
  case pitfall
  case note

  /// The kind that `words` name; nil for words that make no callout.
  init?(words: String) {
    guard let kind = Self.kinds[words.folded] else { return nil }
    self = kind
  }

  private static let kinds: [String: CalloutKind] = {
    let words: [CalloutKind: [String]] = [
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
