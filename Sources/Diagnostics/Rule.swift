/// The languages of the interface and of the diagnostics.
public enum Language: String, Hashable, Sendable, CaseIterable, Codable {
  /// French, the first language of the project.
  case fr
  /// English.
  case en
}

/// The same words in each language of the interface.
public struct Wording: Hashable, Sendable {
  /// In French.
  public var fr: String
  /// In English.
  public var en: String

  /// Both wordings at once: neither can be forgotten.
  public init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .fr: fr
    case .en: en
    }
  }

  /// Replaces each `{name}` by its value; a name without a value stays as it is.
  public func filled(_ values: [String: String], in language: Language) -> String {
    var result = ""
    var rest = self[language][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// How grave a fault is.
public enum Severity: String, Hashable, Sendable, Comparable, Codable {
  /// Told, and the build goes on.
  case warning
  /// Told, and nothing is published.
  case error

  /// A warning comes before an error.
  public static func < (left: Self, right: Self) -> Bool { left == .warning && right == .error }
}

/// A kind of fault. The wording stands here once, apart from the places where the fault is found.
public struct Rule: Hashable, Sendable {
  /// Short name in English, `missing-image`; shown in brackets, asked for by `explain`.
  public var name: String
  /// How grave it is.
  public var severity: Severity
  /// What is wrong, with `{name}` for each value.
  public var message: Wording
  /// What to do, with the same values. Absent only where the message says it.
  public var remedy: Wording?
  /// Why the rule exists and how to mend the fault.
  public var explanation: Wording

  /// A rule, with all its words.
  public init(
    _ name: String, _ severity: Severity, message: Wording, remedy: Wording? = nil, explanation: Wording
  ) {
    self.name = name
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.explanation = explanation
  }
}
