import Diagnostics

/// Faults of sections, figures and comments.
extension Rule {
  static let titleInBody = Rule(
    "title-in-body", .warning,
    message: Wording(
      fr: "un titre « # » dans le texte : celui du cas est dans l'en-tête",
      en: "a \"#\" heading in the text: the title of the case is in the head"),
    remedy: Wording(
      fr: "retirez-le, ou écrivez « ## » pour une section",
      en: "remove it, or write \"##\" for a section"),
    explanation: Wording(
      fr: "Une page n'a qu'un titre, celui de l'en-tête. Les sections commencent par « ## ».",
      en: "A page has one title, that of the head. Sections begin with \"##\"."))

  static let repeatedHeading = Rule(
    "repeated-heading", .warning,
    message: Wording(
      fr: "deux titres portent les mêmes mots : « {title} »",
      en: "two headings have the same words: \"{title}\""),
    remedy: Wording(
      fr: "changez les mots de l'un des deux",
      en: "change the words of one of them"),
    explanation: Wording(
      fr:
        "L'adresse d'une section vient de ses mots. Deux sections de mêmes mots ne se distinguent que par un numéro, qui change si l'une disparaît.",
      en:
        "The address of a section comes from its words. Two sections of the same words differ by a number only, which changes if one goes."
    ))

  /// A link or an image whose address says nothing.
  public static let emptyAddress = Rule(
    "empty-address", .error,
    message: Wording(fr: "l'adresse est vide", en: "the address is empty"),
    remedy: Wording(
      fr: "écrivez entre les parenthèses où mène le lien, ou le fichier de l'image",
      en: "write between the parentheses where the link leads, or the file of the image"),
    explanation: Wording(
      fr: "Un lien sans adresse ne mène nulle part, une image sans fichier ne montre rien.",
      en: "A link without an address leads nowhere, an image without a file shows nothing."))

  static let outsideImage = Rule(
    "outside-image", .error,
    message: Wording(
      fr: "l'image « {address} » est sur un autre site",
      en: "the image \"{address}\" is on another site"),
    remedy: Wording(
      fr: "copiez l'image dans le dossier du cas",
      en: "copy the image into the folder of the case"),
    explanation: Wording(
      fr: "Le site publié ne demande rien à un autre hôte, et ce qui est ailleurs peut changer ou disparaître.",
      en: "The published site asks nothing of another host, and what is elsewhere can change or vanish."))

  static let imageOutside = Rule(
    "image-outside", .error,
    message: Wording(
      fr: "l'image « {address} » est hors du dossier de ce fichier",
      en: "the image \"{address}\" is outside this file's folder"),
    remedy: Wording(
      fr: "copiez l'image dans ce dossier",
      en: "copy the image into this folder"),
    explanation: Wording(
      fr:
        "Un cas tient dans son dossier : c'est ce qui permet de le déplacer, de le relire et de le retirer en entier.",
      en: "A case stands in its folder: so it can be moved, reviewed and withdrawn as a whole."))

  /// The address of a link or an image written as Windows writes paths.
  public static let backslash = Rule(
    "backslash", .error,
    message: Wording(
      fr: "« {address} » est écrit avec « \\ »",
      en: "\"{address}\" is written with \"\\\""),
    remedy: Wording(
      fr: "écrivez « {corrected} »",
      en: "write \"{corrected}\""),
    explanation: Wording(
      fr: "Windows sépare les dossiers par « \\ » ; dans une adresse, c'est « / ».",
      en: "Windows separates folders by \"\\\"; in an address it is \"/\"."))

  static let seriesInLine = Rule(
    "series-in-line", .error,
    message: Wording(
      fr: "une série au milieu d'une ligne de texte", en: "a series in the middle of a line of text"),
    remedy: Wording(
      fr: "mettez-la seule dans son paragraphe, avec une ligne vide avant et après",
      en: "put it alone in its paragraph, with an empty line before and after"),
    explanation: Wording(
      fr: "Une série se fait défiler : il lui faut sa place. Deux séries d'un même paragraphe sont côte à côte.",
      en: "A series is scrolled: it needs its place. Two series of one paragraph stand side by side."))

  /// A date of an image that is none of the relative ones.
  public static let figureDate = Rule(
    "figure-date", .error,
    message: Wording(
      fr: "« {date} » n'est pas une date relative",
      en: "\"{date}\" is not a relative date"),
    remedy: Wording(
      fr: "écrivez « J0 », « J-1200 », ou une année seule",
      en: "write \"J0\", \"J-1200\", or a bare year"),
    explanation: Wording(
      fr: "Aucune date de calendrier d'un examen n'est publiée : elle aiderait à reconnaître le patient.",
      en: "No calendar date of an examination is published: it would help to recognise the patient."))

  static let commentKey = Rule(
    "comment-key", .error,
    message: Wording(
      fr: "« {key} » dans un commentaire : vouliez-vous « {nearest} » ?",
      en: "\"{key}\" in a comment: did you mean \"{nearest}\"?"),
    remedy: Wording(
      fr: "écrivez « {nearest}: … »",
      en: "write \"{nearest}: …\""),
    explanation: Wording(
      fr: "Les commentaires « clé: valeur » sont lus. Une clé presque juste serait ignorée sans un mot.",
      en: "Comments written \"key: value\" are read. A key that is almost right would be ignored in silence."))

  static let commentColon = Rule(
    "comment-colon", .error,
    message: Wording(
      fr: "« {key} » sans deux-points : ce commentaire n'est pas lu",
      en: "\"{key}\" without a colon: this comment is not read"),
    remedy: Wording(fr: "écrivez « {key}: … »", en: "write \"{key}: …\""),
    explanation: Wording(
      fr: "Les commentaires lus s'écrivent « clé: valeur », séparés par des points-virgules.",
      en: "Comments that are read are written \"key: value\", with semicolons between them."))

  static let lostHeading = Rule(
    "lost-heading", .error,
    message: Wording(
      fr: "cette ligne n'est pas lue comme un titre", en: "this line is not read as a heading"),
    remedy: Wording(
      fr: "mettez une espace après les dièses, six au plus : « {corrected} »",
      en: "put a space after the hashes, six at most: \"{corrected}\""),
    explanation: Wording(
      fr: "Un titre s'écrit « ## Titre » : un à six dièses, une espace, les mots.",
      en: "A heading is written \"## Title\": one to six hashes, a space, the words."))

  static let commentSemicolon = Rule(
    "comment-semicolon", .error,
    message: Wording(
      fr: "il manque un point-virgule entre deux clés d'un commentaire",
      en: "a semicolon is missing between two keys of a comment"),
    remedy: Wording(fr: "mettez un point-virgule", en: "put a semicolon"),
    explanation: Wording(
      fr: "La virgule sépare les valeurs d'une clé (« items: 198, 199 »), le point-virgule les clés.",
      en: "A comma parts the values of a key (\"items: 198, 199\"), a semicolon the keys."))

  static let commentWords = Rule(
    "comment-words", .error,
    message: Wording(
      fr: "« {words} » n'a pas de clé, dans un commentaire qui en a",
      en: "\"{words}\" has no key, in a comment that has some"),
    remedy: Wording(
      fr: "écrivez « clé: valeur », ou mettez ces mots dans un autre commentaire",
      en: "write \"key: value\", or put these words in another comment"),
    explanation: Wording(
      fr: "Les commentaires lus s'écrivent « clé: valeur », séparés par des points-virgules.",
      en: "Comments that are read are written \"key: value\", with semicolons between them."))

  static let commentWithoutEffect = Rule(
    "comment-without-effect", .warning,
    message: Wording(
      fr: "ce commentaire ne se rapporte à rien", en: "this comment belongs to nothing"),
    remedy: Wording(
      fr: "placez-le juste après l'image, ou à la fin du titre de la question",
      en: "put it right after the image, or at the end of the question's heading"),
    explanation: Wording(
      fr:
        "Un commentaire « clé: valeur » nomme ce qui le précède sur la même ligne : une image, ou le titre d'une question.",
      en:
        "A comment \"key: value\" names what stands before it on its line: an image, or the heading of a question."))

  static let malformedID = Rule(
    "malformed-id", .error,
    message: Wording(
      fr: "l'identifiant « {id} » a d'autres signes que des minuscules, des chiffres et des tirets",
      en: "the identifier \"{id}\" has other signs than lower-case letters, digits and hyphens"),
    remedy: Wording(
      fr: "écrivez « {better} »",
      en: "write \"{better}\""),
    explanation: Wording(
      fr:
        "Un identifiant devient une adresse et une clé permanente : des minuscules sans accent, des chiffres, des tirets.",
      en: "An identifier becomes an address and a permanent key: plain lower-case letters, digits, hyphens."))

  static let repeatedFigure = Rule(
    "repeated-figure", .error,
    message: Wording(
      fr: "deux figures portent le nom « {name} »",
      en: "two figures are named \"{name}\""),
    remedy: Wording(
      fr: "ajoutez après l'une des deux : <!-- id: un-autre-nom -->",
      en: "add after one of them: <!-- id: another-name -->"),
    explanation: Wording(
      fr:
        "Le nom court d'une figure sert aux liens ; il vient de son fichier ou du commentaire qui la suit, et ne sert qu'une fois dans le cas.",
      en:
        "The short name of a figure serves links; it comes from its file or from the comment after it, and serves once in the case."
    ))

  /// Faults of sections, figures and comments.
  static let bodies: [Rule] = [
    .titleInBody, .repeatedHeading, .emptyAddress, .outsideImage, .backslash, .imageOutside, .seriesInLine,
    .figureDate, .commentKey,
    .lostHeading, .commentColon, .commentSemicolon, .commentWords,
    .commentWithoutEffect,
    .malformedID, .repeatedFigure,
  ]
}
