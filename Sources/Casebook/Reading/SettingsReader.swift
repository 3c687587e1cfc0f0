import Diagnostics
import Markdown

/// Reads `site.yml`.
public enum SettingsReader {
  private static let known: [Fields.Key] = [
    "format", "id", Fields.Key("title", "titre"), Fields.Key("department", "service"), Fields.Key("summary", "résumé"),
    Fields.Key("languages", "langues"), "contact", Fields.Key("licence", "license"),
    Fields.Key("base-address", "adresse"), Fields.Key("indexing", "indexation"),
    Fields.Key("required-sections", "sections-requises"),
    Fields.Key("marking", "barème"), Fields.Key("demonstration", "démonstration"),
  ]

  /// The scales of marking, by their English and French names.
  static let scales: [(names: [String], scale: MarkingScale)] = [
    (["edn"], .edn), (["partial", "partiel"], .partial), (["all-or-nothing", "tout-ou-rien"], .allOrNothing),
  ]

  /// The settings of the site; what is absent takes its usual value.
  public static func read(_ bytes: [UInt8], file: String) -> (SiteSettings, [Diagnostic]) {
    let (text, faults) = TextDecoder.decode(bytes, file: file)
    let (value, yamlFaults) = YAMLReader.read(text, file: file)
    var fields = Fields(value, known: known, file: file)
    var settings = SiteSettings()
    fields.require(Fields.Key("title", "titre"))
    var more: [Diagnostic] = []
    if let format = fields.text("format"), Int(format) != SiteSettings.format {
      let span = fields.value("format")?.span ?? SourceSpan(file: file)
      more.append(Diagnostic(.newerFormat, at: span, ["format": format, "known": "\(SiteSettings.format)"]))
    }
    if let id = fields.text("id") { settings.id = id.slug }
    let languages = fields.texts("languages")
    if !languages.isEmpty {
      settings.languages = languages.compactMap { name in
        let language = Language(rawValue: name.lowercased())
        if language == nil {
          fields.wrong(
            "languages", fields.value("languages"),
            expected: Wording(fr: "« fr », « en » ou les deux", en: "\"fr\", \"en\" or both"))
        }
        return language
      }
      if Set(settings.languages).count < settings.languages.count {
        fields.wrong(
          "languages", fields.value("languages"),
          expected: Wording(fr: "chaque langue une seule fois", en: "each language once"))
        settings.languages = Language.allCases.filter(settings.languages.contains)
      }
      if settings.languages.isEmpty { settings.languages = [.fr] }
    }
    if let title = fields.wording("title", in: settings.languages) { settings.title = title }
    settings.department = fields.wording("department", in: settings.languages)
    settings.summary = fields.wording("summary", in: settings.languages)
    settings.contact = fields.wording("contact", in: settings.languages)
    settings.licence = fields.wording("licence", in: settings.languages)
    settings.marking = fields.choice("marking", scales.map { ($0.scale, $0.names) }) ?? .edn
    settings.isDemonstration = fields.flag("demonstration")
    settings.asksForIndexing = fields.flag("indexing")
    settings.requiredSections = fields.texts("required-sections").compactMap { name in
      let role = SectionRole(rawValue: name)
      if role == nil {
        fields.wrong(
          "required-sections", fields.value("required-sections"),
          expected: Wording(
            fr: "des rôles de section : " + SectionRole.allCases.map(\.rawValue).joined(separator: ", "),
            en: "section roles: " + SectionRole.allCases.map(\.rawValue).joined(separator: ", ")))
      }
      return role
    }
    if let address = fields.text("base-address") {
      if let base = baseAddress(address) {
        settings.baseAddress = base
      } else {
        fields.wrong(
          "base-address", fields.value("base-address"),
          expected: Wording(
            fr: "une adresse complète : https://exemple.fr/cas", en: "a whole address: https://example.org/cases"))
      }
    }
    return (settings, faults + yamlFaults + fields.diagnostics + more)
  }

  /// An absolute `http` or `https` address without its last `/`; nil for anything else.
  public static func baseAddress(_ text: String) -> String? {
    guard text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:\d+)?(\/[A-Za-z0-9._~\-\/%]*)?/) != nil else { return nil }
    var text = text[...]
    while text.hasSuffix("/") { text.removeLast() }
    return String(text)
  }
}
