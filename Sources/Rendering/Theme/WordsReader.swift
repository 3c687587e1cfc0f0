import Diagnostics
import Markdown

/// Reads the `words/` of theme layers: flat `key: text` lines, a later layer over an earlier one.
struct WordsReader {
  private(set) var tables: [Language: [String: String]] = [:]
  private(set) var found: [Diagnostic] = []

  static func path(_ language: Language) -> String { "words/\(language.rawValue).yml" }

  init(_ layers: [[String: String]]) {
    for (depth, layer) in layers.enumerated() {
      for language in Language.allCases {
        let file = Self.path(language)
        if let text = layer[file] { read(text, file, language, isBase: depth == 0) }
      }
    }
    compareLanguages()
  }

  private mutating func read(_ text: String, _ file: String, _ language: Language, isBase: Bool) {
    let (value, faults) = YAMLReader.read(text, file: file)
    found += faults
    guard let value else { return }
    guard case .mapping(let entries) = value.kind else {
      found.append(Diagnostic(ThemeRules.wordsShape, at: value.span))
      return
    }
    let known = tables[language] ?? [:]
    for entry in entries {
      guard case .scalar(let word) = entry.value.kind else {
        found.append(Diagnostic(ThemeRules.wordsShape, at: entry.keySpan))
        continue
      }
      if !isBase, known[entry.key] == nil {
        found.append(
          Diagnostic(
            ThemeRules.unknownWord, at: entry.keySpan, ["key": entry.key],
            remedy: TemplateCheck.offer(entry.key, among: known.keys.sorted())))
      }
      tables[language, default: [:]][entry.key] = word
    }
  }

  private mutating func compareLanguages() {
    let needed =
      WordKey.allCases.map(\.rawValue) + IndexWord.keys
      + CountedWordKey.allCases.flatMap { ["\($0.rawValue).one", "\($0.rawValue).other"] }
    let all = Set(needed).union(tables.values.flatMap(\.keys))
    for language in Language.allCases {
      let table = tables[language] ?? [:]
      for key in all.sorted() where (table[key] ?? "").isEmpty {
        found.append(
          Diagnostic(
            ThemeRules.missingWord, at: SourceSpan(file: Self.path(language)),
            ["key": key, "file": Self.path(language)]))
      }
    }
    for key in all.sorted() {
      guard let french = tables[.fr]?[key], let english = tables[.en]?[key] else { continue }
      let values = (Self.values(of: french), Self.values(of: english))
      guard values.0 != values.1 else { continue }
      found.append(
        Diagnostic(
          ThemeRules.wordValues, at: SourceSpan(file: Self.path(.en)),
          [
            "key": key, "fr": values.0.sorted().joined(separator: ", "),
            "en": values.1.sorted().joined(separator: ", "),
          ]
        ))
    }
  }

  /// The names between braces.
  private static func values(of text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      })
  }
}
