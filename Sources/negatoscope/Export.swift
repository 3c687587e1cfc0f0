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
    subcommands: [ExportAnki.self, ExportMoodle.self, ExportJSON.self])
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
}

/// `negatoscope export anki`
struct ExportAnki: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anki", abstract: "Write the questions as a package of cards for Anki.",
    discussion: """
      A card that was imported before is updated, and keeps its history, if its case has changed since: by the time of \
      the newest file of the case, or by its date. Where times of files mean nothing, as in a fresh copy, --date gives \
      one day to all cards; choose a later one than the last time.
      """)

  @OptionGroup var options: ExportOptions

  @Option(help: ArgumentHelp("The day of all cards (default: by the files of each case).", valueName: "YYYY-MM-DD"))
  var date: String?

  func run() async throws { try await options.run(.anki, day: date) }
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
