import Diagnostics
import Markdown

/// Reads the YAML head of a case.
enum CaseHeadReader {
  private static let title = Fields.Key("title", "titre")
  private static let date = Fields.Key("date")
  private static let authors = Fields.Key("authors", "auteurs", "auteur", "author")
  private static let status = Fields.Key("status", "statut")
  private static let known: [Fields.Key] = [
    title, date, authors, status, Fields.Key("id", "identifiant"), Fields.Key("aliases", "alias"),
    Fields.Key("patient"),
    Fields.Key("modalities", "modalités", "modalité", "modality"), Fields.Key("regions", "régions", "région", "region"),
    Fields.Key("tags", "mots-clés", "étiquettes"), Fields.Key("level", "niveau"),
    Fields.Key("meeting", "réunion", "staff"),
    Fields.Key("diagnosis", "diagnostic"), Fields.Key("certainty", "certitude"), Fields.Key("summary", "résumé"),
    Fields.Key("unknown", "inconnu", "à découvrir"), Fields.Key("revealing", "révélateurs", "révélateur"),
    Fields.Key("reviewed", "relu", "relecture"), Fields.Key("attestation"), Fields.Key("accepted", "accepté"),
    Fields.Key("codes"),
  ]
  private static let statuses: [(CaseHead.Status, [String])] = [
    (.draft, ["draft", "brouillon"]), (.published, ["published", "publié"]), (.withdrawn, ["withdrawn", "retiré"]),
  ]
  private static let sexes: [(CaseHead.Sex, [String])] = [
    (.female, ["F", "femme", "female", "féminin"]), (.male, ["M", "H", "homme", "male", "masculin"]),
  ]

  /// The head of the case at `slug`. A translation takes from `base`, the head of its original, all that it does not say
  /// itself. What is absent or wrong is told, and replaced by what does least harm: a draft, no date.
  static func read(_ document: Document, slug: String, base: CaseHead?) -> (CaseHead, [Diagnostic]) {
    let file = document.source.file
    var fields = Fields(document.head, known: known, file: file)
    if document.head != nil, base == nil { for key in [title, date, authors, status] { fields.require(key) } }
    if document.head != nil, base != nil { fields.require(title) }
    var head = base ?? CaseHead(id: slug, title: slug, date: .unknown, authors: [], status: .draft)
    head.spans = fields.spans
    head.valueSpans = fields.valueSpans
    func take<Value>(_ value: Value?, _ path: WritableKeyPath<CaseHead, Value>) {
      if let value { head[keyPath: path] = value }
    }
    func take(_ texts: [String], _ path: WritableKeyPath<CaseHead, [String]>) {
      if !texts.isEmpty { head[keyPath: path] = texts }
    }
    take(identifier(&fields), \.id)
    take(fields.text("title"), \.title)
    take(fields.date("date"), \.date)
    take(fields.texts("authors"), \.authors)
    let status = fields.choice("status", statuses)
    take(status, \.status)
    if base == nil || fields.value("status") != nil { head.isStatusKnown = status != nil }
    take(fields.texts("aliases"), \.aliases)
    take(fields.texts("modalities"), \.modalities)
    take(fields.texts("regions"), \.regions)
    take(fields.texts("tags"), \.tags)
    take(fields.choice("level", CaseHead.Level.allCases.map { ($0, [$0.rawValue]) }), \.level)
    take(fields.text("meeting"), \.meeting)
    take(fields.text("diagnosis"), \.diagnosis)
    take(fields.text("certainty"), \.certainty)
    take(fields.text("summary"), \.summary)
    // A translation hides its own words beside those of its original, which its images and ids may still hold.
    let hidden = head.revealing + (base?.diagnosis.map { [$0] } ?? [])
    head.revealing = hidden + fields.texts("revealing").filter { !hidden.contains($0) }
    if fields.value("unknown") != nil { head.isUnknown = fields.flag("unknown") }
    if var patient = fields.fields("patient", known: [Fields.Key("age", "âge"), Fields.Key("sex", "sexe")]) {
      head.patient = CaseHead.Patient(age: age(&patient), sex: patient.choice("sex", sexes))
      head.valueSpans["age"] = patient.valueSpans["age"]
      fields.take(patient)
    }
    if var review = fields.fields("reviewed", known: [Fields.Key("by", "par"), Fields.Key("on", "le")]) {
      if let by = review.text("by"), let on = review.date("on") { head.review = CaseHead.Review(by: by, on: on) }
      fields.take(review)
    }
    head.attestation = AttestationReader.read(&fields, base: head.attestation)
    return (head, Fields.missingHead(of: document) + fields.diagnostics)
  }

  private static func identifier(_ fields: inout Fields) -> String? {
    guard let id = fields.text("id") else { return nil }
    if id.slug == id { return id }
    fields.wrong(
      "id", fields.value("id"),
      expected: Wording(fr: "des minuscules, des chiffres et des tirets", en: "lower-case letters, digits and hyphens"))
    return nil
  }

  /// The greatest age that is read, in years: beyond it is a slip.
  private static let oldest = 125

  /// Years, a band of years, or 90 and more.
  private static func age(_ fields: inout Fields) -> String? {
    guard let age = fields.text("age") else { return nil }
    if age == CaseHead.Patient.oldestAge { return age }
    if let match = age.wholeMatch(of: /(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?/), let from = Int(match.output.1) {
      let to = match.output.2.flatMap { Int($0) } ?? oldest
      if from <= to, to <= oldest { return age }
    }
    fields.wrong(
      "age", fields.value("age"),
      expected: Wording(
        fr: "un âge en années (57), une tranche (50-60) ou « 90+ »",
        en: "an age in years (57), a band (50-60) or \"90+\""))
    return nil
  }
}

extension CalendarDate {
  /// Stands where a case gives no date that can be read; such a case is never published.
  static let unknown = CalendarDate(year: 1, month: 1, day: 1)

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}
