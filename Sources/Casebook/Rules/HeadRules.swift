import Diagnostics

/// Faults of heads and settings.
extension Rule {
  static let unknownKey = Rule(
    "unknown-key", .error,
    message: Wording(
      fr: "clé inconnue « {key} »",
      en: "unknown key \"{key}\""),
    remedy: Wording(
      fr: "retirez-la, ou écrivez le nom de clé voulu",
      en: "remove it, or write the name of the key you mean"),
    explanation: Wording(
      fr:
        "Une clé mal écrite serait ignorée sans un mot ; mieux vaut la nommer. Les clés se disent en français ou en anglais.",
      en: "A misspelt key would be ignored in silence; it is better named. Keys may be in French or in English."))

  /// A text without a head.
  public static let missingHead = Rule(
    "missing-head", .error,
    message: Wording(fr: "ce fichier n'a pas d'en-tête", en: "this file has no head"),
    remedy: Wording(
      fr: "commencez par une ligne « --- », puis « title: … », puis une ligne « --- »",
      en: "begin with a line \"---\", then \"title: …\", then a line \"---\""),
    explanation: Wording(
      fr:
        "L'en-tête donne le titre, la date, les auteurs et le statut. Il se tient tout en haut, entre deux lignes « --- ».",
      en:
        "The head gives the title, the date, the authors and the status. It stands at the very top, between two \"---\" lines."
    ))

  static let missingKey = Rule(
    "missing-key", .error,
    message: Wording(
      fr: "il manque la clé « {french} »",
      en: "the key \"{key}\" is missing"),
    remedy: Wording(
      fr: "ajoutez la ligne « {french}: … » dans l'en-tête",
      en: "add the line \"{key}: …\" to the head"),
    explanation: Wording(
      fr:
        "Quatre clés sont nécessaires à un cas : titre, date, auteurs et statut ; un titre suffit à une page et à une traduction.",
      en: "A case needs four keys: title, date, authors and status; a title is enough for a page and for a translation."
    ))

  /// A value that its key does not take.
  public static let badValue = Rule(
    "bad-value", .error,
    message: Wording(
      fr: "« {value} » ne convient pas pour « {key} »",
      en: "\"{value}\" does not suit \"{key}\""),
    remedy: Wording(
      fr: "relisez la valeur",
      en: "check the value"),
    explanation: Wording(
      fr: "Chaque clé attend une valeur d'une certaine forme, que le remède rappelle.",
      en: "Each key expects a value of some form, which the remedy recalls."))

  static let tooManyValues = Rule(
    "too-many-values", .error,
    message: Wording(
      fr: "plus de {most} valeurs pour « {key} » : la suite n'est pas lue",
      en: "more than {most} values for \"{key}\": the rest is not read"),
    remedy: Wording(fr: "gardez celles qui servent", en: "keep those that serve"),
    explanation: Wording(
      fr: "Chaque mot-clé, chaque auteur a sa page : une liste démesurée ferait un site démesuré.",
      en: "Each tag and each author has a page: an enormous list would make an enormous site."))

  static let untranslated = Rule(
    "untranslated", .warning,
    message: Wording(
      fr: "« {key} » n'est pas dit en « {language} », que le site publie",
      en: "\"{key}\" is not told in \"{language}\", which the site publishes"),
    remedy: Wording(fr: "ajoutez une ligne « {language}: … »", en: "add a line \"{language}: …\""),
    explanation: Wording(
      fr: "Sans ces mots, les pages de cette langue montrent ceux de l'autre.",
      en: "Without these words the pages of that language show those of the other one."))

  static let newerFormat = Rule(
    "newer-format", .error,
    message: Wording(
      fr: "ce site est au format {format} ; ce programme lit le format {known}",
      en: "this site is in format {format}; this program reads format {known}"),
    remedy: Wording(
      fr: "mettez Négatoscope à jour",
      en: "update Negatoscope"),
    explanation: Wording(
      fr:
        "Le numéro de format dit comment lire le dossier. Un programme plus ancien que le dossier risquerait de le lire de travers.",
      en: "The format number says how to read the folder. A program older than the folder could misread it."))

  /// Faults of heads and settings.
  static let heads: [Rule] = [
    .unknownKey, .missingHead, .missingKey, .badValue, .tooManyValues, .untranslated, .newerFormat,
  ]
}
