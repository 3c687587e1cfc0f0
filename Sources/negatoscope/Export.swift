import ArgumentParser
import Diagnostics
import Exporting
import Publishing

/// `negatoscope export`
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the questions of the site for another program.",
    discussion: """
      Nothing leaves that the site does not publish: faults stop an export as they stop a build, drafts and withdrawn \
      cases stay. The report tells what was written, what the other program cannot say, and what stayed.
      """,
    subcommands: [ExportMoodle.self, ExportJSON.self])
}

/// What every export asks.
struct ExportOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(name: .customLong("case"), help: ArgumentHelp("This case alone. May be repeated.", valueName: "slug"))
  var cases: [String] = []

  @Option(help: ArgumentHelp("The cases of this collection, in its order.", valueName: "slug"))
  var collection: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("The language of the questions (default: the site's first).", valueName: "language"))
  var questionLanguage: Language?

  @Option(help: ArgumentHelp("The file to write (default: named after the site, or the case).", valueName: "file"))
  var output: String?

  @Flag(help: "Take cases to be discovered too: their keys tell what they are.")
  var withUnknown = false

  @Flag(help: "Take drafts too.")
  var drafts = false

  @Flag(help: "Write over a file that is no export of ours.")
  var force = false

  @Option(help: "How faults and report are written: text, or json for other programs.")
  var format = ReportFormat.text

  /// Writes the file and tells what was done.
  func run(_ kind: ExportFormat) async throws {
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
        publisher, format: kind, wishes: wishes, file: output, overwrites: force
      ).run()
      try ExportReportWriter(outcome: outcome, file: file, format: format, language: language).write()
    } catch let error as PublishingError {
      throw source.told(error)
    } catch let fault as ExportFault {
      Console.complain(fault.wording[language])
      throw ExitCode(2)
    }
  }
}

/// `negatoscope export moodle`
struct ExportMoodle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moodle", abstract: "Write the questions for a course, in Moodle's XML.")

  @OptionGroup var options: ExportOptions

  func run() async throws { try await options.run(.moodle) }
}

/// `negatoscope export json`
struct ExportJSON: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Write the questions as data (Documentation/questions.schema.json).")

  @OptionGroup var options: ExportOptions

  func run() async throws { try await options.run(.json) }
}
