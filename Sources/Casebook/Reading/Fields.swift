import Diagnostics
import Markdown

/// The keys of a YAML mapping, read by their English or French names, with what is wrong told on the way.
struct Fields {
  /// A key that may be written: its English name first, then the French ones.
  struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    var names: [String]
    var name: String { names[0] }

    init(_ names: String...) { self.names = names }
    init(stringLiteral name: String) { names = [name] }
  }

  /// More than any case needs: each tag makes a page.
  static let mostValues = 300

  private var entries: [String: YAMLValue.Entry] = [:]
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  /// The keys of `value`; a key that is not among `known`, or is given under both its names, is told.
  init(_ value: YAMLValue?, known: [Key], file: String) {
    self.file = file
    guard let value else { return }
    guard case .mapping(let written) = value.kind else {
      diagnostics.append(Diagnostic(.headNotMapping, at: value.span))
      return
    }
    for entry in written {
      guard let key = known.first(where: { key in key.names.contains { $0.folded == entry.key.folded } }) else {
        let nearest = NearestName.of(entry.key, among: known.flatMap(\.names))
        diagnostics.append(
          Diagnostic(
            .unknownKey, at: entry.keySpan, ["key": entry.key],
            remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") }))
        continue
      }
      if let first = entries[key.name] {
        diagnostics.append(
          Diagnostic(
            .repeatedKey, at: entry.keySpan, ["key": entry.key],
            notes: [Diagnostic.Note(Wording(fr: "donnée d'abord ici", en: "first given here"), at: first.keySpan)]))
      } else {
        entries[key.name] = entry
      }
    }
  }

  /// The fault of a text that does not begin with a head; one that cannot be read was told already.
  static func missingHead(of document: Document) -> [Diagnostic] {
    document.source.lines.first?.hasPrefix("---") == true
      ? [] : [Diagnostic(.missingHead, at: SourceSpan(file: document.source.file))]
  }

  /// Where each key stands, by English name.
  var spans: [String: SourceSpan] { entries.mapValues(\.keySpan) }

  /// Where each value of a key stands, by English name: one for a text, one for each text of a list.
  var valueSpans: [String: [SourceSpan]] {
    entries.mapValues { entry in
      guard case .sequence(let values) = entry.value.kind else { return [entry.value.span] }
      return values.filter { if case .scalar(let text) = $0.kind { !text.isEmpty } else { false } }.map(\.span)
    }
  }

  /// The value of a key, if it is given.
  func value(_ key: String) -> YAMLValue? { entries[key]?.value }

  /// The text of a key; nil if it is absent or empty.
  mutating func text(_ key: String) -> String? {
    guard let value = entries[key]?.value else { return nil }
    guard case .scalar(let text) = value.kind else {
      wrong(key, value, expected: Wording(fr: "un texte", en: "a text"))
      return nil
    }
    return text.isEmpty || text == "~" || text == "null" ? nil : text
  }

  /// The texts of a key: a sequence, or one alone.
  mutating func texts(_ key: String) -> [String] {
    guard let value = entries[key]?.value else { return [] }
    switch value.kind {
    case .scalar(let text): return text.isEmpty ? [] : [text]
    case .sequence(let values):
      if values.count > Self.mostValues {
        diagnostics.append(
          Diagnostic(
            .tooManyValues, at: values[Self.mostValues].span,
            ["key": entries[key]?.key ?? key, "most": "\(Self.mostValues)"]))
      }
      return values.prefix(Self.mostValues).compactMap { one in
        if case .scalar(let text) = one.kind, !text.isEmpty { return text }
        wrong(key, one, expected: Wording(fr: "un texte", en: "a text"))
        return nil
      }
    case .mapping:
      wrong(key, value, expected: Wording(fr: "une liste de textes", en: "a list of texts"))
      return []
    }
  }

  /// A text in one language, or a mapping of languages, which must then name each of `languages`.
  mutating func wording(_ key: String, in languages: [Language] = []) -> Wording? {
    guard let value = entries[key]?.value else { return nil }
    guard case .mapping(let parts) = value.kind else { return text(key).map { Wording(fr: $0, en: $0) } }
    func part(_ language: Language) -> String? {
      for entry in parts where entry.key == language.rawValue {
        if case .scalar(let text) = entry.value.kind { return text }
      }
      return nil
    }
    let names = Language.allCases.map(\.rawValue)
    for entry in parts where !names.contains(entry.key) {
      diagnostics.append(
        Diagnostic(
          .unknownKey, at: entry.keySpan, ["key": entry.key],
          remedy: Wording(fr: "écrivez « fr: … » et « en: … »", en: "write \"fr: …\" and \"en: …\"")))
    }
    guard let any = part(.fr) ?? part(.en) else {
      wrong(
        key, value,
        expected: Wording(fr: "un texte, ou « fr: … » et « en: … »", en: "a text, or \"fr: …\" and \"en: …\""))
      return nil
    }
    for language in languages where part(language) == nil {
      diagnostics.append(
        Diagnostic(
          .untranslated, at: entries[key]?.keySpan ?? value.span,
          ["key": entries[key]?.key ?? key, "language": language.rawValue]))
    }
    return Wording(fr: part(.fr) ?? any, en: part(.en) ?? any)
  }

  /// True or false, in either language.
  mutating func flag(_ key: String) -> Bool {
    guard let text = text(key) else { return false }
    switch text.folded {
    case "true", "yes", "oui", "vrai": return true
    case "false", "no", "non", "faux": return false
    default:
      wrong(key, entries[key]?.value, expected: Wording(fr: "« true » ou « false »", en: "\"true\" or \"false\""))
      return false
    }
  }

  /// A whole number.
  mutating func number(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    if let number = Int(text) { return number }
    wrong(key, entries[key]?.value, expected: Wording(fr: "un nombre entier", en: "a whole number"))
    return nil
  }

  /// A day written `2026-11-20`.
  mutating func date(_ key: String) -> CalendarDate? {
    guard let text = text(key) else { return nil }
    if let date = CalendarDate(text) { return date }
    wrong(
      key, entries[key]?.value, expected: Wording(fr: "la date ainsi : 2026-11-20", en: "the date so: 2026-11-20"))
    return nil
  }

  /// One of a few words, each with its names in both languages.
  mutating func choice<Choice>(_ key: String, _ choices: [(Choice, [String])]) -> Choice? {
    guard let text = text(key) else { return nil }
    if let found = choices.first(where: { $0.1.contains { $0.folded == text.folded } }) { return found.0 }
    let names = choices.map { $0.1[0] }
    wrong(
      key, entries[key]?.value,
      expected: Wording(
        fr: names.map { "« \($0) »" }.joined(separator: ", "), en: names.map { "\"\($0)\"" }.joined(separator: ", ")))
    return nil
  }

  /// The keys below a key.
  mutating func fields(_ key: String, known: [Key]) -> Fields? {
    guard let value = entries[key]?.value else { return nil }
    guard case .mapping = value.kind else {
      let lines = known.map { "« \($0.names.last ?? $0.name): … »" }.joined(separator: ", ")
      let inEnglish = known.map { "\"\($0.name): …\"" }.joined(separator: ", ")
      wrong(
        key, value,
        expected: Wording(
          fr: "dessous, décalées de deux espaces, les lignes \(lines)",
          en: "below it, two spaces in, the lines \(inEnglish)"))
      return nil
    }
    return Fields(value, known: known, file: file)
  }

  /// The keys of each mapping of a list.
  mutating func list(_ key: String, known: [Key]) -> [Fields] {
    guard let value = entries[key]?.value else { return [] }
    guard case .sequence(let values) = value.kind else {
      wrong(
        key, value,
        expected: Wording(
          fr: "une liste : un tiret, puis « \(known[0].names.last ?? known[0].name): … »",
          en: "a list: a hyphen, then \"\(known[0].name): …\""))
      return []
    }
    return values.map { Fields($0, known: known, file: file) }
  }

  /// Takes over what was found wrong in the keys below.
  mutating func take(_ inner: Fields) { diagnostics += inner.diagnostics }

  /// Tells that a required key is absent.
  mutating func require(_ key: Key) {
    let isEmpty =
      switch entries[key.name]?.value.kind {
      case .scalar(let text): text.allSatisfy(\.isWhitespace) || text == "~" || text == "null"
      case .sequence(let values): values.isEmpty
      case .mapping(let entries): entries.isEmpty
      case nil: true
      }
    guard isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .missingKey, at: entries[key.name]?.keySpan ?? SourceSpan(file: file),
        ["key": key.name, "french": key.names.count > 1 ? key.names[1] : key.name]))
  }

  /// Tells that the value of `key` is not what is expected.
  mutating func wrong(_ key: String, _ value: YAMLValue?, expected: Wording) {
    let written = if case .scalar(let text)? = value?.kind { text } else { "…" }
    diagnostics.append(
      Diagnostic(
        .badValue, at: value?.span ?? SourceSpan(file: file),
        ["key": entries[key]?.key ?? key, "value": written],
        remedy: Wording(fr: "écrivez \(expected.fr)", en: "write \(expected.en)")))
  }
}
