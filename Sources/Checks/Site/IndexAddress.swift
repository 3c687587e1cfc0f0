import Casebook
import Diagnostics
import Foundation

/// A free word of a head (tag, author, meeting) whose index page would have no address, or that of another word.
enum IndexAddress: SiteCheck {
  static let absent = Rule(
    "word-without-address", .warning,
    message: Wording(
      fr: "« {word} » n'a aucune lettre latine ni chiffre : aucune liste ne le montrera",
      en: "\"{word}\" has no Latin letter or digit: no list will show it"),
    remedy: Wording(fr: "écrivez-le en lettres latines : « bêta »", en: "write it in Latin letters: \"beta\""),
    explanation: Wording(
      fr: "L'adresse d'une page d'index est faite des lettres de son mot, sans accents. Sans lettre, pas de page.",
      en: "The address of an index page is made of its word's letters, without accents. Without a letter, no page."))
  static let shared = Rule(
    "words-share-address", .warning,
    message: Wording(
      fr: "« {word} » et « {other} » auraient la même page : leurs cas y sont mêlés",
      en: "\"{word}\" and \"{other}\" would have one page: their cases are mixed there"),
    remedy: Wording(
      fr: "choisissez une seule écriture, ou deux mots qui diffèrent par leurs lettres",
      en: "choose one spelling, or two words whose letters differ"),
    explanation: Wording(
      fr:
        "L'adresse ne garde que les lettres et les chiffres : « C » et « C++ » n'en font qu'une. Majuscules, accents, traits d'union et apostrophes ne comptent pas.",
      en:
        "An address keeps letters and digits alone: \"C\" and \"C++\" are one. Capitals, accents, hyphens and apostrophes do not count."
    ))
  static let rules = [absent, shared]

  private static let kinds: [(kind: IndexKind, key: String)] = [
    (.tags, "tags"), (.authors, "authors"), (.meetings, "meeting"),
  ]

  /// A word as a case writes it.
  private struct Use {
    var word: String
    var span: SourceSpan
  }

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    Language.allCases.flatMap { language in
      let cases = site.readableCases.filter { $0.language == language }
      return kinds.flatMap { kind, key in
        faults(
          of: cases.flatMap { one in
            CaseIndex.words(kind, of: one).enumerated().map {
              Use(word: $1, span: one.head.span(of: key, $0) ?? SourceSpan(file: one.file))
            }
          })
      }
    }
  }

  /// The faults of the words of one index.
  private static func faults(of uses: [Use]) -> [Diagnostic] {
    var first: [String: Use] = [:]
    // A word is written many times and made an address once.
    var slugs: [String: String] = [:]
    return uses.compactMap { use in
      let slug = slugs[use.word] ?? use.word.slug
      slugs[use.word] = slug
      if slug.isEmpty { return Diagnostic(absent, at: use.span, ["word": use.word]) }
      guard let other = first[slug] else {
        first[slug] = use
        return nil
      }
      guard use.word != other.word, signs(of: use.word) != signs(of: other.word) else { return nil }
      return Diagnostic(
        shared, at: use.span, ["word": use.word, "other": other.word],
        notes: [Diagnostic.Note(Wording(fr: "l'autre est ici", en: "the other is here"), at: other.span)])
    }
  }

  /// What a reader would see a difference by, beyond letters: symbols (+, α), not punctuation.
  private static func signs(of word: String) -> [Unicode.Scalar] {
    word.precomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .mathSymbol, .currencySymbol, .otherSymbol, .modifierSymbol: true
      case .lowercaseLetter, .uppercaseLetter, .otherLetter: String(scalar).slug.isEmpty
      default: false
      }
    }
  }
}
