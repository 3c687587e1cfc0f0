import Diagnostics
import Fingerprint
import Foundation
import Markdown
import Mustache

/// How a site looks and what its interface says: templates, words, styles and scripts.
public struct Theme: Sendable {
  /// The interface words.
  public let words: [Language: Words]
  /// The files that pages load.
  public let assets: ThemeAssets
  /// Changes whenever a template, a word or an asset does: with a view and the program's version, it is the key under
  /// which a rendered page can be remembered.
  public let hash: ContentHash
  private let library: MustacheLibrary

  /// Reads theme layers, the built-in one first: each is path below the layer to text. The same path in a later layer
  /// wins; `words/` merge key by key.
  public static func read(layers: [[String: String]]) -> (Theme, [Diagnostic]) {
    let files = layers.reduce(into: [:]) { $0.merge($1) { $1 } }
    let reader = WordsReader(layers)
    let words = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, Words(language: $0, table: reader.tables[$0] ?? [:])) })
    var found = reader.found + unusedFiles(files)
    var templates: [String: String] = [:]
    for (path, text) in files where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
      templates[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = text
    }
    var check = TemplateCheck(templates: templates, wordKeys: Set(words.values.flatMap(\.table.keys)))
    for name in TemplateName.allCases {
      if templates[name.rawValue] == nil {
        found.append(
          Diagnostic(ThemeRules.missingTemplate, at: SourceSpan(file: name.path), ["name": name.path]))
      }
      check.check(name.rawValue, offering: name.names)
    }
    found += check.found + ScriptWords.faults(in: files, words: Set(words.values.flatMap(\.table.keys)))
    for name in templates.keys where !check.used.contains(name) {
      found.append(Diagnostic(ThemeRules.unusedFile, at: SourceSpan(file: "templates/\(name).mustache")))
    }
    // A template with a fault is left out: a name that holds itself, above all, must never be rendered.
    let faulty = Set(found.filter { $0.rule.severity == .error }.map(\.span.file))
    var library = MustacheLibrary()
    for (name, text) in templates {
      do {
        let template = try MustacheTemplate(string: text)
        if !faulty.contains("templates/\(name).mustache") { library.register(template, named: name) }
      } catch {
        found.append(syntaxFault(error, in: "templates/\(name).mustache", text))
      }
    }
    let theme = Theme(
      words: words, assets: ThemeAssets(files: files, words: words), hash: hash(of: files, words), library: library)
    return (theme, found.inReadingOrder())
  }

  private init(words: [Language: Words], assets: ThemeAssets, hash: ContentHash, library: MustacheLibrary) {
    self.words = words
    self.assets = assets
    self.hash = hash
    self.library = library
  }

  /// How cards look that leave the site.
  public var cardStyle: String { assets.cardStyle }

  /// The words of `language`.
  public func words(_ language: Language) -> Words { words[language] ?? Words(language: language, table: [:]) }

  /// The template `name` filled with `values`; empty where the theme lacks it.
  func render(_ name: TemplateName, _ values: [String: TemplateValue]) -> String {
    library.render(TemplateScope(values: values), withTemplate: name.rawValue) ?? ""
  }

  private static func hash(of files: [String: String], _ words: [Language: Words]) -> ContentHash {
    var text = ""
    for (path, content) in files.sorted(by: { $0.key < $1.key }) where !path.hasPrefix("words/") {
      text += "\(path)\n\(ContentHash(content).hexadecimal)\n"
    }
    for language in Language.allCases {
      for (key, word) in (words[language]?.table ?? [:]).sorted(by: { $0.key < $1.key }) {
        text += "\(language.rawValue) \(key)\n\(ContentHash(word).hexadecimal)\n"
      }
    }
    return ContentHash(text)
  }

  private static func unusedFiles(_ files: [String: String]) -> [Diagnostic] {
    let known =
      Language.allCases.map(WordsReader.path) + ["anki.css", "early.js", "decoder.js", "icon.svg", "logo.svg"]
    let folders =
      [("templates/", ".mustache"), ("styles/", ".css"), ("scripts/", ".js")]
      + ThemeAssets.bundleFolders.flatMap { [("\($0)/", ".js"), ("\($0)/", ".css")] }
    return files.keys.filter { path in
      !known.contains(path) && !folders.contains { path.hasPrefix($0.0) && path.hasSuffix($0.1) }
    }.map { path in
      Diagnostic(
        ThemeRules.unusedFile, at: SourceSpan(file: path), remedy: TemplateCheck.offer(path, among: known))
    }
  }

  private static func syntaxFault(_ error: any Error, in file: String, _ text: String) -> Diagnostic {
    guard let fault = error as? MustacheTemplate.ParserError else {
      return Diagnostic(ThemeRules.templateSyntax, at: SourceSpan(file: file), ["reason": "\(error)"])
    }
    let position = SourcePosition(line: fault.context.lineNumber, column: fault.context.columnNumber)
    return Diagnostic(
      ThemeRules.templateSyntax, at: SourceSpan(file: file, start: position, end: position),
      ["reason": "\(fault.error)"])
  }
}
