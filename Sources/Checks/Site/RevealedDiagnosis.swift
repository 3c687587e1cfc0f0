import Casebook
import Diagnostics
import Markdown

/// Words of an unknown case that name what is to be discovered, where they can be read before it is.
enum RevealedDiagnosis: SiteCheck {
  static let rule = Rule(
    "revealed-diagnosis", .error,
    message: Wording(
      fr: "« {word} » donne le diagnostic avant qu'il soit trouvé",
      en: "\"{word}\" gives the diagnosis away before it is found"),
    remedy: Wording(
      fr: "changez les mots, ou placez-les après la première question",
      en: "change the words, or put them after the first question"),
    explanation: Wording(
      fr:
        "Dans un cas à découvrir, le titre, le dossier, le résumé et tout ce qui précède la première réponse ne nomment ni le diagnostic, ni ses synonymes, ni les mots de « revealing ».",
      en:
        "In an unknown case the title, the folder, the summary and all that stands before the first answer name neither the diagnosis, nor its synonyms, nor the words of \"revealing\"."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let unknown = site.readableCases.filter(\.head.isUnknown)
    return unknown.flatMap { faults(in: $0, site) } + (unknown.isEmpty ? [] : labels(in: site, to: unknown))
  }

  private static func faults(in one: Case, _ site: Site) -> [Diagnostic] {
    let words = Disclosure.revealingWords(of: one.head, vocabulary: site.vocabulary)
    var faults: [Diagnostic] = []
    for (text, span) in Disclosure(of: one).plainWords(of: one) {
      // A paragraph comes after its pieces: what these told is not told again.
      guard let word = Disclosure.named(of: words, in: text),
        !faults.contains(where: { $0.span.start < span.end && span.start < $0.span.end })
      else { continue }
      faults.append(Diagnostic(rule, at: span, ["word": word]))
    }
    return faults
  }

  /// Links of other texts that name what is to be discovered where they lead.
  private static func labels(in site: Site, to unknown: [Case]) -> [Diagnostic] {
    var words: [String: [String]] = [:]
    for one in unknown {
      words[one.slug, default: []] += Disclosure.revealingWords(of: one.head, vocabulary: site.vocabulary)
    }
    let slugs = Dictionary(unknown.map { ($0.file, $0.slug) }) { first, _ in first }
    return site.texts.flatMap { text in
      text.parts.everyInline.compactMap { inline -> Diagnostic? in
        guard case .link(let destination, let title, let label) = inline.kind,
          let address = destination.split(separator: "#", omittingEmptySubsequences: false).first,
          let file = ContentPath.resolve(String(address), from: text.file), let slug = slugs[file],
          slugs[text.file] != slug,
          let word = Disclosure.named(of: words[slug] ?? [], in: "\(label.plainText) / \(title)")
        else { return nil }
        return Diagnostic(rule, at: inline.span, ["word": word])
      }
    }
  }
}
