import Diagnostics

/// Faults of `series.yml`.
extension Rule {
  static let seriesFormat = Rule(
    "series-format", .error,
    message: Wording(
      fr: "ce fichier est de la version {format}, ce programme lit la version {known}",
      en: "this file is of version {format}, this program reads version {known}"),
    remedy: Wording(
      fr: "mettez le programme à jour, ou importez la série de nouveau",
      en: "update the program, or import the series again"),
    explanation: Wording(
      fr: "Le numéro « format » dit comment lire le fichier. Une version plus récente peut dire autre chose.",
      en: "The number \"format\" tells how the file is to be read. A later version may say something else."))

  static let seriesNumbers = Rule(
    "series-numbers", .error,
    message: Wording(
      fr: "« {key} » n'a pas les nombres attendus", en: "\"{key}\" does not have the numbers expected"),
    remedy: Wording(fr: "écrivez {expected-fr}", en: "write {expected-en}"),
    explanation: Wording(
      fr: "Une mesure mal écrite placerait une coupe, une règle ou un dessin à côté de sa vraie place.",
      en: "A measure that is badly written would put a slice, a ruler or a drawing beside its true place."))

  /// A slice that a link or a mark names and that is not there.
  public static let noSuchSlice = Rule(
    "no-such-slice", .error,
    message: Wording(
      fr: "il n'y a pas de coupe {slice} : la série en a {count}",
      en: "there is no slice {slice}: the series has {count}"),
    remedy: Wording(
      fr: "écrivez un numéro de 1 à {count}", en: "write a number from 1 to {count}"),
    explanation: Wording(
      fr: "Les coupes se comptent à partir de 1, dans l'ordre où le lecteur les voit défiler.",
      en: "Slices are counted from 1, in the order in which the reader scrolls them."))

  /// A window that a link or a mark names and that is not there.
  public static let noSuchWindow = Rule(
    "no-such-window", .error,
    message: Wording(
      fr: "la série n'a pas de fenêtre « {name} »", en: "the series has no window \"{name}\""),
    remedy: Wording(
      fr: "les fenêtres sont {choices}", en: "the windows are {choices}"),
    explanation: Wording(
      fr: "Les fenêtres d'une série sont nommées sous « windows », dans series.yml, ainsi : « os: 2500/480 ».",
      en: "The windows of a series are named under \"windows\", in series.yml, so: \"os: 2500/480\"."))

  static let unplacedAnnotation = Rule(
    "unplaced-annotation", .error,
    message: Wording(
      fr: "une annotation sans dessin", en: "an annotation without a drawing"),
    remedy: Wording(
      fr:
        "commencez par « arrow », « ellipse », « rectangle », « polygon » ou « text-at », suivi de ses points en pour cent",
      en: "begin with \"arrow\", \"ellipse\", \"rectangle\", \"polygon\" or \"text-at\", then its points in percent"),
    explanation: Wording(
      fr: "Une annotation est un dessin posé sur des coupes, en pour cent de l'image : il suit le zoom.",
      en: "An annotation is a drawing on some slices, in percent of the image: it follows the zoom."))

  /// Every rule of this file.
  public static let seriesRules = [seriesFormat, seriesNumbers, noSuchSlice, noSuchWindow, unplacedAnnotation]
}
