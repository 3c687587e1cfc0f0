import Casebook
import Diagnostics

/// A link that Markdown does not see as one: a space before or within its address, its parts exchanged, or a name that
/// no line defines.
struct LinkNotRead: LineCheck {
  static let rule = Rule(
    "link-not-read", .error,
    message: Wording(fr: "ce lien n'est pas lu : {reason-fr}", en: "this link is not read: {reason-en}"),
    remedy: Wording(
      fr: "écrivez « [mots](adresse) », sans espace entre les deux ni dans l'adresse",
      en: "write \"[words](address)\", without a space between them or in the address"),
    explanation: Wording(
      fr: "Un lien s'écrit « [mots](adresse) » ; dans une adresse, une espace s'écrit %20.",
      en: "A link is written \"[words](address)\"; in an address a space is written %20."))
  static let rules = [rule]

  // Patterns that never look at a sign twice: a line may be as long as a book.
  private let spaced =
    /\[[^\[\]]+\]\s+\((?:https?:\/\/|mailto:|\.\.?\/|#)[^()\s]*\)|\[[^\[\]]+\]\s+\([^()\s]+\.(?:md|html|png|jpe?g)\)/
  private let addressed = /(^|[^!])(\[[^\[\]]+\]\(([^()<>"]*)\))/
  private let exchanged = /\([^()]+\)\[(?:https?:\/\/|\.\.?\/|#)[^\[\]]*\]/
  private let paired = /\[([^\[\]]+)\]\[([^\[\]]+)\]/
  private let gap = /\]\s+\(/

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    let text = line.text
    // Matching costs far more than looking for two signs.
    let isSpaced = text.contains("] ") || text.contains("]\u{A0}") || text.contains("]\t")
    let (isAddressed, isExchanged, isPaired) = (text.contains("]("), text.contains(")["), text.contains("]["))
    guard isSpaced || isAddressed || isExchanged || isPaired else { return [] }
    func fault(_ written: Substring, fr: String, en: String, corrected: String? = nil) -> Diagnostic {
      // Entities and escapes are longer in the source: where the words are not found, the opening bracket is.
      let whole = line.span(of: String(written))
      let isFound = String(Substring(line.source)).contains(written)
      return Diagnostic(
        Self.rule, at: isFound ? whole : line.span(of: "["), ["reason-fr": fr, "reason-en": en],
        fix: isFound ? corrected.map { Fix(whole, $0) } : nil)
    }
    var faults = (isSpaced ? text.matches(of: spaced) : []).map { match in
      fault(
        match.output, fr: "une espace sépare « ] » et « ( »", en: "a space parts \"]\" and \"(\"",
        corrected: String(match.output.replacing(gap, with: "](")))
    }
    faults += (isAddressed ? text.matches(of: addressed) : []).filter { match in
      match.output.3.contains(where: \.isWhitespace)
    }.map {
      fault($0.output.2, fr: "son adresse contient une espace", en: "its address has a space in it")
    }
    faults += (isExchanged ? text.matches(of: exchanged) : []).map {
      fault(
        $0.output, fr: "les mots vont entre crochets, l'adresse entre parenthèses",
        en: "words go in brackets, the address in parentheses")
    }
    faults += (isPaired ? text.matches(of: paired) : []).filter { match in
      // Two marks of references, one after the other.
      !(match.output.1.allSatisfy { $0.isNumber || " ,-–".contains($0) } && match.output.2.allSatisfy(\.isNumber))
    }.map { match in
      fault(
        match.output.0, fr: "aucune ligne ne définit « \(match.output.2) »", en: "no line defines \"\(match.output.2)\""
      )
    }
    return faults
  }
}
