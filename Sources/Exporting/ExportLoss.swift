import Diagnostics

/// What a format cannot say as the site does.
public enum ExportLoss: String, Hashable, Sendable, CaseIterable {
  // Every format.
  case seriesAsSlice = "series-as-slice"
  case imagesNamed = "images-named"
  // Anki.
  case noMarking = "no-marking"
  case zonesNamed = "zones-named"
  case itemsApart = "items-apart"
  case stepsApart = "steps-apart"
  // Moodle.
  case weightsForDiscordances = "weights-for-discordances"
  case requiredNotEnforced = "required-not-enforced"
  case countNotEnforced = "count-not-enforced"
  case votesRounded = "votes-rounded"
  case spellingsListed = "spellings-listed"
  case markedByTeacher = "marked-by-teacher"
  case zonesInPixels = "zones-in-pixels"

  /// In words.
  public var wording: Wording {
    switch self {
    case .seriesAsSlice:
      Wording(
        fr: "une série n’est plus qu’une coupe\u{A0}: ni défilement, ni fenêtres, ni mesures",
        en: "a series is one slice only: no scrolling, no windows, no measures")
    case .imagesNamed:
      Wording(
        fr: "les images sont nommées, pas jointes\u{A0}: elles sont dans le dossier «\u{A0}media\u{A0}» du site",
        en: "images are named, not enclosed: they are in the folder \"media\" of the site")
    case .noMarking:
      Wording(
        fr: "Anki ne note pas\u{A0}: le lecteur se note lui-même, sans barème",
        en: "Anki does not mark: readers grade themselves, without the marking scale")
    case .zonesNamed:
      Wording(
        fr:
          "les zones sont cachées et à nommer (occlusion d’image), au lieu d’être à pointer\u{A0}; les zones fausses ne sont plus que citées au dos",
        en:
          "zones are hidden and to be named (image occlusion) instead of pointed at; wrong zones are only told on the back"
      )
    case .itemsApart:
      Wording(
        fr: "chaque proposition d’un TCS est à part, sans note d’ensemble",
        en: "each item of a concordance test stands apart, without a mark for the whole")
    case .stepsApart:
      Wording(
        fr:
          "les étapes d’un dossier progressif se posent seules, dans n’importe quel ordre\u{A0}; ce qui précède est rappelé, replié",
        en: "the steps of a progressive case are asked alone, in any order; what came before is repeated, folded")
    case .weightsForDiscordances:
      Wording(
        fr:
          "Moodle additionne des poids au lieu de compter les discordances\u{A0}: la note d’une réponse incomplète diffère",
        en: "Moodle adds weights instead of counting discordances: the mark of an incomplete answer differs")
    case .requiredNotEnforced:
      Wording(
        fr: "une réponse «\u{A0}indispensable\u{A0}» oubliée ne met pas la note à zéro",
        en: "a required answer that is left out does not bring the mark to zero")
    case .countNotEnforced:
      Wording(
        fr: "le nombre de réponses à cocher est dit, pas imposé\u{A0}; chaque réponse fausse en annule une juste",
        en: "the number of answers to tick is told, not enforced; each wrong answer cancels a right one")
    case .votesRounded:
      Wording(
        fr: "les parts du panel sont arrondies aux fractions que Moodle admet",
        en: "shares of the panel are rounded to the fractions that Moodle accepts")
    case .spellingsListed:
      Wording(
        fr:
          "Moodle compare les lettres\u{A0}: la casse est ignorée, chaque réponse est aussi admise sans accents, sans article ou sans tirets, mais une autre ponctuation est comptée fausse",
        en:
          "Moodle compares letters: case is ignored, each answer is also accepted without accents, article or hyphens, but other punctuation is counted wrong"
      )
    case .markedByTeacher:
      Wording(
        fr: "une réponse longue est notée par l’enseignant, qui a la grille sous les yeux",
        en: "a long answer is marked by the teacher, who has the grid at hand")
    case .zonesInPixels:
      Wording(
        fr:
          "les zones sont des repères à déposer sur une image de 600 × 400 pixels au plus\u{A0}; une ellipse devient un polygone, les zones fausses ne sont plus que citées dans le retour",
        en:
          "zones are markers to drop on a picture of 600 × 400 pixels at most; an ellipse becomes a polygon, wrong zones are only told in the feedback"
      )
    }
  }
}
