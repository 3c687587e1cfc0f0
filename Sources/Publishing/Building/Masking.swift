import Checks
import Diagnostics

/// Hides what the privacy gate found from every message and excerpt: a report is a log that others read.
struct Masking {
  /// The words to hide, the longest first.
  private let secrets: [String]
  /// Names of files and folders to hide, as parts of paths.
  private let names: Set<String>
  /// Where the findings stand, by file.
  private let spans: [String: [SourceSpan]]

  /// A bare year hides nothing that is worth hiding: it is shown.
  init(_ all: [PrivacyFinding]) {
    let findings = all.filter { $0.diagnostic.rule.severity == .error }
    names = Set(findings.filter(\.isFileName).map(\.secret))
    secrets = Set(findings.map(\.secret)).filter { $0.count > 2 }.sorted { ($1.count, $0) < ($0.count, $1) }
    spans = Dictionary(grouping: findings.map(\.diagnostic.span), by: \.file)
  }

  /// `text` with a dot for each letter and digit of what was found in it.
  func masked(_ text: String) -> String {
    secrets.reduce(text) { text, secret in
      text.contains(secret) ? text.replacing(secret, with: Self.dots(secret)) : text
    }
  }

  /// The path with the names of patients hidden, their endings kept.
  func path(_ path: String) -> String {
    guard !names.isEmpty else { return path }
    return path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard names.contains(String(part)) else { return String(part) }
      let ending = part.lastIndex(of: ".").map { part[$0...] } ?? ""
      return Self.dots(String(part.dropLast(ending.count))) + ending
    }.joined(separator: "/")
  }

  /// The fault with nothing of a patient in its words and places.
  func masked(_ diagnostic: Diagnostic) -> Diagnostic {
    guard !secrets.isEmpty || !names.isEmpty else { return diagnostic }
    var result = diagnostic
    result.span.file = path(diagnostic.span.file)
    result.values = diagnostic.values.mapValues { masked(path($0)) }
    result.remedy = diagnostic.remedy.map(masked)
    // What would be written anew must not hold the words either.
    if result.fix?.edits.contains(where: { edit in secrets.contains { edit.replacement.contains($0) } }) == true {
      result.fix = nil
    }
    result.notes = diagnostic.notes.map { note in
      var span = note.span
      span.file = path(span.file)
      return Diagnostic.Note(masked(note.message), at: span)
    }
    return result
  }

  /// The lines of each file, what was found hidden in them.
  func masked(_ sources: [String: [String]]) -> [String: [String]] {
    guard !secrets.isEmpty || !names.isEmpty || !spans.isEmpty else { return sources }
    // Two hidden names of one length become one: what stands under it is of the first.
    return Dictionary(sources.sorted { $0.key < $1.key }.map { (path($0.key), lines($0.value, of: $0.key)) }) {
      first, _ in
      first
    }
  }

  /// The lines of one file, what was found in them hidden.
  func lines(_ written: [String], of file: String) -> [String] {
    var lines = written
    for (line, spans) in Dictionary(grouping: spans[file] ?? [], by: \.start.line)
    where lines.indices.contains(line - 1) {
      var scalars = Array(lines[line - 1].unicodeScalars)
      for span in spans where span.start < span.end {
        for index in (span.start.column - 1)..<min(span.end.column - 1, scalars.count) {
          scalars[index] = Self.dot(scalars[index])
        }
      }
      lines[line - 1] = String(String.UnicodeScalarView(scalars))
    }
    return lines.map(masked)
  }

  private func masked(_ wording: Wording) -> Wording {
    Wording(fr: masked(path(wording.fr)), en: masked(path(wording.en)))
  }

  private static func dots(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(dot)))
  }

  private static func dot(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? "•" : scalar
  }
}
