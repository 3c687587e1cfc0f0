/// What a name of a template stands for.
indirect enum TemplateShape: Hashable, Sendable {
  /// Text, escaped when it is written: `{{name}}`. Empty or absent, its section is left out.
  case text
  /// HTML written by the program: `{{{name}}}`.
  case html
  /// Yes or no: `{{#name}}…{{/name}}`.
  case flag
  /// Names of its own, perhaps absent.
  case scope([String: TemplateShape])
  /// Any number of such scopes.
  case list([String: TemplateShape])
  /// The interface words, by key: `{{words.nav.home}}`.
  case words
}

/// What a view gives a template.
enum TemplateValue {
  case text(String?)
  case html(String?)
  case flag(Bool)
  case scope([String: TemplateValue]?)
  case list([[String: TemplateValue]])
  case words(Words)

  /// Whether a value of this kind is what `shape` declares, its own names included.
  func fits(_ shape: TemplateShape) -> Bool {
    switch (self, shape) {
    case (.text, .text), (.html, .html), (.flag, .flag), (.words, .words), (.scope(nil), .scope): true
    case (.scope(let values?), .scope(let names)): Self.fits(values, names)
    case (.list(let items), .list(let names)): items.allSatisfy { Self.fits($0, names) }
    default: false
    }
  }

  /// Whether `values` holds exactly the declared names.
  static func fits(_ values: [String: TemplateValue], _ names: [String: TemplateShape]) -> Bool {
    values.count == names.count && names.allSatisfy { name, shape in values[name]?.fits(shape) ?? false }
  }
}
