import Diagnostics

/// Reads the tags of a template against the names that its view offers; Mustache itself says nothing of a wrong name.
struct TemplateCheck {
  /// All templates, by name, as text.
  var templates: [String: String]
  /// Every key of the interface words.
  var wordKeys: Set<String>
  private(set) var found: [Diagnostic] = []
  /// Templates that some tag inserts.
  private(set) var used: Set<String> = []

  init(templates: [String: String], wordKeys: Set<String>) {
    self.templates = templates
    self.wordKeys = wordKeys
  }

  /// Checks the template `name`, whose view offers `names`, and what it inserts.
  mutating func check(_ name: String, offering names: [String: TemplateShape]) {
    check(name, scopes: [names], inside: [])
  }

  private mutating func check(_ name: String, scopes: [[String: TemplateShape]], inside: [String]) {
    guard let text = templates[name] else { return }
    used.insert(name)
    var scopes = scopes
    var depths: [Int] = []
    for tag in TemplateTag.scan(text, file: "templates/\(name).mustache") {
      switch tag.kind {
      case .comment: continue
      case .unused: found.append(Diagnostic(ThemeRules.unusedSyntax, at: tag.span))
      case .close:
        // Names that do not match are told by the parser of Mustache.
        if let depth = depths.popLast() { scopes.removeLast(scopes.count - depth) }
      case .partial: partial(tag, scopes: scopes, inside: inside + [name])
      case .variable, .unescaped, .section, .inverted:
        let shape = find(tag, scopes: scopes)
        if let shape { checkUse(of: shape, tag) }
        guard tag.kind == .section || tag.kind == .inverted else { continue }
        depths.append(scopes.count)
        if tag.kind == .section {
          switch shape {
          case .scope(let names), .list(let names): scopes.append(names)
          case .text, .html: scopes.append([".": .text])
          case .flag, .words, nil: break
          }
        }
      }
    }
  }

  private mutating func partial(_ tag: TemplateTag, scopes: [[String: TemplateShape]], inside: [String]) {
    if inside.contains(tag.name) {
      found.append(Diagnostic(ThemeRules.circularPartial, at: tag.nameSpan, ["name": tag.name]))
    } else if templates[tag.name] == nil {
      found.append(
        Diagnostic(
          ThemeRules.unknownPartial, at: tag.nameSpan,
          ["name": tag.name, "choices": templates.keys.sorted().joined(separator: ", ")],
          remedy: Self.offer(tag.name, among: templates.keys.sorted())))
    } else {
      check(tag.name, scopes: scopes, inside: inside)
    }
  }

  /// The shape of the tag's name, sought from the inner scope outwards; an unknown one is told.
  private mutating func find(_ tag: TemplateTag, scopes: [[String: TemplateShape]]) -> TemplateShape? {
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let first = tag.name == "." ? "." : parts[0]
    guard var shape = scopes.reversed().lazy.compactMap({ $0[first] }).first else {
      unknown(tag, first, among: Set(scopes.flatMap(\.keys)).subtracting(["."]).sorted())
      return nil
    }
    if tag.name == "." { return shape }
    for (index, part) in parts.enumerated().dropFirst() {
      switch shape {
      case .words:
        let key = parts[index...].joined(separator: ".")
        if wordKeys.contains(key) { return .text }
        unknown(tag, tag.name, among: wordKeys.sorted().map { "\(first).\($0)" }, lists: false)
        return nil
      case .scope(let names):
        guard let next = names[part] else {
          unknown(tag, tag.name, among: names.keys.sorted().map { parts[..<index].joined(separator: ".") + ".\($0)" })
          return nil
        }
        shape = next
      default:
        unknown(tag, tag.name, among: [parts[..<index].joined(separator: ".")])
        return nil
      }
    }
    return shape
  }

  private mutating func unknown(_ tag: TemplateTag, _ name: String, among choices: [String], lists: Bool = true) {
    found.append(
      Diagnostic(
        ThemeRules.unknownName, at: tag.nameSpan,
        ["name": name, "choices": lists ? choices.joined(separator: ", ") : "words/fr.yml"],
        remedy: Self.offer(name, among: choices)))
  }

  private mutating func checkUse(of shape: TemplateShape, _ tag: TemplateTag) {
    let right: String? =
      switch (shape, tag.kind) {
      case (.text, .unescaped): "{{\(tag.name)}}"
      case (.html, .variable): "{{{\(tag.name)}}}"
      case (.flag, .variable), (.flag, .unescaped), (.list, .variable), (.list, .unescaped), (.scope, .variable),
        (.scope, .unescaped), (.words, .variable), (.words, .unescaped):
        "{{#\(tag.name)}}…{{/\(tag.name)}}"
      default: nil
      }
    if let right {
      found.append(Diagnostic(ThemeRules.misusedName, at: tag.span, ["name": tag.name, "right": right]))
    }
  }

  /// The remedy that offers the nearest name.
  static func offer(_ name: String, among choices: [String]) -> Wording? {
    NearestName.of(name, among: choices).map {
      Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean “\($0)”?")
    }
  }
}
