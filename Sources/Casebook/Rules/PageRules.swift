import Diagnostics

/// Faults of collections and of the glossary.
extension Rule {
  static let emptyCollection = Rule(
    "empty-collection", .warning,
    message: Wording(
      fr: "cette collection ne mène à aucun cas", en: "this collection leads to no case"),
    remedy: Wording(
      fr: "écrivez une liste numérotée de liens : « 1. [](../cases/mon-cas/case.md) pourquoi le lire »",
      en: "write a numbered list of links: \"1. [](../cases/my-case/case.md) why to read it\""),
    explanation: Wording(
      fr:
        "Les cas d'une collection sont ceux de ses listes numérotées dont chaque ligne commence par un lien vers un cas ; ce qui suit le lien en est la note.",
      en:
        "The cases of a collection are those of its numbered lists each line of which begins with a link to a case; what follows the link is its note."
    ))

  static let repeatedCase = Rule(
    "repeated-case", .warning,
    message: Wording(
      fr: "« {case} » est deux fois dans cette collection", en: "\"{case}\" is twice in this collection"),
    remedy: Wording(fr: "retirez l'une des deux lignes", en: "remove one of the two lines"),
    explanation: Wording(
      fr: "Une collection se lit dans l'ordre : le même cas n'y a qu'une place.",
      en: "A collection is read in order: the same case has one place in it."))

  static let emptyGlossary = Rule(
    "empty-glossary", .warning,
    message: Wording(fr: "ce glossaire n'a aucun terme", en: "this glossary has no term"),
    remedy: Wording(
      fr: "écrivez chaque terme en titre « ## », et sa définition dessous",
      en: "write each term as a \"##\" heading, and its definition below"),
    explanation: Wording(
      fr: "Un terme du glossaire est un titre « ## » ; le texte qui le suit est sa définition.",
      en: "A term of the glossary is a \"##\" heading; the text after it is its definition."))

  static let pages: [Rule] = [emptyCollection, repeatedCase, emptyGlossary]
}
