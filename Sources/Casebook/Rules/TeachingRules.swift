import Diagnostics

/// Faults of how a question is set out, and what teaches badly.
extension Rule {
  static let optionsAsCode = Rule(
    "options-as-code", .error,
    message: Wording(
      fr: "ces options sont lues comme du code", en: "these options are read as code"),
    remedy: Wording(fr: "ramenez « - [ ] » au début de la ligne", en: "bring \"- [ ]\" back to the start of the line"),
    explanation: Wording(
      fr:
        "Quatre espaces ou une tabulation en tête de ligne, ou trois accents graves, font en Markdown un bloc de code.",
      en: "Four spaces or a tab at the start of a line, or three backticks, make a block of code in Markdown."))

  static let numberedOptions = Rule(
    "numbered-options", .error,
    message: Wording(fr: "les options sont numérotées", en: "the options are numbered"),
    remedy: Wording(fr: "écrivez « - [ ] » au lieu de « 1. [ ] »", en: "write \"- [ ]\" instead of \"1. [ ]\""),
    explanation: Wording(
      fr: "Les options sont une liste à tirets ; la page leur donne leurs lettres.",
      en: "Options are a list with hyphens; the page gives them their letters."))

  static let optionCount = Rule(
    "option-count", .warning,
    message: Wording(fr: "{count} options ; une {kind} en a 4 ou 5", en: "{count} options; a {kind} has 4 or 5"),
    remedy: Wording(fr: "proposez 4 ou 5 options", en: "offer 4 or 5 options"),
    explanation: Wording(
      fr:
        "Les QRU et les QRM de l'examen national proposent 4 ou 5 options : moins se devine, plus ne se lit pas.",
      en:
        "QRU and QRM of the national examination offer 4 or 5 options: fewer can be guessed, more are not read."))

  static let questionNumber = Rule(
    "question-number", .warning,
    message: Wording(
      fr: "question {number} après la question {before}", en: "question {number} after question {before}"),
    remedy: Wording(fr: "écrivez {next}, ou retirez les numéros", en: "write {next}, or remove the numbers"),
    explanation: Wording(
      fr: "Un numéro sauté ou répété fait chercher une question qui n'existe pas.",
      en: "A number that is skipped or repeated makes a reader look for a question that is not there."))

  static let questionHeading = Rule(
    "question-heading", .error,
    message: Wording(
      fr: "ce titre n'est pas lu comme une question {code}", en: "this heading is not read as a {code} question"),
    remedy: Wording(
      fr:
        "écrivez « {code} 1 (2 points) : la question ? » ; le numéro et les points sont facultatifs, les deux-points non",
      en: "write \"{code} 1 (2 points): the question?\"; number and points are optional, the colon is not"),
    explanation: Wording(
      fr: "Une question commence par son type, peut-être un numéro et des points entre parenthèses, puis deux-points.",
      en: "A question begins with its type, perhaps a number and points in parentheses, then a colon."))

  static let questionKey = Rule(
    "question-key", .error,
    message: Wording(
      fr: "clé inconnue « {key} » dans le commentaire d'une question",
      en: "unknown key \"{key}\" in the comment of a question"),
    remedy: Wording(
      fr: "écrivez « id », « rang » ou « items »", en: "write \"id\", \"rank\" or \"items\""),
    explanation: Wording(
      fr: "Le commentaire du titre d'une question dit son identifiant, son rang (A ou B) et ses items.",
      en: "The comment of a question's heading tells its identifier, its rank (A or B) and its items."))

  static let questionRank = Rule(
    "question-rank", .error,
    message: Wording(fr: "« {rank} » n'est pas un rang", en: "\"{rank}\" is not a rank"),
    remedy: Wording(fr: "écrivez A ou B", en: "write A or B"),
    explanation: Wording(
      fr: "Les connaissances du deuxième cycle sont de rang A (tout médecin) ou B (avant le troisième cycle).",
      en: "Knowledge of the second cycle is of rank A (every doctor) or B (before the third cycle)."))

  static let questionItems = Rule(
    "question-items", .error,
    message: Wording(fr: "« {items} » : un item est un numéro", en: "\"{items}\": an item is a number"),
    remedy: Wording(
      fr: "écrivez des numéros séparés par des virgules : « items: 198, 199 »",
      en: "write numbers with commas between them: \"items: 198, 199\""),
    explanation: Wording(
      fr: "Les items sont ceux du programme de deuxième cycle, désignés par leur numéro.",
      en: "Items are those of the syllabus of the second cycle, named by their number."))

  static let noPoints = Rule(
    "no-points", .error,
    message: Wording(fr: "cette question ne vaut aucun point", en: "this question is worth no point"),
    remedy: Wording(
      fr: "donnez-lui des points, ou ôtez la parenthèse : elle en vaut alors un",
      en: "give it points, or remove the bracket: it is then worth one"),
    explanation: Wording(
      fr: "Une question sans point ne compterait dans aucun résultat.",
      en: "A question without points would count in no result."))

  static let questionUnexplained = Rule(
    "question-unexplained", .warning,
    message: Wording(fr: "cette question n'explique rien", en: "this question explains nothing"),
    remedy: Wording(
      fr: "écrivez un retour sous une option, ou une correction après la liste",
      en: "write feedback under an option, or a correction after the list"),
    explanation: Wording(
      fr: "L'explication apprend bien plus que la bonne réponse seule.",
      en: "An explanation teaches much more than the right answer alone."))

  static let negativeLead = Rule(
    "negative-lead", .warning,
    message: Wording(fr: "consigne négative : « {word} »", en: "negative question: \"{word}\""),
    remedy: Wording(fr: "demandez ce qui est vrai", en: "ask for what is true"),
    explanation: Wording(
      fr: "Une consigne négative mesure l'attention plus que le savoir : elle se lit de travers.",
      en: "A negative question measures attention more than knowledge: it is easily misread."))

  static let everyOption = Rule(
    "all-of-the-above", .warning,
    message: Wording(fr: "une option parle de toutes les autres", en: "an option speaks of all the others"),
    remedy: Wording(fr: "remplacez-la par une proposition", en: "replace it by a statement"),
    explanation: Wording(
      fr: "« Toutes les réponses » se devine dès que deux options sont justes, et ne se mélange pas.",
      en: "\"All of the above\" is guessed as soon as two options are right, and cannot be shuffled."))

  /// Faults of how questions are set out, and of how they teach.
  static let teaching: [Rule] = [
    .optionsAsCode, .numberedOptions, .optionCount, .questionNumber, .questionHeading, .questionKey, .questionRank,
    .questionItems, .noPoints,
    .questionUnexplained,
    .negativeLead, .everyOption,
  ]
}
