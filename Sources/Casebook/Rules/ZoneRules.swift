import Diagnostics

/// Faults of zones.
extension Rule {
  static let noZone = Rule(
    "no-zone", .error,
    message: Wording(
      fr: "cette option de QZP ne commence pas par une zone",
      en: "this option of a QZP does not begin with a zone"),
    remedy: Wording(
      fr: "écrivez la zone entre accents graves après la case : « - [x] `ellipse 43 34 18 14` Nom »",
      en: "write the zone between backticks after the box: \"- [x] `ellipse 43 34 18 14` Name\""),
    explanation: Wording(
      fr:
        "Une zone est une ellipse, un rectangle ou un polygone, en pour cent de l'image depuis son coin supérieur gauche.",
      en: "A zone is an ellipse, a rectangle or a polygon, in percent of the image from its upper left corner."))

  static let zoneShape = Rule(
    "zone-shape", .error,
    message: Wording(
      fr: "« {shape} » n'est pas une forme de zone",
      en: "\"{shape}\" is not a shape of zone"),
    remedy: Wording(
      fr: "écrivez « {nearest} » ; les formes sont ellipse, rectangle et polygone",
      en: "write \"{nearest}\"; shapes are ellipse, rectangle and polygon"),
    explanation: Wording(
      fr:
        "Une zone est « ellipse x y largeur hauteur », « rectangle x y largeur hauteur » ou « polygone x y; x y; x y ».",
      en: "A zone is \"ellipse x y width height\", \"rectangle x y width height\" or \"polygon x y; x y; x y\"."))

  static let zoneNumbers = Rule(
    "zone-numbers", .error,
    message: Wording(
      fr: "cette zone ne donne pas quatre nombres",
      en: "this zone does not give four numbers"),
    remedy: Wording(
      fr: "écrivez « {shape} x y largeur hauteur », en pour cent : « {shape} 43 34 18 14 »",
      en: "write \"{shape} x y width height\", in percent: \"{shape} 43 34 18 14\""),
    explanation: Wording(
      fr:
        "Les nombres d'une ellipse et d'un rectangle sont ceux du cadre qui les contient : gauche, haut, largeur, hauteur.",
      en: "The numbers of an ellipse and of a rectangle are those of the box that holds them: left, top, width, height."
    ))

  static let polygonCorners = Rule(
    "polygon-corners", .error,
    message: Wording(
      fr: "un polygone a au moins trois points ; ici {count}",
      en: "a polygon has three points at least; here {count}"),
    remedy: Wording(
      fr: "séparez les points par des points-virgules : « polygone 10 20; 14 22; 12 30 »",
      en: "part the points by semicolons: \"polygon 10 20; 14 22; 12 30\""),
    explanation: Wording(
      fr: "Deux points ne bordent aucune surface.",
      en: "Two points enclose nothing."))

  static let polygonPairs = Rule(
    "polygon-pairs", .error,
    message: Wording(
      fr: "un point de ce polygone n'a pas ses deux nombres",
      en: "a point of this polygon has not its two numbers"),
    remedy: Wording(
      fr: "écrivez chaque point « x y », et un point-virgule entre deux points",
      en: "write each point \"x y\", and a semicolon between two points"),
    explanation: Wording(
      fr: "Un point est sa distance à la gauche puis au haut de l'image, en pour cent.",
      en: "A point is its distance from the left, then from the top of the image, in percent."))

  static let zoneOutside = Rule(
    "zone-outside", .error,
    message: Wording(
      fr: "cette zone sort de l'image",
      en: "this zone leaves the image"),
    remedy: Wording(
      fr: "gardez tous ses points entre 0 et 100 ; une boîte donne sa largeur et sa hauteur, non son autre coin",
      en: "keep all its points between 0 and 100; a box gives its width and height, not its other corner"),
    explanation: Wording(
      fr: "Les nombres sont des pour cent de l'image : rien ne peut être pointé au-delà.",
      en: "Numbers are percent of the image: nothing can be pointed at beyond."))

  static let emptyZone = Rule(
    "empty-zone", .error,
    message: Wording(
      fr: "cette zone n'a pas de surface",
      en: "this zone has no surface"),
    remedy: Wording(
      fr: "donnez-lui une largeur et une hauteur",
      en: "give it a width and a height"),
    explanation: Wording(
      fr: "Une zone sans surface ne peut être touchée.",
      en: "A zone without surface cannot be hit."))

  static let zoneSlices = Rule(
    "zone-slices", .error,
    message: Wording(
      fr: "les coupes de cette zone ne se lisent pas",
      en: "the slices of this zone cannot be read"),
    remedy: Wording(
      fr: "terminez la zone par « coupe 34 » ou « coupes 30-36 »",
      en: "end the zone with \"slice 34\" or \"slices 30-36\""),
    explanation: Wording(
      fr: "Sur une série, une zone vaut sur une coupe ou sur une suite de coupes, numérotées depuis 1.",
      en: "On a series a zone holds on one slice or on a range of slices, counted from 1."))

  static let zoneWithoutSlice = Rule(
    "zone-without-slice", .error,
    message: Wording(
      fr: "cette zone d'une série ne dit pas ses coupes",
      en: "this zone of a series does not tell its slices"),
    remedy: Wording(
      fr: "ajoutez « coupe 34 » ou « coupes 30-36 » à la fin de la zone",
      en: "add \"slice 34\" or \"slices 30-36\" at the end of the zone"),
    explanation: Wording(
      fr:
        "Sur une série, une zone vaut sur une coupe ou sur une suite de coupes : sans elles, le lecteur pourrait pointer à côté de la lésion.",
      en:
        "On a series a zone holds on one slice or on a range of slices: without them a reader could point beside the lesion."
    ))

  static let zoneSliceOnStill = Rule(
    "zone-slice-on-still", .error,
    message: Wording(
      fr: "cette zone donne des coupes, sur une image qui n'en a pas",
      en: "this zone gives slices, on an image that has none"),
    remedy: Wording(
      fr: "retirez les coupes, ou montrez la série",
      en: "remove the slices, or show the series"),
    explanation: Wording(
      fr: "Une image seule n'a pas de coupes.",
      en: "A single image has no slices."))

  static let noZoneFigure = Rule(
    "no-zone-figure", .error,
    message: Wording(
      fr: "cette QZP n'a pas d'image",
      en: "this QZP has no image"),
    remedy: Wording(
      fr: "mettez une image ou une série entre la question et les zones",
      en: "put an image or a series between the question and the zones"),
    explanation: Wording(
      fr: "On pointe les zones sur l'image de la question.",
      en: "Zones are pointed at on the image of the question."))

  static let severalZoneFigures = Rule(
    "several-zone-figures", .error,
    message: Wording(
      fr: "cette QZP a {count} images",
      en: "this QZP has {count} images"),
    remedy: Wording(
      fr: "n'en gardez qu'une dans l'énoncé",
      en: "keep one of them in the stem"),
    explanation: Wording(
      fr: "Les zones sont celles d'une image : avec plusieurs, on ne sait pas laquelle.",
      en: "Zones belong to one image: with several nobody knows which."))

  static let tooManyZones = Rule(
    "too-many-zones", .error,
    message: Wording(
      fr: "{count} zones à toucher ; {most} au plus",
      en: "{count} zones to hit; {most} at most"),
    remedy: Wording(
      fr: "gardez les {most} principales",
      en: "keep the {most} main ones"),
    explanation: Wording(
      fr: "Une QZP fait pointer cinq zones au plus (R2C, 2023).",
      en: "A QZP has five zones to point at, at most (R2C, 2023)."))

  static let zonesOverlap = Rule(
    "zones-overlap", .error,
    message: Wording(
      fr: "cette zone fausse recouvre une zone juste",
      en: "this wrong zone lies over a right one"),
    remedy: Wording(
      fr: "écartez-les, ou dessinez la zone juste de plus près",
      en: "part them, or draw the right zone closer"),
    explanation: Wording(
      fr: "Un même point ne peut être juste et faux.",
      en: "The same place cannot be right and wrong."))

  /// Faults of zones.
  static let zones: [Rule] = [
    .noZone, .zoneShape, .zoneNumbers, .polygonCorners, .polygonPairs, .zoneOutside, .emptyZone, .zoneSlices,
    .zoneWithoutSlice, .zoneSliceOnStill, .noZoneFigure, .severalZoneFigures, .tooManyZones,
    .zonesOverlap,
  ]
}
