import Casebook
import Diagnostics
import Markdown
import Testing

@testable import Checks

/// What the gate claims to find, written in many ways, and ordinary medical prose in which it must find nothing.
@Suite struct Privacy {
  /// The gate's findings in a case of one published text: rule and words.
  static func found(
    _ body: String, head more: String = "", files: [String] = [], names: [String] = []
  ) -> [String] {
    let head = "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [Dr Jean Auteur]\nstatus: published\n\(more)---\n\n"
    let (document, _) = MarkdownReader.read(Array((head + body).utf8), file: "cases/c/case.md")
    let (one, _) = CaseReader.read(document, slug: "c", language: .fr, base: nil, vocabulary: Vocabulary())
    let site = Site(
      settings: SiteSettings(), vocabulary: Vocabulary(), cases: [one], pages: [], images: [:], includingDrafts: false)
    var snapshot = Snapshot()
    for file in files { snapshot.others["cases/c/\(file)"] = 1 }
    let (findings, others) = Checks.privacy(in: site, of: snapshot, names: names)
    return findings.map { "\($0.diagnostic.rule.name): \($0.secret)" } + others.map(\.rule.name)
  }

  @Test(arguments: [
    "12/03/2018", "12-03-2018", "12.03.2018", "12/03/18", "2018-03-12", "2018/03/12", "20180312", "12 mars 2018",
    "1er mars 2018", "12 mars", "mars 2018", "03/2018", "12 03 2018", "12/III/2018", "12 / 03 / 2018", "12 sept. 2018",
    "March 12, 2018", "12th of March 2018", "12 Mar 2018", "March 2018", "douze mars", "3/4/2018",
    "31 décembre 1999",
  ])
  func aDateIsFoundInEveryWriting(date: String) {
    #expect(Self.found("Le scanner du \(date) est normal.\n") == ["patient-date: \(date)"])
  }

  @Test(arguments: [
    ("M. Dupont consulte.", "Dupont"), ("M Dupont consulte.", "Dupont"), ("Mme DUPONT-MARTIN", "DUPONT-MARTIN"),
    ("Madame Jeanne Lefèvre, 45 ans", "Jeanne Lefèvre"), ("Mme née Lefèvre", "Lefèvre"), ("née de Brun", "de Brun"),
    ("Patient : DUPONT Jean", "DUPONT Jean"), ("Nom : Lefèvre", "Lefèvre"), ("Prénom\u{A0}: Léa", "Léa"),
    ("Nom de naissance : Lefèvre", "Lefèvre"), ("le patient Dupont", "Dupont"), ("la patiente Le Goff", "Le Goff"),
    ("Mr Smith was seen", "Smith"), ("Mrs O’Brien", "O’Brien"), ("Mlle **Durand** a mal", "Durand"),
    ("Monsieur de La Tour", "de La Tour"), ("l’enfant Léa Martin", "Léa Martin"), ("Mme\u{A0}d’Arc", "d’Arc"),
    ("né(e) Martin", "Martin"), ("Name: John Doe", "John Doe"), ("patient DURANDEAU", "DURANDEAU"),
  ])
  func aNameIsFoundAfterAWordThatAnnouncesOne(text: String, name: String) {
    #expect(Self.found(text + "\n") == ["patient-name: \(name)"])
  }

  @Test(arguments: [
    ("Mme D. a mal.", "D."), ("M. J.-P. D. a mal.", "J.-P. D."), ("patient J.D., 45 ans", "J.D."), ("Mme B a mal", "B"),
  ])
  func initialsAreFoundInThePlaceOfAName(text: String, initials: String) {
    #expect(Self.found(text + "\n") == ["patient-initials: \(initials)"])
  }

  @Test(arguments: [
    ("NIR 1 85 05 78 006 084 91", "1 85 05 78 006 084 91"), ("185057800608491", "185057800608491"),
    ("2.69.05.49.588.157.80", "2.69.05.49.588.157.80"),
    ("n° 185057800608491", "185057800608491"),
    ("Sécurité sociale : 1850578006084", "1850578006084"),
  ])
  func aSocialSecurityNumberIsFoundByItsKey(text: String, number: String) {
    #expect(Self.found(text + "\n") == ["patient-social-security: \(number)"])
  }

  @Test func aNumberWithAWrongKeyIsNoSocialSecurityNumber() {
    #expect(Self.found("185057800608492\n") == [])
    #expect(Self.found("1 85 05 78 006 084 92\n") == [])
  }

  /// 2A counts as 19, 2B as 18 (INSEE).
  @Test func theKeyOfCorsicaIsThatOfItsOwnRule() {
    func number(_ department: String, as digits: String) -> String {
      let key = 97 - (Int("18505" + digits + "006084") ?? 0) % 97
      return "18505" + department + "006084" + (key < 10 ? "0\(key)" : "\(key)")
    }
    for (department, digits) in [("2A", "19"), ("2B", "18")] {
      let written = number(department, as: digits)
      #expect(Self.found(written + "\n") == ["patient-social-security: \(written)"])
      #expect(Self.found(number(department, as: "20") + "\n") == [])
    }
  }

  @Test(arguments: [
    ("IPP : 8001234567", "8001234567"), ("NDA n° 123456789", "123456789"), ("dossier n° 456789", "456789"),
    ("Accession number: A12345678", "A12345678"), ("MRN 00123456", "00123456"), ("NIP=0012345", "0012345"),
    ("numéro de dossier : 19-123456", "19-123456"),
  ])
  func aRecordNumberIsFoundAfterItsName(text: String, number: String) {
    #expect(Self.found(text + "\n") == ["patient-record-number: \(number)"])
  }

  @Test(arguments: [
    "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33 6 12 34 56 78", "+33612345678",
    "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "+32 475 12 34 56",
  ])
  func aTelephoneNumberIsFound(number: String) {
    #expect(Self.found("Tél. \(number)\n") == ["patient-telephone: \(number)"])
  }

  @Test func addressesAreFound() {
    #expect(Self.found("jean.dupont@chu-nancy.fr\n") == ["patient-mail: jean.dupont@chu-nancy.fr"])
    #expect(Self.found("12 rue de la Paix\n") == ["patient-address: 12 rue de la Paix"])
    #expect(Self.found("3 bis, av. du Général-Leclerc\n") == ["patient-address: 3 bis, av. du Général"])
    #expect(Self.found("221 Baker Street\n") == ["patient-address: 221 Baker Street"])
    #expect(Self.found("54000 Nancy\n") == ["patient-address: 54000 Nancy"])
  }

  @Test func agesOver89AreFoundInTextAndHead() {
    #expect(Self.found("Âgé de 92 ans.\n") == ["patient-age: 92 ans"])
    #expect(Self.found("A 94-year-old man.\n") == ["patient-age: 94-year"])
    #expect(Self.found("A mal.\n", head: "patient: { age: 91 }\n") == ["patient-age: 91"])
    #expect(Self.found("A 90 ans et plus, connue depuis 120 ans, 89 ans.\n") == [])
  }

  @Test(arguments: [
    "DUPONT_Jean.png", "images/dupont-jean.png", "mme-lefevre.jpg", "scanner-20180312.png", "IRM_12-03-2018.png",
    "ipp-8001234567.png", "DUPONT^JEAN.png", "Martin DURAND.png",
  ])
  func theNameOfAFileIsRead(file: String) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    #expect(Self.found("Rien.\n", files: [file]) == ["patient-file-name: \(name)"])
  }

  @Test(arguments: [
    "scanner-axial.png", "IRM_T2_FLAIR.png", "IMG_0001.JPG", "TDM-Thorax.png", "radio-face-2008.png", "c4-c5.png",
    "images/irm-t1-2014.png", "coupe_Axiale_03.png", "tep-coronal.png", "scanner-axial-parties-molles.png",
  ])
  func theNameOfAnOrdinaryFileIsNot(file: String) {
    #expect(Self.found("Rien.\n", files: [file]) == [])
  }

  @Test func aListedNameIsFoundWhereverItStands() {
    let names = ["Le Goff", "Zébulon"]
    #expect(Self.found("Vu avec le goff hier.\n", names: names) == ["patient-listed-name: le goff"])
    #expect(Self.found("- ZEBULON\n", names: names) == ["patient-listed-name: ZEBULON"])
    #expect(Self.found("Rien.\n", files: ["zebulon.png"], names: names) == ["patient-file-name: zebulon.png"])
    #expect(Self.found("Goff le zèbre.\n", names: names) == [])
  }

  @Test func aFindingIsAcceptedByNameWithAReason() {
    let accepted = "accepted:\n  - { rule: patient-name, reason: un personnage de roman }\n"
    #expect(Self.found("Mme Bovary.\n", head: accepted) == [])
    #expect(Self.found("Mme Bovary, 54000 Nancy.\n", head: accepted) == ["patient-address: 54000 Nancy"])
    #expect(Self.found("Rien.\n", head: accepted) == ["unused-acceptance"])
    #expect(Self.found("Rien.\n", head: "accepted:\n  - { rule: nom, reason: x }\n") == ["unknown-acceptance"])
  }

  @Test func aYearIsToldWhereItPlacesAnExaminationOnceEach() {
    #expect(
      Self.found("IRM de 2014. Bilan de 2014, scanner de 2016.\n") == ["patient-year: 2014", "patient-year: 2016"])
    #expect(Self.found("![a](a.png) <!-- id: a; date: 2014 -->\n").contains("patient-year: 2014"))
    #expect(Self.found("Selon les critères de 2017 (Smith, 2015).\n") == [])
  }

  @Test func anExactAgeAPlaceAndAYearAreAProfile() {
    let head = "patient: { age: 57 }\ndiagnosis: Calcinose\n"
    let text = "Vue au CHU de Nancy, opérée en 2014.\n"
    #expect(Self.found(text, head: head) == ["patient-year: 2014", "rare-profile"])
    #expect(Self.found(text, head: "patient: { age: 50-60 }\ndiagnosis: Calcinose\n") == ["patient-year: 2014"])
  }

  @Test func authorsReviewersAndReferencesAreNobodysPatients() {
    #expect(
      Self.found(
        """
        ## Références

        1. Smith J. *Calcinosis.* Radiology, mars 2018 ; 12 (3) : 4-5. doi:10.1016/j.ejrad.2018.03.012
        """, head: "reviewed: { by: Mme Relectrice, on: 2026-01-03 }\n") == [])
  }

  @Test(arguments: prose)
  func ordinaryProseIsLeftAlone(text: String) {
    #expect(Self.found(text + "\n") == [])
  }
}

/// Sentences of textbooks with what resembles a name, a date or a number: eponyms, vertebrae, doses, scores, years of
/// publications.
private let prose = [
  "La maladie de Parkinson et la maladie d’Alzheimer donnent un aspect voisin ; celle de von Recklinghausen, non.",
  "Le syndrome de Raynaud précède souvent la sclérodermie ; le patient Parkinsonien a une fixation réduite.",
  "Patient Child-Pugh B, ECOG 1, ASA 3 ; patient VIH, patiente BPCO.", "Patients : 45 hommes et 30 femmes.",
  "Patient : homme de 57 ans. Patiente : Femme de 60 ans.", "Lésion de C3-C4 étendue à T12-L1, fracture de L4.",
  "Cytarabine 100 mg/m2/j de J1 à J7, puis 1/2 dose ; 10 mg/kg toutes les 8 h.",
  "TA 120/80 mmHg, FC 72/min, SpO2 98 %.",
  "Score de Glasgow 15/15, EVA 3/10, Gleason 3+4, TNM T2N1M0, BI-RADS 4a, PI-RADS 3.",
  "M. tuberculosis et M. avium donnent des micronodules.", "MR imaging and MS plaques; a Ms of 3.",
  "La classification de 2017 remplace celle de 2010 (Smith et al., 2015).", "Les recommandations 2021 de la SFR.",
  "Le rapport 12/15 et les coupes de 0,6 à 1,25 mm ; champ de 512 × 512.", "En mai, les pollens ; en mars, la grippe.",
  "Le T1 est de 1200 ms, le TE de 90 ms, b = 1000 s/mm2.", "Survie de 95 % à 5 ans, connue depuis 120 ans.",
  "Angle de Cobb de 25°, ratio 1.2.3, version 4.10.12.", "Nodule de 12 x 8 x 10 mm, densité de 45 UH (−20 à 60).",
  "Le signe de la clé de voûte n’existe pas.",
  "Dose efficace 2 mSv, PDL 450 mGy.cm, CTDIvol 12 mGy.",
  "Index 0,5 ; un délai de 10 à 14 heures.",
  "Monsieur X consulte ; Mme Y aussi ; M. Z non.", "Madame, Monsieur, chers collègues,", "Le nom : un mot latin.",
  "Fréquence de 1 pour 10 000 naissances, 25 000 cas par an, 15 000 plaquettes.",
  "Un nouveau-né de 3 200 g, né à terme.",
  "Une femme née à terme, mariée, deux enfants.",
  "L’enfant doit être calme.",
  "Ne pas confondre avec le 2e rayon.",
  "Le patient a 3 ans ; 45 ans plus tard, rien.",
  "2 Place de l’IRM dans le bilan. Patient Presentation, Patient Management, Patient Positioning.",
  "Les séquences T1, T2 et STIR, puis FLAIR 3D, durent 4 min 30 s.",
  "Passer de 3 à 5 mg, 2 fois par jour, 7 jours sur 7.",
  "Le grade II de l’OMS (2021) ; le stade III-IV.",
  "Une coulée de 12 cm court le long de la voie.",
]
