import Casebook
import Diagnostics
import Foundation

/// A free word of a head (tag, author, meeting) whose index page would have no address, or that of another word.
enum IndexAddress: SiteCheck {
  static let none = Rule(
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
  static let rules = [none, shared]

  private static let kinds: [(kind: IndexKind, key: String)] = [
    (.tags, "tags"), (.authors, "authors"), (.meetings, "meeting"),
  ]

  private struct First {
    var word: String
    var span: SourceSpan?
  }

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for language in Language.allCases {
      for (kind, key) in kinds {
        var first: [String: First] = [:]
        for one in site.readableCases where one.language == language {
          let span = one.head.spans[key]
          for word in CaseIndex.words(kind, of: one) {
            let slug = word.slug
            if slug.isEmpty {
              faults.append(Diagnostic(none, at: span ?? SourceSpan(file: one.file), ["word": word]))
            } else if let other = first[slug] {
              guard signs(of: word) != signs(of: other.word) else { continue }
              faults.append(
                Diagnostic(
                  shared, at: span ?? SourceSpan(file: one.file), ["word": word, "other": other.word],
                  notes: other.span.map {
                    [Diagnostic.Note(Wording(fr: "l'autre est ici", en: "the other is here"), at: $0)]
                  } ?? []))
            } else {
              first[slug] = First(word: word, span: span)
            }
          }
        }
      }
    }
    return faults
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
