import Diagnostics

/// What the gate looks for, each with its rule. An author can accept a finding by the rule's name, with a reason.
enum PrivacyKind: CaseIterable {
  case date, socialSecurity, recordNumber, telephone, mail, name, listedName, initials, address, age, year, fileName

  /// The rule of this kind of finding.
  var rule: Rule {
    switch self {
    case .date: Self.dateRule
    case .socialSecurity: Self.socialSecurityRule
    case .recordNumber: Self.recordNumberRule
    case .telephone: Self.telephoneRule
    case .mail: Self.mailRule
    case .name: Self.nameRule
    case .listedName: Self.listedNameRule
    case .initials: Self.initialsRule
    case .address: Self.addressRule
    case .age: Self.ageRule
    case .year: Self.yearRule
    case .fileName: Self.fileNameRule
    }
  }

  private static let accept = Wording(
    fr:
      "S'il n'y a là personne, dites-le dans l'en-tête : « accepté: [{ règle: …, raison: … }] ». Ce qui est trouvé n'est jamais écrit dans un message : des points le cachent.",
    en:
      "If it is nobody's, say so in the head: \"accepted: [{ rule: …, reason: … }]\". What is found is never written in a message: dots hide it."
  )

  private static func rule(
    _ name: String, _ severity: Severity = .error, fr: String, en: String, remedyFr: String, remedyEn: String,
    whyFr: String, whyEn: String
  ) -> Rule {
    Rule(
      name, severity, message: Wording(fr: fr, en: en), remedy: Wording(fr: remedyFr, en: remedyEn),
      explanation: Wording(fr: "\(whyFr) \(accept.fr)", en: "\(whyEn) \(accept.en)"))
  }

  private static let dateRule = rule(
    "patient-date", fr: "une date de calendrier", en: "a calendar date",
    remedyFr: "écrivez-la par rapport au cas : « J0 », « J-1200 », « trois mois plus tard »",
    remedyEn: "write it relative to the case: \"J0\", \"J-1200\", \"three months later\"",
    whyFr: "La date d'un examen, d'une naissance ou d'un séjour fait retrouver un patient.",
    whyEn: "The date of an examination, of a birth or of a stay leads to a patient.")
  private static let socialSecurityRule = rule(
    "patient-social-security", fr: "un numéro de sécurité sociale", en: "a social security number",
    remedyFr: "retirez-le", remedyEn: "remove it",
    whyFr: "Ce numéro, dont la clé est juste, désigne une seule personne.",
    whyEn: "This number, whose key is right, means one person.")
  private static let recordNumberRule = rule(
    "patient-record-number", fr: "un numéro de dossier ou d'examen", en: "the number of a record or of an examination",
    remedyFr: "retirez-le", remedyEn: "remove it",
    whyFr: "IPP, NDA et numéros d'examen ouvrent le dossier du patient.",
    whyEn: "Record and accession numbers open the patient's file.")
  private static let telephoneRule = rule(
    "patient-telephone", fr: "un numéro de téléphone", en: "a telephone number", remedyFr: "retirez-le",
    remedyEn: "remove it", whyFr: "Un cas n'a besoin du téléphone de personne.",
    whyEn: "A case needs nobody's telephone number.")
  private static let mailRule = rule(
    "patient-mail", fr: "une adresse électronique", en: "an e-mail address",
    remedyFr: "retirez-la ; celle d'un auteur va dans « auteurs », celle du service dans site.yml",
    remedyEn: "remove it; an author's goes in \"authors\", the department's in site.yml",
    whyFr: "Une adresse électronique désigne une personne.", whyEn: "An e-mail address means one person.")
  private static let nameRule = rule(
    "patient-name", fr: "un nom, annoncé par le mot qui le précède", en: "a name, announced by the word before it",
    remedyFr: "écrivez « le patient », « la patiente »", remedyEn: "write \"the patient\"",
    whyFr:
      "Un cas ne nomme personne. Les noms sont cherchés après « M. », « Mme », « né(e) », « patient(e) », « nom : ».",
    whyEn: "A case names nobody. Names are looked for after \"Mr\", \"Mrs\", \"born\", \"patient\", \"name:\".")
  private static let listedNameRule = rule(
    "patient-listed-name", fr: "un nom de la liste du service", en: "a name of the department's list",
    remedyFr: "écrivez « le patient », « la patiente »", remedyEn: "write \"the patient\"",
    whyFr: "Le service a donné une liste de noms à ne pas publier (--names).",
    whyEn: "The department gave a list of names not to be published (--names).")
  private static let initialsRule = rule(
    "patient-initials", fr: "des initiales à la place d'un nom", en: "initials in the place of a name",
    remedyFr: "écrivez « le patient », « la patiente »", remedyEn: "write \"the patient\"",
    whyFr: "Des initiales, jointes à un âge, à un service, à une année, font un nom.",
    whyEn: "Initials with an age, a department and a year make a name.")
  private static let addressRule = rule(
    "patient-address", fr: "une adresse", en: "an address", remedyFr: "retirez-la", remedyEn: "remove it",
    whyFr: "Une rue ou une commune, dans un cas, est celle de quelqu'un.",
    whyEn: "A street or a town in a case is somebody's.")
  private static let ageRule = rule(
    "patient-age", fr: "un âge de plus de 89 ans", en: "an age over 89",
    remedyFr: "écrivez « 90 ans et plus »", remedyEn: "write \"90 or older\"",
    whyFr: "Passé 89 ans, un âge exact et une commune suffisent souvent à désigner quelqu'un.",
    whyEn: "Beyond 89, an exact age and a town are often enough to single somebody out.")
  private static let yearRule = rule(
    "patient-year", .warning, fr: "une année qui situe un examen", en: "a year that places an examination",
    remedyFr: "écrivez-la par rapport au cas (« dix ans plus tôt »), ou acceptez-la dans l'en-tête",
    remedyEn: "write it relative to the case (\"ten years before\"), or accept it in the head",
    whyFr: "Une année seule dit peu, mais elle s'ajoute à l'âge et au diagnostic.",
    whyEn: "A bare year tells little, but it adds to the age and the diagnosis.")
  private static let fileNameRule = rule(
    "patient-file-name", fr: "le nom de ce fichier semble tenir d'un patient",
    en: "this file's name seems to be a patient's",
    remedyFr: "renommez-le d'après ce qu'il montre : « scanner-axial.png »",
    remedyEn: "rename it after what it shows: \"axial-ct.png\"",
    whyFr: "Un fichier exporté porte souvent un nom, une date ou un numéro, que le site publierait avec lui.",
    whyEn: "An exported file often bears a name, a date or a number, which the site would publish with it.")
}
