import Diagnostics
import Markdown

/// The word that turns what is asked round: « sauf », « N’EST PAS », EXCEPT.
enum NegativeWord {
  /// The first one, in capitals or not, and where it stands.
  static func first(in inlines: [Inline]) -> (word: String, place: SourceSpan)? {
    // Capitals say nothing where all is written so.
    let text = inlines.plainText.replacing("’", with: "'")
    return first(
      in: inlines, from: inlines.first?.span.start, hasCapitals: text.contains(where: \.isLowercase),
      isNegated: text.firstMatch(of: /(?i)\b(?:ne |n')/) != nil)
  }

  private static func first(in inlines: [Inline], from start: SourcePosition?, hasCapitals: Bool, isNegated: Bool) -> (
    word: String, place: SourceSpan
  )? {
    for inline in inlines {
      switch inline.kind {
      case .text(let text):
        // Signs of one scalar for signs of one scalar: places do not move.
        let plain = text.replacing("’", with: "'").replacing("\u{A0}", with: " ")
        guard let range = range(in: plain, hasCapitals, isNegated),
          // « Sauf contre-indication, quel examen ? » asks for no exception.
          inline.span.start != start || range.lowerBound > plain.startIndex
        else { continue }
        let word = plain[range]
        let place = inline.span.start
        return (
          String(word).replacing("'", with: "’"),
          SourceSpan(
            file: inline.span.file, line: place.line,
            column: place.column + plain[..<range.lowerBound].unicodeScalars.count,
            length: word.unicodeScalars.count)
        )
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner):
        if let found = first(in: inner, from: start, hasCapitals: hasCapitals, isNegated: isNegated) { return found }
      default: break
      }
    }
    return nil
  }

  private static func range(in text: String, _ hasCapitals: Bool, _ isNegated: Bool) -> Range<String.Index>? {
    // « tous sauf un », "all except"; « sain et sauf » says nothing of the sort.
    let plain = text.replacing(/(?i)sain et sauf/) { String(repeating: "-", count: $0.output.count) }
    let patterns = [
      plain.firstRange(of: /(?i)\b(?:sauf|except(?:[eé]e?s?)?|hormis|[aà] l'exception)\b(?!-| si\b)/),
      // « laquelle N’EST PAS », « ne sont PAS », "which is NOT": capitals say that it is meant. « Coloration PAS » is none.
      hasCapitals ? plain.firstRange(of: /\b(?:NE (?:SONT )?PAS|N'EST PAS|NOT)\b(?!-)/) : nil,
      hasCapitals && isNegated ? plain.firstRange(of: /\bPAS\b/) : nil,
      hasCapitals
        ? plain.firstMatch(of: /\b(?:est|sont|is|are) (FAUX|FAUSSES?|INCORRECTE?S?|FALSE)\b(?!-)/).map {
          $0.output.1.startIndex..<$0.output.1.endIndex
        } : nil,
    ]
    guard let range = patterns.compactMap({ $0 }).min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    // Their characters are as many: places of one are places of the other.
    let start = text.index(text.startIndex, offsetBy: plain.distance(from: plain.startIndex, to: range.lowerBound))
    return start..<text.index(start, offsetBy: plain.distance(from: range.lowerBound, to: range.upperBound))
  }
}
