import Diagnostics

/// Faults of questions.
extension Rule {
  static let questionCode = Rule(
    "question-code", .error,
    message: Wording(
      fr: "« {code} » n'est pas un type de question",
      en: "\"{code}\" is not a type of question"),
    remedy: Wording(
      fr: "vouliez-vous « {nearest} » ?",
      en: "did you mean \"{nearest}\"?"),
    explanation: Wording(
      fr:
        "Les types sont ceux de l'examen national : QRU, QRM, QRP, QROC, QROL, QZP, TCS, et DP ou KFP pour les enchaîner ; ou leurs jumeaux anglais : SBA, MRQ, SAQ, HOTSPOT, SCT.",
      en:
        "Types are those of the French national examination: QRU, QRM, QRP, QROC, QROL, QZP, TCS, and DP or KFP to chain them; or their English twins: SBA, MRQ, SAQ, HOTSPOT, SCT."
    ))

  static let questionWithoutLead = Rule(
    "question-without-lead", .error,
    message: Wording(
      fr: "« {code} » n'a pas de consigne",
      en: "\"{code}\" asks nothing"),
    remedy: Wording(
      fr: "écrivez la question après les deux-points",
      en: "write the question after the colon"),
    explanation: Wording(
      fr: "La consigne, après les deux-points, est ce que lit le candidat.",
      en: "The words after the colon are what the candidate reads."))

  static let repeatedQuestion = Rule(
    "repeated-question", .error,
    message: Wording(
      fr: "l'identifiant de question « {id} » sert deux fois",
      en: "the question identifier \"{id}\" serves twice"),
    remedy: Wording(
      fr: "donnez à l'une des deux un autre « <!-- id: … --> »",
      en: "give one of them another \"<!-- id: … -->\""),
    explanation: Wording(
      fr: "Les réponses des lecteurs sont gardées sous l'identifiant de la question.",
      en: "Readers' answers are kept under the question's identifier."))

  static let notAList = Rule(
    "not-a-list", .error,
    message: Wording(
      fr: "ce signe ne commence pas une liste",
      en: "this sign does not begin a list"),
    remedy: Wording(
      fr: "écrivez « - [ ] » ou « - [x] », avec une espace après le tiret",
      en: "write \"- [ ]\" or \"- [x]\", with a space after the hyphen"),
    explanation: Wording(
      fr:
        "Les puces collées depuis Word et un tiret sans espace sont du texte ordinaire : la question n'aurait pas d'options.",
      en: "Bullets pasted from Word and a hyphen without a space are plain text: the question would have no options."))

  static let secondOptions = Rule(
    "second-options", .error,
    message: Wording(
      fr: "une seconde liste d'options dans la même question",
      en: "a second list of options in the same question"),
    remedy: Wording(
      fr: "réunissez les deux listes, avec le même tiret et sans texte entre elles",
      en: "join both lists, with the same hyphen and no text between them"),
    explanation: Wording(
      fr: "Un changement de puce ou un texte non indenté coupe la liste en deux ; la seconde serait perdue.",
      en: "A change of bullet or a text that is not indented cuts the list in two; the second one would be lost."))

  static let optionsInOption = Rule(
    "options-in-option", .error,
    message: Wording(
      fr: "des options décalées sous une autre : elles en seraient le retour",
      en: "options indented under another one: they would be its feedback"),
    remedy: Wording(
      fr: "ramenez leurs tirets sous celui de la première",
      en: "bring their hyphens below that of the first one"),
    explanation: Wording(
      fr: "Les options d'une question sont une seule liste ; ce qui est décalé appartient à l'option du dessus.",
      en: "The options of a question are one list; what is indented belongs to the option above."))

  static let optionsWithoutQuestion = Rule(
    "options-without-question", .warning,
    message: Wording(
      fr: "des cases sans question : elles seraient montrées telles quelles",
      en: "boxes without a question: they would be shown as they are written"),
    remedy: Wording(
      fr: "écrivez au-dessus un titre de question, « ### QRM : … », ou ôtez les cases",
      en: "write a question's heading above, \"### QRM: …\", or take the boxes away"),
    explanation: Wording(
      fr: "Une liste à cocher, ou un panel, ne se lit que sous le titre d'une question.",
      en: "A list of boxes, or a panel, is only read under the heading of a question."))

  static let malformedBox = Rule(
    "malformed-box", .error,
    message: Wording(
      fr: "case « {box} » mal écrite",
      en: "box \"{box}\" is badly written"),
    remedy: Wording(
      fr: "écrivez « {corrected} »",
      en: "write \"{corrected}\""),
    explanation: Wording(
      fr: "Une case s'écrit [x] (juste) ou [ ] (fausse), suivie d'une espace.",
      en: "A box is written [x] (right) or [ ] (wrong), and a space follows."))

  static let optionWithoutBox = Rule(
    "option-without-box", .error,
    message: Wording(
      fr: "option sans case",
      en: "option without a box"),
    remedy: Wording(
      fr: "commencez par « [x] » (juste) ou « [ ] » (fausse)",
      en: "begin with \"[x]\" (right) or \"[ ]\" (wrong)"),
    explanation: Wording(
      fr: "Chaque option d'une question commence par une case.",
      en: "Each option of a question begins with a box."))

  static let emptyOption = Rule(
    "empty-option", .error,
    message: Wording(
      fr: "option vide",
      en: "empty option"),
    remedy: Wording(
      fr: "écrivez l'option après la case",
      en: "write the option after the box"),
    explanation: Wording(
      fr: "Une option sans mots ne peut être lue.",
      en: "An option without words cannot be read."))

  static let noOption = Rule(
    "no-option", .error,
    message: Wording(
      fr: "cette question {kind} n'a pas d'option",
      en: "this {kind} question has no option"),
    remedy: Wording(
      fr: "écrivez une liste « - [x] … » et « - [ ] … » sous la question",
      en: "write a list \"- [x] …\" and \"- [ ] …\" under the question"),
    explanation: Wording(
      fr: "Les options sont une liste à cases, sous la question.",
      en: "Options are a list of boxes, under the question."))

  /// What a TCS has in place of options.
  static let noItem = Wording(
    fr:
      "écrivez une liste numérotée, chaque item avec son panel : « > **Panel : 0 / 0 / 2 / 9 / 4.** »",
    en: "write a numbered list, each item with its panel: \"> **Panel: 0 / 0 / 2 / 9 / 4.**\"")

  static let noRightAnswer = Rule(
    "no-right-answer", .error,
    message: Wording(
      fr: "aucune option juste",
      en: "no right option"),
    remedy: Wording(
      fr: "cochez « [x] » au moins une option",
      en: "tick at least one option \"[x]\""),
    explanation: Wording(
      fr: "Sans option juste, la question n'a pas de réponse.",
      en: "Without a right option the question has no answer."))

  static let onlyOption = Rule(
    "only-option", .error,
    message: Wording(
      fr: "une seule option",
      en: "one option only"),
    remedy: Wording(
      fr: "ajoutez des options",
      en: "add options"),
    explanation: Wording(
      fr: "Il n'y a pas de choix avec une seule option.",
      en: "There is no choice with one option."))

  static let severalRightAnswers = Rule(
    "several-right-answers", .error,
    message: Wording(
      fr: "une QRU a une seule option juste ; ici {count}",
      en: "a QRU has one right option; here {count}"),
    remedy: Wording(
      fr: "gardez une seule « [x] », ou écrivez QRM",
      en: "keep one \"[x]\", or write QRM"),
    explanation: Wording(
      fr: "QRU : question à réponse unique. QRM : question à réponses multiples.",
      en: "QRU: one right answer. QRM: several."))

  static let pointsDoNotAddUp = Rule(
    "points-do-not-add-up", .error,
    message: Wording(
      fr: "les éléments valent {sum} points, le titre en annonce {points}",
      en: "the items are worth {sum} points, the heading says {points}"),
    remedy: Wording(
      fr: "accordez le titre et la grille",
      en: "make heading and grid agree"),
    explanation: Wording(
      fr: "Les points de la grille d'une QROL font le total de la question.",
      en: "The points of a QROL's grid make the total of the question."))

  static let repeatedOption = Rule(
    "repeated-option", .error,
    message: Wording(
      fr: "cette option est écrite deux fois",
      en: "this option is written twice"),
    remedy: Wording(
      fr: "changez l'une des deux",
      en: "change one of them"),
    explanation: Wording(
      fr: "Deux options de mêmes mots ne peuvent être distinguées.",
      en: "Two options of the same words cannot be told apart."))

  /// Faults of questions.
  static let questions: [Rule] = [
    .questionCode, .questionWithoutLead, .repeatedQuestion, .notAList, .secondOptions,
    .feedbackNotIndented, .feedbackInOption, .optionsInOption, .optionsWithoutQuestion, .malformedBox,
    .optionWithoutBox, .emptyOption, .requiredNotTicked, .unacceptableTicked,
    .statusWithoutEffect, .statusNearMiss, .secondStatus, .swallowedCorrection, .noOption, .noRightAnswer, .onlyOption,
    .severalRightAnswers,
    .pointsDoNotAddUp, .repeatedOption,
  ]
}
