import Diagnostics

/// Faults of what stands under an option: its feedback and its status.
extension Rule {
  static let feedbackNotIndented = Rule(
    "feedback-not-indented", .warning,
    message: Wording(
      fr: "ce retour n'est pas indenté : il est lu comme la correction",
      en: "this feedback is not indented: it is read as the correction"),
    remedy: Wording(
      fr: "mettez deux espaces devant « > », ou une ligne vide au-dessus",
      en: "put two spaces before \">\", or a blank line above"),
    explanation: Wording(
      fr: "Un retour appartient à son option s'il est indenté sous elle.",
      en: "Feedback belongs to its option if it is indented under it."))

  static let swallowedCorrection = Rule(
    "swallowed-correction", .warning,
    message: Wording(
      fr: "cette ligne est lue avec la dernière option, et serait montrée avec elle",
      en: "this line is read with the last option, and would be shown with it"),
    remedy: Wording(
      fr:
        "si c'est la correction, mettez une ligne vide au-dessus ; si c'est la suite de l'option, deux espaces devant",
      en: "if this is the correction, put a blank line above; if it is more of the option, two spaces before it"),
    explanation: Wording(
      fr: "Une ligne sans retrait, juste sous une option, en est la suite.",
      en: "A line that is not indented, right below an option, is more of it."))

  static let feedbackInOption = Rule(
    "feedback-in-option", .error,
    message: Wording(
      fr: "ce retour est lu comme la suite de l'option : il serait montré avant la réponse",
      en: "this feedback is read as more of the option: it would be shown before the answer"),
    remedy: Wording(
      fr: "commencez la ligne par deux espaces puis « > »",
      en: "begin the line with two spaces and \">\""),
    explanation: Wording(
      fr: "Un retour est une citation, « > », décalée de deux espaces sous son option.",
      en: "Feedback is a quotation, \">\", two spaces under its option."))

  static let requiredNotTicked = Rule(
    "required-not-ticked", .error,
    message: Wording(
      fr: "« {status} » sur une option fausse",
      en: "\"{status}\" on a wrong option"),
    remedy: Wording(
      fr: "cochez l'option, ou retirez « {status} »",
      en: "tick the option, or remove \"{status}\""),
    explanation: Wording(
      fr: "Une option indispensable doit être cochée : elle est donc juste.",
      en: "A required option has to be ticked: so it is right."))

  static let unacceptableTicked = Rule(
    "unacceptable-ticked", .error,
    message: Wording(
      fr: "« {status} » sur une option juste",
      en: "\"{status}\" on a right option"),
    remedy: Wording(
      fr: "décochez l'option, ou retirez « {status} »",
      en: "untick the option, or remove \"{status}\""),
    explanation: Wording(
      fr: "Une option inacceptable ne doit pas être cochée : elle est donc fausse.",
      en: "An unacceptable option must not be ticked: so it is wrong."))

  static let statusWithoutEffect = Rule(
    "status-without-effect", .warning,
    message: Wording(
      fr: "« {status} » est sans effet dans une question {kind}",
      en: "\"{status}\" has no effect in a {kind} question"),
    remedy: Wording(
      fr: "retirez-le",
      en: "remove it"),
    explanation: Wording(
      fr: "Indispensable et inacceptable valent dans une QRM ; les points valent dans une QROL.",
      en: "Required and unacceptable count in a QRM; points count in a QROL."))

  static let statusNearMiss = Rule(
    "status-near-miss", .warning,
    message: Wording(
      fr: "« {status} » : vouliez-vous « {nearest} » ?",
      en: "\"{status}\": did you mean \"{nearest}\"?"),
    remedy: Wording(
      fr: "écrivez « **{nearest}.** »",
      en: "write \"**{nearest}.**\""),
    explanation: Wording(
      fr: "Un statut presque juste serait lu comme du texte, et ne compterait pas.",
      en: "A status that is almost right would be read as text, and would not count."))

  static let secondStatus = Rule(
    "second-status", .error,
    message: Wording(
      fr: "« {status} » : cette option a déjà un statut",
      en: "\"{status}\": this option has a status already"),
    remedy: Wording(
      fr: "gardez un seul des deux",
      en: "keep one of them"),
    explanation: Wording(
      fr: "Une option a un statut au plus : le second ne compterait pas.",
      en: "An option has one status at most: the second one would not count."))
}
