import Diagnostics
import Markdown

/// Reads the files of `vocabulary/`: `modalities.yml`, `regions.yml`, `sections.yml`, `synonyms.yml`.
public enum VocabularyReader {
  /// The words of these files, by path below the content folder.
  public static func read(_ files: [String: [UInt8]]) -> (Vocabulary, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    func value(_ name: String) -> (YAMLValue, String)? {
      for ending in ["yml", "yaml"] {
        let file = "vocabulary/\(name).\(ending)"
        guard let bytes = files[file] else { continue }
        let (text, faults) = TextDecoder.decode(bytes, file: file)
        let (value, more) = YAMLReader.read(text, file: file)
        diagnostics += faults + more
        return value.map { ($0, file) }
      }
      return nil
    }
    func entries(_ value: YAMLValue) -> [YAMLValue.Entry] {
      if case .mapping(let entries) = value.kind { return entries }
      diagnostics.append(Diagnostic(.headNotMapping, at: value.span))
      return []
    }
    func terms(_ name: String) -> [Vocabulary.Term] {
      guard let (value, file) = value(name) else { return [] }
      return entries(value).map { entry in
        var fields = Fields(entry.value, known: ["fr", "en", Fields.Key("synonyms", "synonymes")], file: file)
        let fr = fields.text("fr") ?? entry.key
        let term = Vocabulary.Term(
          identifier: entry.key.slug, name: Wording(fr: fr, en: fields.text("en") ?? fr),
          synonyms: fields.texts("synonyms"))
        diagnostics += fields.diagnostics
        return term
      }
    }
    var roles: [String: SectionRole] = [:]
    if let (value, file) = value("sections") {
      for entry in entries(value) {
        guard let role = SectionRole(rawValue: entry.key) else {
          let nearest = NearestName.of(entry.key, among: SectionRole.allCases.map(\.rawValue))
          diagnostics.append(
            Diagnostic(
              .unknownKey, at: entry.keySpan, ["key": entry.key],
              remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") }))
          continue
        }
        var fields = Fields(entry.value, known: ["fr", "en"], file: file)
        for words in fields.texts("fr") + fields.texts("en") { roles[words.folded] = role }
        diagnostics += fields.diagnostics
      }
    }
    var synonyms: [[String]] = []
    if let (value, _) = value("synonyms") {
      if case .sequence(let groups) = value.kind {
        for group in groups {
          guard case .sequence(let words) = group.kind else {
            diagnostics.append(Diagnostic(.badValue, at: group.span, ["key": "synonyms", "value": "…"]))
            continue
          }
          synonyms.append(words.compactMap { if case .scalar(let text) = $0.kind { text } else { nil } })
        }
      } else {
        diagnostics.append(Diagnostic(.badValue, at: value.span, ["key": "synonyms", "value": "…"]))
      }
    }
    return (
      Vocabulary(modalities: terms("modalities"), regions: terms("regions"), roles: roles, synonyms: synonyms),
      diagnostics
    )
  }
}
