import Diagnostics

/// The faults that a theme can have.
public enum ThemeRules {
  /// A template that Mustache cannot read.
  public static let templateSyntax = Rule(
    "template-syntax", .error,
    message: Wording(
      fr: "le gabarit ne peut pas être lu : {reason}", en: "the template cannot be read: {reason}"),
    remedy: Wording(
      fr: "fermez chaque section {{#nom}} par {{/nom}} et chaque balise par }}",
      en: "close each section {{#name}} with {{/name}} and each tag with }}"),
    explanation: Wording(
      fr:
        "Les gabarits sont écrits en Mustache. Une balise ou une section qui n’est pas fermée rend la page illisible.",
      en: "Templates are written in Mustache. A tag or a section left open makes the page unreadable."))
  /// A name that the template's view does not offer.
  public static let unknownName = Rule(
    "unknown-template-name", .error,
    message: Wording(fr: "« {name} » n’existe pas ici", en: "there is no “{name}” here"),
    remedy: Wording(fr: "les noms offerts ici : {choices}", en: "the names offered here: {choices}"),
    explanation: Wording(
      fr: "Mustache n’écrit rien pour un nom inconnu : la page perdrait une partie sans que personne le voie.",
      en: "Mustache writes nothing for an unknown name: the page would lose a part and nobody would see it."))
  /// A partial that no layer holds.
  public static let unknownPartial = Rule(
    "unknown-partial", .error,
    message: Wording(fr: "le gabarit « {name} » n’existe pas", en: "there is no template “{name}”"),
    remedy: Wording(fr: "les gabarits du thème : {choices}", en: "the templates of the theme: {choices}"),
    explanation: Wording(
      fr: "Une balise {{> nom}} insère le gabarit templates/nom.mustache.",
      en: "A tag {{> name}} inserts the template templates/name.mustache."))
  /// A partial that holds itself.
  public static let circularPartial = Rule(
    "circular-partial", .error,
    message: Wording(fr: "le gabarit « {name} » se contient lui-même", en: "the template “{name}” holds itself"),
    remedy: Wording(fr: "retirez cette balise", en: "remove this tag"),
    explanation: Wording(
      fr: "Un gabarit qui s’insère lui-même n’aurait pas de fin.",
      en: "A template that inserts itself would have no end."))
  /// A name used in a way that its kind does not allow.
  public static let misusedName = Rule(
    "misused-template-name", .error,
    message: Wording(fr: "« {name} » s’écrit {right}", en: "“{name}” is written {right}"),
    explanation: Wording(
      fr:
        "Un texte est échappé ({{nom}}), le HTML du programme ne l’est pas ({{{nom}}}), une liste ou un oui/non est une section ({{#nom}}…{{/nom}}).",
      en:
        "Text is escaped ({{name}}), the program's HTML is not ({{{name}}}), a list or a yes/no is a section ({{#name}}…{{/name}})."
    ))
  /// Mustache that themes do not use.
  public static let unusedSyntax = Rule(
    "unsupported-template-syntax", .error,
    message: Wording(fr: "cette forme de balise n’est pas admise", en: "this form of tag is not accepted"),
    remedy: Wording(
      fr: "les formes admises : {{nom}}, {{{nom}}}, {{#nom}}, {{^nom}}, {{/nom}}, {{> gabarit}}, {{! remarque}}",
      en: "the accepted forms: {{name}}, {{{name}}}, {{#name}}, {{^name}}, {{/name}}, {{> template}}, {{! remark}}"),
    explanation: Wording(
      fr: "Les gabarits restent simples pour pouvoir être vérifiés : ni fonction, ni héritage, ni autre délimiteur.",
      en: "Templates stay simple so that they can be checked: no function, no inheritance, no other delimiter."))
  /// A file that every theme must have.
  public static let missingTemplate = Rule(
    "missing-template", .error,
    message: Wording(fr: "le thème n’a pas « {name} »", en: "the theme has no “{name}”"),
    remedy: Wording(
      fr: "réinstallez le programme, ou ajoutez ce fichier à votre thème",
      en: "install the program again, or add this file to your theme"),
    explanation: Wording(
      fr: "Chaque sorte de page a son gabarit.", en: "Each kind of page has its template."))
  /// A file of the theme that nothing uses.
  public static let unusedFile = Rule(
    "unused-theme-file", .warning,
    message: Wording(fr: "ce fichier du thème ne sert à rien", en: "this file of the theme has no use"),
    explanation: Wording(
      fr:
        "Un thème contient templates/*.mustache, styles/*.css, scripts/*.js, words/fr.yml, words/en.yml, early.js, decoder.js, icon.svg et logo.svg ; un nom mal tapé n’a aucun effet.",
      en:
        "A theme holds templates/*.mustache, styles/*.css, scripts/*.js, words/fr.yml, words/en.yml, early.js, decoder.js, icon.svg and logo.svg; a mistyped name has no effect."
    ))
  /// A key that one language lacks, or that the program needs.
  public static let missingWord = Rule(
    "missing-word", .error,
    message: Wording(fr: "le mot « {key} » manque dans {file}", en: "the word “{key}” is missing in {file}"),
    remedy: Wording(fr: "ajoutez la ligne « {key}: … »", en: "add the line “{key}: …”"),
    explanation: Wording(
      fr: "Les mots de l’interface existent dans les deux langues ; un mot absent laisserait un trou dans la page.",
      en: "The interface's words exist in both languages; a missing one would leave a hole in the page."))
  /// A key of an overriding layer that the built-in layer does not know.
  public static let unknownWord = Rule(
    "unknown-word", .warning,
    message: Wording(fr: "le mot « {key} » ne sert à rien", en: "the word “{key}” has no use"),
    explanation: Wording(
      fr: "Un thème de service remplace des mots du thème de base ; une clé inconnue n’a aucun effet.",
      en: "A department's theme replaces words of the base theme; an unknown key has no effect."))
  /// Words that are not flat `key: text` lines.
  public static let wordsShape = Rule(
    "words-shape", .error,
    message: Wording(
      fr: "les mots s’écrivent « clé: texte », une ligne par mot", en: "words are written “key: text”, one a line"),
    explanation: Wording(
      fr: "Le fichier words/fr.yml est une simple liste de clés et de textes, sans imbrication.",
      en: "The file words/fr.yml is a plain list of keys and texts, without nesting."))
  /// A `{name}` in one language that the other lacks.
  public static let wordValues = Rule(
    "word-values", .error,
    message: Wording(
      fr: "« {key} » n’a pas les mêmes valeurs en français ({fr}) et en anglais ({en})",
      en: "“{key}” does not hold the same values in French ({fr}) and in English ({en})"),
    remedy: Wording(
      fr: "employez les mêmes {noms} entre accolades dans les deux langues",
      en: "use the same {names} between braces in both languages"),
    explanation: Wording(
      fr: "Les accolades reçoivent une valeur : un nom mal tapé resterait tel quel dans la page.",
      en: "Braces receive a value: a mistyped name would stay as it is in the page."))

  /// All of them.
  public static let all = [
    templateSyntax, unknownName, unknownPartial, circularPartial, misusedName, unusedSyntax, missingTemplate,
    unusedFile, missingWord, unknownWord, wordsShape, wordValues,
  ]
}
