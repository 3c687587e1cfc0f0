import ArgumentParser
import Casebook
import Diagnostics
import Exporting
import Publishing

extension ExportOptions {
  /// Writes the file and tells what was done. `day` is the day that all is said to be of.
  func run(_ kind: ExportFormat, day: String? = nil) async throws {
    let date = try day.map { text in
      guard let date = CalendarDate(text) else {
        throw ValidationError("--date: “\(text)” is not a day such as 2026-11-26")
      }
      return date
    }
    let language = source.messageLanguage
    let line = ProgressLine(Wording(fr: "Images\u{A0}:", en: "Images:"), language: language)
    let publisher = SitePublisher(
      folders: SiteFolders(content: source.content, themes: try source.themes(), output: "", cache: source.cache),
      options: BuildOptions(
        includesDrafts: drafts, baseAddress: source.baseAddress, names: try source.listedNames()),
      progress: { line.tell($0, $1) })
    let wishes = ExportWishes(
      cases: cases, collection: collection, language: questionLanguage, withUnknown: withUnknown)
    do {
      let (outcome, file) = try await SiteExporter(
        publisher, format: kind, wishes: wishes, file: output, day: date, overwrites: force
      ).run()
      try ExportReportWriter(outcome: outcome, file: file, format: format, language: language).write()
    } catch let error as PublishingError {
      throw source.told(error)
    } catch let trouble as ExportTrouble {
      Console.complain("\(trouble)")
      throw ExitCode(3)
    } catch let fault as ExportFault {
      Console.complain(fault.wording[language])
      throw ExitCode(2)
    }
  }
}
