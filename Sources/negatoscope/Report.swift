import ArgumentParser
import Diagnostics
import Foundation
import Publishing

/// Tells what a build found and did: faults on the error stream, a summary on the output.
struct Report {
  let options: SiteOptions
  let outcome: SitePublisher.Outcome
  /// From the first file read to the last one written.
  let duration: Duration

  private struct Summary: Encodable {
    var cases: Int
    var figures: Int
    var questions: Int
    var pages: Int
    var reviewNotes: Int
    var errors: Int
    var warnings: Int
    var written: Int?
    var removed: Int?
    var notes: [String]
    var seconds: Double
  }

  /// Writes the report.
  /// - Throws: `ExitCode(1)` if the content has errors.
  func write() throws {
    let language = options.messageLanguage
    let result = outcome.result
    switch options.format {
    case .json:
      for diagnostic in result.diagnostics {
        Console.write(try DiagnosticJSON.line(DiagnosticJSON(diagnostic, language: language)) + "\n", to: .errors)
      }
      Console.write(try DiagnosticJSON.line(summary) + "\n", to: .output)
    case .text:
      Console.tell(result.diagnostics, result.sources, language)
      Console.write(text(language) + "\n", to: .output)
    }
    if result.hasErrors { throw ExitCode(1) }
  }

  private var summary: Summary {
    let counts = outcome.result.summary
    let seconds = duration.inSeconds
    return Summary(
      cases: counts.cases, figures: counts.figures, questions: counts.questions, pages: counts.pages,
      reviewNotes: counts.reviewNotes, errors: outcome.result.diagnostics.count { $0.rule.severity == .error },
      warnings: outcome.result.diagnostics.count { $0.rule.severity == .warning },
      written: outcome.report?.written.count, removed: outcome.report?.removed.count,
      notes: outcome.result.notes.map { $0[options.messageLanguage] },
      seconds: (seconds * 1000).rounded() / 1000)
  }

  private func text(_ language: Language) -> String {
    let counts = summary
    func count(_ number: Int, _ fr: (String, String), _ en: (String, String)) -> String {
      let words = language == .fr ? (number < 2 ? fr.0 : fr.1) : (number == 1 ? en.0 : en.1)
      return "\(number) \(words)"
    }
    var lines = [
      [
        count(counts.cases, ("cas", "cas"), ("case", "cases")),
        count(counts.figures, ("figure", "figures"), ("figure", "figures")),
        count(counts.questions, ("question", "questions"), ("question", "questions")),
        count(counts.pages, ("page", "pages"), ("page", "pages")),
        count(counts.errors, ("erreur", "erreurs"), ("error", "errors")),
        count(counts.warnings, ("avertissement", "avertissements"), ("warning", "warnings")),
        counts.seconds.secondsInWords(language),
      ].joined(separator: ", ")
    ]
    if counts.reviewNotes > 0 {
      lines.append(
        language == .fr
          ? "\(count(counts.reviewNotes, ("passage", "passages"), ("", ""))) à relire"
          : "\(count(counts.reviewNotes, ("", ""), ("passage", "passages"))) to review")
    }
    lines += outcome.result.notes.map { $0[language] }
    if let report = outcome.report {
      let page = URL(filePath: options.output).standardizedFileURL.appending(path: "index.html").path
      let isSame = report.written.isEmpty && report.removed.isEmpty
      lines.append(
        language == .fr
          ? "\(isSame ? "Rien n’a changé" : "Site publié") : ouvrez \(page)"
          : "\(isSame ? "Nothing changed" : "Site published"): open \(page)")
    } else if outcome.result.hasErrors {
      lines.append(
        language == .fr
          ? "Rien n’est publié : corrigez les erreurs ci-dessus" : "Nothing is published: mend the errors above")
    }
    return lines.joined(separator: "\n")
  }
}
