import ArgumentParser
import Casebook
import Diagnostics
import Exporting
import Publishing

/// Tells what an export wrote, what is lost in it and what stayed.
struct ExportReportWriter {
  let outcome: SiteExporter.Outcome
  let file: String
  let format: ReportFormat
  let language: Language

  /// The report, as one line for other programs.
  private struct Summary: Encodable {
    struct Lost: Encodable {
      var loss: String
      var message: String
      var questions: [String]
    }

    struct LeftOut: Encodable {
      var reason: String
      var `case`: String
      var questions: Int?
    }

    var format: String
    var file: String?
    var bytes: Int?
    var cases: Int
    var questions: Int
    var kinds: [String: Int]
    var records: Int?
    var images: Int
    var lost: [Lost]
    var leftOut: [LeftOut]
  }

  /// Writes the report.
  /// - Throws: `ExitCode(1)` if nothing was written: a fault of the content, or no question.
  func write() throws {
    let result = outcome.result
    // Warnings are for those who write, and `check` tells them: an export is not the place.
    let errors = result.diagnostics.filter { $0.rule.severity == .error }
    switch format {
    case .json:
      for diagnostic in errors {
        Console.write(try DiagnosticJSON.line(DiagnosticJSON(diagnostic, language: language)) + "\n", to: .errors)
      }
      if let report = outcome.report { Console.write(try DiagnosticJSON.line(summary(report)) + "\n", to: .output) }
    case .text:
      Console.tell(errors, result.sources, language)
      Console.write(text, to: .output)
    }
    if outcome.bytes == nil { throw ExitCode(1) }
  }

  private func summary(_ report: ExportReport) -> Summary {
    Summary(
      format: report.format.rawValue, file: outcome.bytes == nil ? nil : file, bytes: outcome.bytes,
      cases: report.cases, questions: report.questions,
      kinds: Dictionary(uniqueKeysWithValues: report.counts.map { ($0.kind.rawValue, $0.questions) }),
      records: report.records, images: report.images,
      lost: report.lost.map {
        Summary.Lost(loss: $0.loss.rawValue, message: $0.loss.wording[language], questions: $0.questions)
      },
      leftOut: report.leftOut.map {
        Summary.LeftOut(reason: $0.reason.rawValue, case: $0.slug, questions: $0.questions)
      })
  }

  private var text: String {
    guard let report = outcome.report else {
      return Wording(
        fr: "Rien n’est écrit\u{A0}: corrigez les erreurs ci-dessus\n",
        en: "Nothing is written: mend the errors above\n")[
          language]
    }
    var lines: [String] = []
    if outcome.bytes == nil {
      lines.append(
        Wording(fr: "Rien n’est écrit\u{A0}: aucune question", en: "Nothing is written: no question")[language])
    } else {
      lines += [
        Wording(fr: "Écrit\u{A0}: \(file)", en: "Written: \(file)")[language],
        [
          counted(report.cases, Wording(fr: "cas", en: "case"), plural: Wording(fr: "cas", en: "cases")),
          counted(report.questions, Wording(fr: "question", en: "question"))
            + " (\(report.counts.map { "\($0.kind.rawValue) \($0.questions)" }.joined(separator: ", ")))",
          report.records.map { records($0, report.format) },
          counted(report.images, Wording(fr: "image", en: "image")),
        ].compactMap(\.self).joined(separator: ", "),
      ]
    }
    if !report.lost.isEmpty, outcome.bytes != nil {
      lines.append(Wording(fr: "Ce qui est perdu\u{A0}:", en: "What is lost:")[language])
      for lost in report.lost {
        lines.append("  - \(lost.loss.wording[language])")
        if !lost.questions.isEmpty { lines.append("    \(Self.shortened(lost.questions))") }
      }
    }
    for reason in ExportSelection.Reason.allCases {
      let left = report.leftOut.filter { $0.reason == reason }
      if !left.isEmpty { lines.append(self.left(left, reason)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first of many references, and how many more there are.
  private static func shortened(_ references: [String]) -> String {
    let shown = 8
    let rest = references.count - shown
    return references.prefix(shown).joined(separator: ", ") + (rest > 0 ? ", … (+\(rest))" : "")
  }

  private func records(_ count: Int, _ format: ExportFormat) -> String {
    switch format {
    case .anki: counted(count, Wording(fr: "carte", en: "card"))
    case .moodle:
      counted(
        count, Wording(fr: "question de Moodle", en: "Moodle question"),
        plural: Wording(fr: "questions de Moodle", en: "Moodle questions"))
    case .json: "\(count)"
    }
  }

  private func left(_ cases: [ExportSelection.LeftOut], _ reason: ExportSelection.Reason) -> String {
    let names = Self.shortened(cases.map(\.slug))
    let questions = counted(
      cases.compactMap(\.questions).reduce(0, +), Wording(fr: "question", en: "question"))
    let number = counted(cases.count, Wording(fr: "cas", en: "case"), plural: Wording(fr: "cas", en: "cases"))
    switch reason {
    case .unknown:
      return Wording(
        fr:
          "Resté sur le site, à découvrir\u{A0}: \(number), \(questions) (\(names))\u{A0}; --with-unknown les prend, et leurs corrections disent ce que c’est",
        en:
          "Left on the site, to be discovered: \(number), \(questions) (\(names)); --with-unknown takes them, and their keys tell what they are"
      )[language]
    case .draft:
      return Wording(
        fr: "Resté, en brouillon\u{A0}: \(number) (\(names))\u{A0}; --drafts les prend",
        en: "Left, as drafts: \(number) (\(names)); --drafts takes them")[language]
    case .withdrawn:
      return Wording(
        fr: "Resté, retiré du site\u{A0}: \(number) (\(names))", en: "Left, withdrawn: \(number) (\(names))")[
          language]
    }
  }

  private func counted(_ count: Int, _ one: Wording, plural: Wording? = nil) -> String {
    let isOne = language == .fr ? count < 2 : count == 1
    return "\(count) " + (isOne ? one[language] : plural?[language] ?? one[language] + "s")
  }
}
