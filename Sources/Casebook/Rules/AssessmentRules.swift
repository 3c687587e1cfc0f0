import Diagnostics

/// Faults of the types of question that have rules of their own, of progressive cases, and of what gives an answer away.
extension Rule {
  static let longAnswer = Rule(
    "long-answer", .warning,
    message: Wording(
      fr: "réponse de {count} mots ; une QROC en attend 5 au plus",
      en: "answer of {count} words; a QROC expects 5 at most"),
    remedy: Wording(
      fr: "raccourcissez-la, ou posez une QROL",
      en: "shorten it, or ask a QROL"),
    explanation: Wording(
      fr: "La réponse d'une QROC est comparée mot pour mot : longue, personne ne l'écrit ainsi.",
      en: "The answer to a QROC is compared word for word: nobody writes a long one the same way."))

  static let noDistractor = Rule(
    "no-distractor", .error,
    message: Wording(
      fr: "cette QRP n'a pas d'option fausse",
      en: "this QRP has no wrong option"),
    remedy: Wording(
      fr: "ajoutez des distracteurs « - [ ] … »",
      en: "add distractors \"- [ ] …\""),
    explanation: Wording(
      fr: "Le nombre à cocher est dit : sans option fausse, tout cocher suffit.",
      en: "The number to tick is told: without a wrong option it is enough to tick all."))

  static let tooManyExpected = Rule(
    "too-many-expected", .error,
    message: Wording(
      fr: "{count} réponses attendues dans une QRP longue ; {most} au plus",
      en: "{count} answers expected in a long QRP; {most} at most"),
    remedy: Wording(
      fr: "n'en cochez que {most}",
      en: "tick {most} of them only"),
    explanation: Wording(
      fr: "Une QRP de 10 à 25 options attend 1 à 5 réponses (R2C, 2023).",
      en: "A QRP of 10 to 25 options expects 1 to 5 answers (R2C, 2023)."))

  static let noPanel = Rule(
    "no-panel", .error,
    message: Wording(
      fr: "cet item de TCS n'a pas de panel",
      en: "this item of a TCS has no panel"),
    remedy: Wording(
      fr:
        "écrivez sous lui, décalé, « > **Panel : 0 / 0 / 2 / 9 / 4.** » : le nombre d'experts pour −2, −1, 0, +1 et +2",
      en: "write under it, indented, \"> **Panel: 0 / 0 / 2 / 9 / 4.**\": how many experts chose −2, −1, 0, +1 and +2"),
    explanation: Wording(
      fr: "Un test de concordance de script se corrige par les réponses d'un panel d'experts.",
      en: "A script concordance test is marked by the answers of a panel of experts."))

  static let boxInConcordance = Rule(
    "box-in-concordance", .error,
    message: Wording(
      fr: "une case dans un item de TCS : elle se lirait telle quelle",
      en: "a box in an item of an SCT: it would be shown as it is written"),
    remedy: Wording(fr: "retirez la case", en: "remove the box"),
    explanation: Wording(
      fr: "Un TCS n'a pas de réponse juste : ses items sont une liste numérotée, chacun avec son panel.",
      en: "An SCT has no right answer: its items are a numbered list, each with its panel."))

  static let panelCounts = Rule(
    "panel-counts", .error,
    message: Wording(
      fr: "un panel a cinq effectifs ; ici {count} nombres, ou l'un ne se lit pas",
      en: "a panel has five counts; here {count} numbers, or one cannot be read"),
    remedy: Wording(
      fr: "écrivez cinq nombres entiers séparés par « / », de −2 à +2",
      en: "write five whole numbers parted by \"/\", from −2 to +2"),
    explanation: Wording(
      fr: "Chaque nombre est celui des experts qui ont choisi −2, −1, 0, +1 ou +2.",
      en: "Each number counts the experts who chose −2, −1, 0, +1 or +2."))

  static let emptyPanel = Rule(
    "empty-panel", .error,
    message: Wording(
      fr: "personne n'a voté dans ce panel",
      en: "nobody voted in this panel"),
    remedy: Wording(
      fr: "écrivez combien d'experts ont choisi chaque réponse",
      en: "write how many experts chose each answer"),
    explanation: Wording(
      fr: "Sans vote, aucune réponse ne vaut de points.",
      en: "Without votes no answer is worth points."))

  static let fewExperts = Rule(
    "few-experts", .warning,
    message: Wording(
      fr: "{count} experts ; un panel en compte 10 au moins",
      en: "{count} experts; a panel has 10 at least"),
    remedy: Wording(
      fr: "interrogez 10 à 20 experts",
      en: "ask 10 to 20 experts"),
    explanation: Wording(
      fr: "En dessous de 10 experts, les scores d'un test de concordance changent trop d'un panel à l'autre.",
      en: "Below 10 experts the scores of a concordance test change too much from one panel to the next."))

  static let concordanceScale = Rule(
    "concordance-scale", .error,
    message: Wording(
      fr: "« {scale} » n'est pas une échelle de TCS",
      en: "\"{scale}\" is not a scale of a TCS"),
    remedy: Wording(
      fr: "écrivez « diagnostic », « examen » ou « traitement »",
      en: "write \"diagnosis\", \"investigation\" or \"treatment\""),
    explanation: Wording(
      fr:
        "L'échelle donne leurs mots aux réponses : une hypothèse plus probable, un examen plus utile, un traitement plus indiqué.",
      en:
        "The scale gives the answers their words: a likelier hypothesis, a more useful examination, a better indicated treatment."
    ))

  static let emptyProgressive = Rule(
    "empty-progressive", .error,
    message: Wording(
      fr: "ce {kind} n'a pas de question",
      en: "this {kind} has no question"),
    remedy: Wording(
      fr: "écrivez ses questions dessous, un niveau de titre plus bas",
      en: "write its questions below, one level of heading deeper"),
    explanation: Wording(
      fr: "Les questions d'un dossier progressif ou d'un KFP sont des titres plus profonds que le sien.",
      en: "The questions of a progressive case or a KFP are headings deeper than its own."))

  static let progressiveCount = Rule(
    "progressive-count", .warning,
    message: Wording(
      fr: "ce {kind} a {count} question(s) ; il en faut {least} à {most}",
      en: "this {kind} has {count} question(s); it takes {least} to {most}"),
    remedy: Wording(
      fr: "ajoutez ou retirez des questions",
      en: "add or remove questions"),
    explanation: Wording(
      fr: "Un dossier progressif a 3 à 8 questions, un KFP 2 ou 3 (R2C, 2023).",
      en: "A progressive case has 3 to 8 questions, a KFP 2 or 3 (R2C, 2023)."))

  static let progressiveType = Rule(
    "progressive-type", .error,
    message: Wording(
      fr: "« {code} » n'a pas sa place dans un {kind}",
      en: "\"{code}\" has no place in a {kind}"),
    remedy: Wording(
      fr: "sortez-la du {kind}, ou changez son type",
      en: "take it out of the {kind}, or change its type"),
    explanation: Wording(
      fr: "Un TCS se pose seul ; un KFP se décide en peu de mots, sans QROL ; un dossier n'en contient pas un autre.",
      en: "A TCS stands alone; a KFP is decided in few words, without a QROL; a progressive case holds no other one."))

  static let questionTooDeep = Rule(
    "question-too-deep", .error,
    message: Wording(
      fr: "cette question est plus profonde que ce qui la contient ne le permet",
      en: "this question is deeper than what holds it allows"),
    remedy: Wording(
      fr: "écrivez « {hashes} » devant elle",
      en: "write \"{hashes}\" before it"),
    explanation: Wording(
      fr: "Les questions d'un dossier sont un niveau de titre sous le sien ; une question n'en contient pas d'autre.",
      en: "The questions of a progressive case are one level of heading below it; a question holds no other one."))

  static let longRightOption = Rule(
    "long-right-option", .warning,
    message: Wording(
      fr: "l'option juste est bien plus longue que les autres",
      en: "the right option is much longer than the others"),
    remedy: Wording(
      fr: "raccourcissez-la, ou donnez autant de détails aux autres",
      en: "shorten it, or give the others as much detail"),
    explanation: Wording(
      fr: "Une option plus longue et plus nuancée se devine.",
      en: "A longer and more careful option is easily guessed."))

  static let samePlace = Rule(
    "same-place", .warning,
    message: Wording(
      fr: "la réponse juste est toujours la {place}",
      en: "the right answer is always {place}"),
    remedy: Wording(
      fr: "changez l'ordre des options dans quelques questions",
      en: "change the order of the options in some questions"),
    explanation: Wording(
      fr: "Une réponse toujours à la même place se devine dès la deuxième question.",
      en: "An answer that always stands at the same place is guessed from the second question on."))

  static let answerTold = Rule(
    "answer-told", .warning,
    message: Wording(
      fr: "la réponse « {words} » se lit déjà plus haut",
      en: "the answer \"{words}\" can be read further up already"),
    remedy: Wording(
      fr: "retirez ces mots du titre, de l'adresse, du texte ou de l'image qui les dit, ou posez la question plus tôt",
      en: "take these words out of the title, address, text or image that tells them, or ask the question earlier"),
    explanation: Wording(
      fr: "Une réponse que la page donne avant la question mesure la lecture, non le savoir.",
      en: "An answer that the page gives before the question measures reading, not knowledge."))

  /// Faults of types, of progressive cases, and of what gives an answer away.
  static let assessment: [Rule] = [
    .longAnswer, .noDistractor, .tooManyExpected, .noPanel, .boxInConcordance, .panelCounts, .emptyPanel, .fewExperts,
    .concordanceScale,
    .emptyProgressive, .progressiveCount, .progressiveType, .questionTooDeep, .longRightOption, .samePlace, .answerTold,
  ]
}
