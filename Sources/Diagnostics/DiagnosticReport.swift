/// Diagnostics set out for a reader: place, fault, excerpt with carets, notes, remedy.
public struct DiagnosticReport: Sendable {
  /// The widest excerpt, in scalars; a longer line is cut around the fault.
  static let widest = 160

  /// The language of the words.
  public var language: Language
  /// Whether a terminal shows colours.
  public var hasColour: Bool

  /// The line shown last: a line as long as a book may have a thousand faults.
  private var last: (file: String, line: Int, scalars: [Unicode.Scalar]) = ("", 0, [])

  /// A report in `language`.
  public init(language: Language, hasColour: Bool = false) {
    self.language = language
    self.hasColour = hasColour
  }

  /// One fault. `lines` gives the lines of a file, where it is a text that can be shown.
  public mutating func text(of diagnostic: Diagnostic, lines: (String) -> [String]?) -> String {
    let place = diagnostic.span
    let severity = diagnostic.rule.severity.rawValue
    var result =
      "\(safe(place.file)):\(place.start.line):\(place.start.column): \(coloured(severity, diagnostic.rule.severity)): "
    result += "\(safe(diagnostic.message(in: language))) [\(diagnostic.rule.name)]\n"
    result += excerpt(place, lines: lines)
    for note in diagnostic.notes {
      result +=
        "\(safe(note.span.file)):\(note.span.start.line):\(note.span.start.column): note: \(safe(note.message[language]))\n"
      result += excerpt(note.span, lines: lines)
    }
    if let remedy = diagnostic.remedy(in: language) {
      result += "  \(language == .fr ? "remède :" : "remedy:") \(safe(remedy))\n"
    }
    return result
  }

  /// The line of `span` with carets under it, each line ended; empty where there is no such text.
  public mutating func excerpt(_ span: SourceSpan, lines: (String) -> [String]?) -> String {
    if last.file != span.file || last.line != span.start.line {
      guard let lines = lines(span.file), lines.indices.contains(span.start.line - 1) else { return "" }
      last = (span.file, span.start.line, Array(lines[span.start.line - 1].unicodeScalars))
    }
    let scalars = last.scalars
    guard !scalars.isEmpty else { return "" }
    let start = min(span.start.column - 1, scalars.count)
    let end =
      span.end.line > span.start.line ? scalars.count : min(max(span.end.column - 1, start + 1), scalars.count + 1)
    // A very long line is cut around the fault.
    let from = scalars.count > Self.widest ? max(0, start - Self.widest / 3) : 0
    let to = min(scalars.count, from + Self.widest)
    let shown = (from > 0 ? "…" : "") + safe(scalars[from..<to]) + (to < scalars.count ? "…" : "")
    let before =
      (from > 0 ? " " : "")
      + String(String.UnicodeScalarView(scalars[from..<max(from, min(start, to))].compactMap(blank)))
    let under = scalars[start..<min(max(end, start), to)].reduce(0) { $0 + (isZeroWidth($1) ? 0 : 1) }
    let number = String(repeating: " ", count: max(0, 5 - "\(span.start.line)".count)) + "\(span.start.line)"
    return "\(number) | \(shown)\n      | \(before)\(coloured(String(repeating: "^", count: max(1, under)), nil))\n"
  }

  /// What stands above a caret: a tab stays a tab, so that the columns agree; an accent takes no room of its own.
  private func blank(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\t" { return "\t" }
    return isZeroWidth(scalar) ? nil : " "
  }

  private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .format
  }

  /// Text without the control characters by which a file could write on the terminal.
  private func safe(_ text: String) -> String { safe(Array(text.unicodeScalars)[...]) }

  private func safe(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      view.append(isControl || isDirection ? "\u{FFFD}" : scalar)
    }
    return String(view)
  }

  private func coloured(_ text: String, _ severity: Severity?) -> String {
    guard hasColour else { return text }
    let code =
      switch severity {
      case .error: "31;1"
      case .warning: "33;1"
      case nil: "36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
