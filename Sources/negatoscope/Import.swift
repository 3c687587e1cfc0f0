import ArgumentParser
import Diagnostics
import Foundation
import Imaging
import Publishing

/// `negatoscope import`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring series of images into a case.", subcommands: [ImportDicom.self, ImportImages.self])
}

/// What both imports ask.
struct ImportOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Folders or files of a deposit that lies outside of the content.", valueName: "folder"))
  var deposit: [String]

  @Option(name: .customLong("case"), help: ArgumentHelp("The case that the series go into.", valueName: "slug"))
  var slug: String

  @Option(help: ArgumentHelp("Name of the series in the case (default: by its modality).", valueName: "name"))
  var series: String?

  @Option(help: ArgumentHelp("Numbers of the series to take, as --dry-run lists them: 1,3.", valueName: "numbers"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      "A rectangle to paint black in every slice, in percent: left,top,width,height. May be repeated.",
      valueName: "percent"))
  var mask: [String] = []

  @Flag(help: "Write a series of the same name again; its marks, windows and annotations are kept.")
  var replace = false

  @Flag(help: "Show what would be written, and write nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The folder that authors write.", valueName: "dir"))
  var content = "Content"

  @Option(help: "Language of the messages: fr or en.")
  var language: Language?

  var messageLanguage: Language { language ?? Console.preferredLanguage }

  /// Plans, tells, and writes unless it is only asked what would be.
  func run(_ kind: SeriesImport.Kind, dayZero: String? = nil) async throws {
    let language = messageLanguage
    let work = try seriesImport(dayZero: dayZero)
    do {
      let reading = ProgressLine(Wording(fr: "Lecture :", en: "Reading:"), language: language)
      let plan = try await work.plan(kind, from: deposit) { reading.tell($0, $1) }
      let report = ImportReport(plan: plan, slug: slug, language: language)
      Console.write(report.text, to: .output)
      for line in report.faults { Console.write(line + "\n", to: .errors) }
      guard !plan.series.isEmpty else { throw ExitCode(1) }
      guard !dryRun else {
        Console.write(report.nothingWritten, to: .output)
        return
      }
      let writing = ProgressLine(Wording(fr: "Coupes :", en: "Slices:"), language: language)
      try await work.write(plan) { writing.tell($0, $1) }
      Console.write(report.toPaste, to: .output)
    } catch let error as ImportError {
      Console.complain(error.wording[language])
      throw ExitCode(2)
    } catch let error as ImportFault {
      Console.complain(ImportReport.words(for: error)[language])
      throw ExitCode(1)
    } catch let error as PublishingError {
      Console.complain(error.wording[language])
      throw ExitCode(3)
    }
  }
}

/// `negatoscope import dicom FOLDER… --case SLUG`
struct ImportDicom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dicom", abstract: "Bring series in from DICOM files, without a trace of the patient.",
    discussion: """
      The files are grouped and sorted by position, and written into the case as one folder a series: lossless slices \
      and series.yml, which keeps the geometry, the grey scale and the windows. Nothing else of the files is kept. \
      Delete the deposit afterwards.
      """)

  @OptionGroup var options: ImportOptions

  @Option(
    help: ArgumentHelp(
      "The date of the examination that is day zero, 2026-11-20: the others become J-12. It is not kept.",
      valueName: "date"))
  var dayZero: String?

  func run() async throws {
    let zero = dayZero.map { $0.filter { $0 != "-" } }
    if let zero, DayNumber(zero) == nil {
      throw ValidationError("--day-zero: “\(dayZero ?? "")” is not a date such as 2026-11-20")
    }
    try await options.run(.dicom, dayZero: zero)
  }
}

/// `negatoscope import images FOLDER… --case SLUG`
struct ImportImages: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "images", abstract: "Bring a series in from PNG or JPEG files, one a slice.",
    discussion: """
      The files are taken in the order of the numbers in their names. Nothing is known of their geometry: no letter, no \
      length and no unit is invented.
      """)

  @OptionGroup var options: ImportOptions

  func run() async throws { try await options.run(.images) }
}
