import Diagnostics
import Foundation
import Publishing

/// What is shown over every page: the build that is served, and all that is wrong with what the author wrote since.
struct FaultList: Encodable, Hashable, Sendable {
  /// One fault, worded.
  struct Fault: Encodable, Hashable, Sendable {
    var severity: String
    var severityName: String
    var place: String
    var message: String
    var rule: String?
    var excerpt: String?
    var remedy: String?
  }

  /// Changes whenever pages do.
  var build: String
  var language: Language
  /// « 2 erreurs, 1 avertissement »; empty if there is none.
  var title = ""
  /// What the pages below show.
  var notice: String?
  var close: String
  var faults: [Fault] = []

  /// No fault.
  init(build: String, language: Language) {
    self.build = build
    self.language = language
    close = Wording(fr: "Fermer", en: "Close")[language]
  }

  /// The faults of `diagnostics`. `isOlder` says that the pages served are of an earlier build, without errors.
  init(
    build: String, language: Language, diagnostics: [Diagnostic], sources: [String: [String]], isOlder: Bool
  ) {
    self.init(build: build, language: language)
    var report = DiagnosticReport(language: language)
    faults = diagnostics.map { diagnostic in
      Fault(
        severity: diagnostic.rule.severity.rawValue, severityName: Self.name(of: diagnostic.rule.severity, language),
        place: Self.place(of: diagnostic.span, language), message: diagnostic.message(in: language),
        rule: diagnostic.rule.name, excerpt: report.excerpt(diagnostic.span) { sources[$0] },
        remedy: diagnostic.remedy(in: language).map { "\(Wording(fr: "Remède\u{A0}:", en: "Remedy:")[language]) \($0)" }
      )
    }
    let errors = faults.count { $0.severity == "error" }
    title = Self.counts(errors: errors, warnings: faults.count - errors, language)
    guard errors > 0 else { return }
    notice =
      isOlder
      ? Wording(
        fr: "Les pages montrent la dernière version sans erreur.",
        en: "The pages show the last version without errors.")[language]
      : Wording(
        fr: "Les pages montrent ce qui peut l’être ; elles ne seraient pas publiées.",
        en: "The pages show what can be shown; they would not be published.")[language]
  }

  /// Something that is no author's fault: a folder that is gone, a full disk.
  init(build: String, language: Language, trouble: String) {
    self.init(build: build, language: language)
    title = Self.counts(errors: 1, warnings: 0, language)
    faults = [
      Fault(severity: "error", severityName: Self.name(of: .error, language), place: "", message: trouble)
    ]
  }

  /// As an event of a stream (HTML, section 9.2): one line of JSON.
  var event: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return Array("data: \(json)\n\n".utf8)
  }

  /// As plain text, for where no page can be shown.
  var text: String {
    faults.map { fault in
      [fault.place, "\(fault.severityName) \(fault.message)", fault.excerpt, fault.remedy]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func place(of span: SourceSpan, _ language: Language) -> String {
    let place = span.start
    return language == .fr
      ? "\(span.file), ligne \(place.line), colonne \(place.column)"
      : "\(span.file), line \(place.line), column \(place.column)"
  }

  private static func name(of severity: Severity, _ language: Language) -> String {
    switch severity {
    case .error: Wording(fr: "Erreur\u{A0}:", en: "Error:")[language]
    case .warning: Wording(fr: "Avertissement\u{A0}:", en: "Warning:")[language]
    }
  }

  private static func counts(errors: Int, warnings: Int, _ language: Language) -> String {
    func count(_ number: Int, _ fr: String, _ en: String) -> String? {
      if number == 0 { return nil }
      return "\(number) \(language == .fr ? fr : en)\(number == 1 ? "" : "s")"
    }
    return [count(errors, "erreur", "error"), count(warnings, "avertissement", "warning")].compactMap { $0 }
      .joined(separator: ", ")
  }
}
