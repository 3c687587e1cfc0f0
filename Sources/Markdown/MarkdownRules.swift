import Diagnostics

/// The faults that reading a text can meet.
extension Rule {
  static let tooDeep = Rule(
    "too-deep", .error,
    message: Wording(
      fr: "plus de {depth} niveaux d'imbrication : la suite n'est pas lue",
      en: "more than {depth} levels of nesting: the rest is not read"),
    remedy: Wording(fr: "retirez des niveaux de citation ou de liste", en: "remove levels of quotation or list"),
    explanation: Wording(
      fr:
        "Aucun cas n'a besoin d'autant de citations ou de listes les unes dans les autres ; une telle profondeur vient d'un collage manqué.",
      en: "No case needs so many quotations or lists within each other; such depth comes from a failed paste."))

  static let windows1252 = Rule(
    "windows-1252", .warning,
    message: Wording(
      fr: "ce fichier n'est pas en UTF-8 ; il est lu comme du Windows-1252",
      en: "this file is not in UTF-8; it is read as Windows-1252"),
    remedy: Wording(fr: "enregistrez-le en « UTF-8 » dans votre éditeur", en: "save it as \"UTF-8\" in your editor"),
    explanation: Wording(
      fr:
        "Les anciens éditeurs de Windows enregistrent les accents autrement que le reste du monde. Le fichier est lu au mieux ; enregistrez-le en UTF-8 pour être certain de chaque accent.",
      en:
        "Old Windows editors save accents in their own way. The file is read as well as can be; save it as UTF-8 to be certain of each accent."
    ))

  /// A file in UTF-16, which is not read.
  public static let utf16 = Rule(
    "utf-16", .error,
    message: Wording(fr: "ce fichier est en UTF-16 : il n'est pas lu", en: "this file is in UTF-16: it is not read"),
    remedy: Wording(fr: "enregistrez-le en « UTF-8 » dans votre éditeur", en: "save it as \"UTF-8\" in your editor"),
    explanation: Wording(
      fr: "L'ancien Bloc-notes nomme « Unicode » l'UTF-16. Choisissez UTF-8.",
      en: "Old Notepad calls UTF-16 \"Unicode\". Choose UTF-8."))

  /// A file that holds a NUL, which is not read.
  public static let notText = Rule(
    "not-text", .error,
    message: Wording(
      fr: "ce fichier contient un octet nul : ce n'est pas du texte", en: "this file holds a NUL byte: it is not text"),
    remedy: Wording(fr: "vérifiez que c'est bien le fichier voulu", en: "check that this is the file you mean"),
    explanation: Wording(
      fr: "Un fichier de texte ne contient jamais d'octet nul : c'est sans doute un document ou une image renommés.",
      en: "A text file never holds a NUL byte: it is probably a renamed document or image."))

  static let unclosedHead = Rule(
    "unclosed-head", .error,
    message: Wording(
      fr: "l'en-tête ouvert par « --- » n'est pas fermé", en: "the head opened by \"---\" is not closed"),
    remedy: Wording(
      fr: "ajoutez une ligne « --- » après la dernière ligne de l'en-tête",
      en: "add a \"---\" line after the last line of the head"),
    explanation: Wording(
      fr:
        "L'en-tête d'un cas se tient entre deux lignes « --- ». Sans la seconde, tout le texte serait pris pour l'en-tête.",
      en:
        "The head of a case stands between two \"---\" lines. Without the second one the whole text would be taken for the head."
    ))

  static let headSyntax = Rule(
    "head-syntax", .error,
    message: Wording(fr: "l'en-tête n'est pas lisible ici", en: "the head cannot be read here ({problem})"),
    remedy: Wording(
      fr: "écrivez « clé: valeur », avec une espace après les deux-points et sans tabulation",
      en: "write \"key: value\", with a space after the colon and no tab"),
    explanation: Wording(
      fr:
        "L'en-tête est du YAML : une clé, deux-points, une espace, une valeur. Une valeur qui contient « : » ou « # » se met entre guillemets droits.",
      en:
        "The head is YAML: a key, a colon, a space, a value. A value that holds \": \" or \" #\" goes between straight quotes."
    ))

  static let headColon = Rule(
    "head-colon", .error,
    message: Wording(fr: "« : » dans une valeur sans guillemets", en: "\": \" in a value without quotes"),
    remedy: Wording(fr: "écrivez : {corrected}", en: "write: {corrected}"),
    explanation: Wording(
      fr:
        "En YAML, deux-points suivis d'une espace séparent une clé de sa valeur. Quand la valeur en contient, comme le veut la typographie française, mettez-la entre guillemets droits.",
      en:
        "In YAML a colon and a space part a key from its value. When the value holds them, put it between straight quotes."
    ))

  static let headQuote = Rule(
    "head-quote", .error,
    message: Wording(fr: "ce guillemet n'est pas fermé", en: "this quotation mark is not closed"),
    remedy: Wording(fr: "écrivez\u{A0}: {corrected}", en: "write: {corrected}"),
    explanation: Wording(
      fr:
        "Une valeur qui commence par un guillemet droit finit par le même. Sans lui, tout ce qui suit en ferait partie.",
      en:
        "A value that begins with a straight quotation mark ends with the same. Without it, all that follows would be in it."
    ))

  static let controlCharacter = Rule(
    "control-character", .error,
    message: Wording(
      fr: "un caractère de commande (U+{code}), qui ne se voit pas",
      en: "a control character (U+{code}), which cannot be seen"),
    remedy: Wording(fr: "retirez-le, ou retapez la ligne", en: "remove it, or type the line again"),
    explanation: Wording(
      fr:
        "Un caractère de commande vient d'un collage ou d'un fichier abîmé. Il peut cacher du texte, en changer le sens de lecture, ou arrêter un lecteur de flux.",
      en:
        "A control character comes from a paste or a damaged file. It can hide text, change its direction, or stop a feed reader."
    ))

  static let invalidUTF8 = Rule(
    "invalid-utf-8", .error,
    message: Wording(
      fr: "un accent de cette ligne n'est pas en UTF-8, alors que d'autres le sont",
      en: "an accent of this line is not in UTF-8, though others are"),
    remedy: Wording(
      fr: "retapez cet accent, et enregistrez le fichier en « UTF-8 »",
      en: "type this accent again, and save the file as \"UTF-8\""),
    explanation: Wording(
      fr:
        "Deux manières d'enregistrer les accents se mêlent dans ce fichier, sans doute après un collage ou une fusion : rien ne dit avec certitude quel accent était voulu.",
      en:
        "Two ways of saving accents are mixed in this file, probably after a paste or a merge: nothing tells with certainty which accent was meant."
    ))

  static let garbledAccents = Rule(
    "garbled-accents", .error,
    message: Wording(
      fr: "« {written} » est sans doute « {meant} », abîmé par un changement d'encodage",
      en: "\"{written}\" is probably \"{meant}\", garbled by a change of encoding"),
    remedy: Wording(fr: "écrivez « {meant} »", en: "write \"{meant}\""),
    explanation: Wording(
      fr:
        "Un texte en UTF-8, ouvert comme du Windows-1252 puis enregistré, garde deux ou trois signes à la place de chaque accent.",
      en:
        "A text in UTF-8 that was opened as Windows-1252 and saved keeps two or three signs in the place of each accent."
    ))

  static let boxDefinition = Rule(
    "box-definition", .error,
    message: Wording(
      fr: "« {box}: » n'est pas lu comme une case, mais comme la définition d'un lien",
      en: "\"{box}:\" is not read as a box, but as the definition of a link"),
    remedy: Wording(
      fr: "retirez les deux-points : « {corrected} … »", en: "remove the colon: \"{corrected} …\""),
    explanation: Wording(
      fr: "En Markdown, des crochets suivis de deux-points nomment une adresse : l'option disparaîtrait du texte.",
      en: "In Markdown brackets with a colon after them name an address: the option would vanish from the text."))

  static let unclosedComment = Rule(
    "unclosed-comment", .error,
    message: Wording(
      fr: "ce commentaire n'est pas fermé : tout ce qui suit serait perdu",
      en: "this comment is not closed: all that follows would be lost"),
    remedy: Wording(fr: "ajoutez « --> » à sa fin", en: "add \"-->\" at its end"),
    explanation: Wording(
      fr: "Un commentaire commence par « <!-- » et finit par « --> ». Rien de ce qu'il contient n'est publié.",
      en: "A comment begins with \"<!--\" and ends with \"-->\". Nothing that it holds is published."))

  /// A key given twice in one mapping.
  public static let repeatedKey = Rule(
    "repeated-key", .error,
    message: Wording(fr: "la clé « {key} » est donnée deux fois", en: "the key \"{key}\" is given twice"),
    remedy: Wording(fr: "gardez une seule des deux lignes", en: "keep one of the two lines"),
    explanation: Wording(
      fr:
        "Donnée deux fois, une clé pourrait dire deux choses différentes. Le nom français et le nom anglais d'une clé sont la même clé.",
      en:
        "Given twice, a key could say two different things. The French and the English name of a key are the same key.")
  )

  static let headAnchor = Rule(
    "head-anchor", .error,
    message: Wording(
      fr: "« {mark} » au début d'une valeur : ancres et alias de YAML sont refusés",
      en: "\"{mark}\" at the start of a value: YAML anchors and aliases are refused"),
    remedy: Wording(fr: "mettez la valeur entre guillemets droits", en: "put the value between straight quotes"),
    explanation: Wording(
      fr:
        "« & » et « * » en tête d'une valeur ont un sens caché en YAML, qui permet de fabriquer des fichiers démesurés. Aucun cas n'en a besoin.",
      en:
        "\"&\" and \"*\" at the start of a value have a hidden meaning in YAML, by which enormous files can be made. No case needs them."
    ))

  /// Something else than keys and values where they are expected.
  public static let headNotMapping = Rule(
    "head-not-keys", .error,
    message: Wording(
      fr: "l'en-tête n'est pas une suite de « clé: valeur »", en: "the head is not a series of \"key: value\""),
    remedy: Wording(fr: "commencez par « title: … »", en: "begin with \"title: …\""),
    explanation: Wording(
      fr: "L'en-tête d'un cas est une suite de lignes « clé: valeur ».",
      en: "The head of a case is a series of \"key: value\" lines."))

  /// Every fault of this module.
  public static let markdown: [Rule] = [
    .tooDeep, .windows1252, .invalidUTF8, .controlCharacter, .garbledAccents, .boxDefinition, .unclosedComment, .utf16,
    .notText,
    .unclosedHead, .headSyntax, .headColon, .headQuote, .repeatedKey,
    .headAnchor, .headNotMapping,
  ]
}
