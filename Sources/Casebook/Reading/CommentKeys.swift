import Diagnostics
import Markdown

extension Comment {
  /// Keys that look like one of `known`, but are not: a slip that would be silent.
  func unknownKeys(among known: [String]) -> [Diagnostic] {
    entries.compactMap { entry in
      guard !known.contains(where: { $0.folded == entry.key.folded }),
        let nearest = NearestName.of(entry.key, among: known), !Self.isWord(entry.key.folded, nearest)
      else { return nil }
      return Diagnostic(.commentKey, at: entry.keySpan, ["key": entry.key, "nearest": nearest])
    }
  }

  /// Whether a key that is near another one is a word of its own: « dates », « range », « idée ».
  private static func isWord(_ key: String, _ nearest: String) -> Bool {
    if nearest == "id" { return key.count > 3 || !key.contains("i") || !key.contains("d") }
    return ["dates", "dite", "dites", "data", "range"].contains(key)
  }

  /// Whether the author asks for a review of what stands here.
  var asksForReview: Bool {
    let words = text.folded
    return words == "a relire" || words.hasPrefix("a relire ") || words.hasPrefix("to review")
  }

  /// Slips of a comment that has some key of `known`: a key given twice, or without its colon, or after a comma.
  /// `seen` are the keys that earlier comments of the same place have.
  func slips(among known: [String], seen: inout Set<String>) -> [Diagnostic] {
    func name(_ key: String) -> String? {
      known.first { $0.folded == key.folded }.map { Self.twins[$0.folded] ?? $0.folded }
    }
    guard entries.contains(where: { name($0.key) != nil }) else { return [] }
    var faults: [Diagnostic] = []
    for entry in entries {
      guard let key = name(entry.key) else { continue }
      if !seen.insert(key).inserted {
        faults.append(
          Diagnostic(
            .repeatedKey, at: entry.keySpan, ["key": entry.key],
            remedy: Wording(fr: "gardez-en une seule", en: "keep one of them")))
      }
    }
    for stray in strays {
      let word = String(stray.words.prefix { $0.isLetter })
      let start = stray.span.start
      let place = SourceSpan(
        file: stray.span.file, line: start.line, column: start.column, length: max(1, word.unicodeScalars.count))
      if word.isEmpty, stray.words.allSatisfy({ $0.isNumber || $0 == "," || $0.isWhitespace }),
        entries.contains(where: { $0.key.folded == "items" })
      {
        // « items: 198; 199 »
        faults.append(Diagnostic(.questionItems, at: stray.span, ["items": stray.words]))
      } else if name(word) != nil {
        let gap = stray.words.dropFirst(word.count).prefix { $0.isWhitespace || $0 == "=" }
        let mark = SourceSpan(
          file: place.file, line: start.line, column: place.end.column, length: gap.unicodeScalars.count)
        faults.append(Diagnostic(.commentColon, at: place, ["key": word], fix: Fix(mark, ": ")))
      } else {
        faults.append(Diagnostic(.commentWords, at: stray.span, ["words": stray.words]))
      }
    }
    return faults
      + joints.map { Diagnostic(.commentSemicolon, at: $0.span, fix: Fix($0.span, $0.isSpace ? "; " : ";")) }
  }

  /// Keys of one meaning.
  private static let twins = ["rang": "rank", "modalite": "modality", "echelle": "scale"]
}

extension Comment.Entry {
  /// The fault of an identifier with other signs than those of an address; `words` are what it would be made from.
  func malformedID(insteadOf words: String) -> Diagnostic {
    let better = value.slug.isEmpty ? words.slug : value.slug
    return Diagnostic(
      .malformedID, at: value.isEmpty ? keySpan : valueSpan, ["id": value, "better": better],
      remedy: better.isEmpty
        ? Wording(fr: "écrivez un mot en minuscules", en: "write a word in lower case") : nil)
  }
}
