import Casebook
import Diagnostics

/// A translation that no longer has the figures, questions or sections of its original.
enum Translations: SiteCheck {
  static let figures = Rule(
    "translation-figures", .warning,
    message: Wording(
      fr: "l'image « {path} » n'est pas dans {other}", en: "the image \"{path}\" is not in {other}"),
    remedy: Wording(
      fr: "montrez les mêmes images dans les deux langues", en: "show the same images in both languages"),
    explanation: Wording(
      fr: "Une image ajoutée ou retirée dans une langue l'est rarement à dessein : l'autre lecteur y perd.",
      en: "An image added or removed in one language is seldom meant: the other reader loses by it."))
  static let questions = Rule(
    "translation-questions", .warning,
    message: Wording(
      fr: "la question « {id} » n'est pas dans {other}", en: "the question \"{id}\" is not in {other}"),
    remedy: Wording(
      fr: "posez-la dans les deux langues, sous le même identifiant",
      en: "ask it in both languages, under the same identifier"),
    explanation: Wording(
      fr: "Une question et sa traduction portent le même identifiant : les réponses d'un lecteur valent dans les deux.",
      en: "A question and its translation bear the same identifier: a reader's answers count in both."))
  static let answers = Rule(
    "translation-answers", .warning,
    message: Wording(
      fr: "la question « {id} » n'a pas les mêmes options justes dans {other}",
      en: "the question \"{id}\" does not have the same right options in {other}"),
    remedy: Wording(
      fr: "écrivez les mêmes options, dans le même ordre, avec les mêmes cases",
      en: "write the same options, in the same order, with the same boxes"),
    explanation: Wording(
      fr: "Une case cochée dans une langue et non dans l'autre fait d'une bonne réponse une faute.",
      en: "A box ticked in one language and not in the other makes a right answer a wrong one."))
  static let types = Rule(
    "translation-types", .warning,
    message: Wording(
      fr: "la question « {id} » est d'un autre type dans {other}",
      en: "the question \"{id}\" is of another type in {other}"),
    remedy: Wording(
      fr: "donnez-lui le même type dans les deux langues, sous son code de chacune",
      en: "give it the same type in both languages, under its code in each"),
    explanation: Wording(
      fr: "Deux types ne se notent pas de la même façon : la même réponse vaudrait plus dans une langue.",
      en: "Two types are not marked in the same way: the same answer would be worth more in one language."))
  static let sections = Rule(
    "translation-sections", .warning,
    message: Wording(
      fr: "sections : {count} ici, {otherCount} dans {other}", en: "sections: {count} here, {otherCount} in {other}"),
    remedy: Wording(
      fr: "traduisez chaque section, dans le même ordre", en: "translate each section, in the same order"),
    explanation: Wording(
      fr: "Une traduction en retard sur son original lui manque d'une section, ou en garde une de trop.",
      en: "A translation that is behind its original lacks a section, or keeps one too many."))
  static let rules = [figures, questions, types, answers, sections]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let cases = site.readableCases
    let originals = Dictionary(cases.filter { !$0.isTranslation }.map { ($0.slug, $0) }) { first, _ in first }
    return cases.filter(\.isTranslation).flatMap { one in
      originals[one.slug].map { $0.language == one.language ? [] : faults(of: one, against: $0) } ?? []
    }
  }

  private static func faults(of translation: Case, against original: Case) -> [Diagnostic] {
    let missing = figures(of: original, absentFrom: translation) + questions(of: original, absentFrom: translation)
    let added = figures(of: translation, absentFrom: original) + questions(of: translation, absentFrom: original)
    return missing + added + answers(of: translation, against: original)
      + sections(of: translation, against: original)
  }

  private static func name(of one: Case) -> String { one.file.split(separator: "/").last.map(String.init) ?? one.file }

  private static func figures(of one: Case, absentFrom other: Case) -> [Diagnostic] {
    let there = Set(other.figures.map(\.path))
    var told: Set<String> = []
    return one.figures.filter { !there.contains($0.path) && told.insert($0.path).inserted }.map {
      Diagnostic(figures, at: $0.span, ["path": $0.destination, "other": name(of: other)])
    }
  }

  private static func questions(of one: Case, absentFrom other: Case) -> [Diagnostic] {
    let there = Set(other.questions.map(\.id))
    // Without a written identifier each language makes its own of its words, which another rule tells.
    return one.questions.filter { $0.idSpan != nil && !there.contains($0.id) }.map {
      Diagnostic(questions, at: $0.span, ["id": $0.id, "other": name(of: other)])
    }
  }

  private static func answers(of translation: Case, against original: Case) -> [Diagnostic] {
    let there = Dictionary(original.questions.map { ($0.id, $0) }) { first, _ in first }
    return translation.questions.compactMap { question in
      guard let other = there[question.id], other.kind != question.kind || key(of: other) != key(of: question) else {
        return nil
      }
      return Diagnostic(
        other.kind == question.kind ? answers : types, at: question.span,
        ["id": question.id, "other": name(of: original)],
        notes: [Diagnostic.Note(Wording(fr: "l'original est ici", en: "the original is here"), at: other.span)])
    }
  }

  /// What makes an answer right, in any language. The answers of a QROC are words, as many as a language has.
  private static func key(of question: Question) -> [String] {
    guard question.kind != .qroc else { return [] }
    return question.options.map {
      "\($0.isRight) \($0.votes) \($0.zone.map { "\($0.shape) \(String(describing: $0.slices))" } ?? "")"
    }
  }

  private static func sections(of translation: Case, against original: Case) -> [Diagnostic] {
    guard translation.sections.count != original.sections.count else { return [] }
    // Told at the section that has no twin, in the longer of the two.
    let isLonger = translation.sections.count > original.sections.count
    let (longer, shorter) = isLonger ? (translation, original) : (original, translation)
    let roles = shorter.sections.compactMap(\.role)
    let extra = longer.sections.first { section in section.role.map { !roles.contains($0) } ?? false }
    guard let place = extra ?? longer.sections.dropFirst(shorter.sections.count).first else { return [] }
    return [
      Diagnostic(
        sections, at: place.heading.span,
        [
          "count": String(longer.sections.count), "otherCount": String(shorter.sections.count),
          "other": name(of: shorter),
        ])
    ]
  }
}
