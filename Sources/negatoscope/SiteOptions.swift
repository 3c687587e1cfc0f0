import ArgumentParser
import Diagnostics
import Foundation
import Publishing

extension Language: ExpressibleByArgument {}

/// How the report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// The options that `build` and `check` share.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that authors write.", valueName: "dir"))
  var content = "Content"

  @Option(
    help: ArgumentHelp(
      "A theme laid over the built-in one (default: the folder “theme”, if there is one).", valueName: "dir"))
  var theme: String?

  @Option(help: ArgumentHelp("Where the site is published.", valueName: "dir"))
  var output = "Output"

  @Option(help: ArgumentHelp("What is kept between builds; may be removed.", valueName: "dir"))
  var cache = ".cache/negatoscope"

  @Option(help: ArgumentHelp("Absolute address of the site, for what needs one.", valueName: "url"))
  var baseAddress: String?

  @Flag(help: "Include drafts.")
  var drafts = false

  @Option(help: "Language of the messages: fr or en.")
  var language: Language?

  @Option(help: "How faults and summary are written: text, or json for editors (one object a line).")
  var format = ReportFormat.text

  var messageLanguage: Language { language ?? Console.preferredLanguage }

  mutating func validate() throws {
    guard let address = baseAddress else { return }
    guard let base = BuildOptions.baseAddress(address) else {
      throw ValidationError("--base-address: “\(address)” is not an absolute address such as https://example.org/cases")
    }
    baseAddress = base
  }

  /// Tells a fault of the disk in the language asked for; the exit status to throw.
  func told(_ error: PublishingError) -> ExitCode {
    Console.complain(error.wording[messageLanguage])
    return ExitCode(3)
  }

  /// The publisher that these options ask for.
  /// - Throws: `ThemeNotFound` if there is no built-in theme beside the program.
  func publisher() throws -> SitePublisher {
    var themes = [try BuiltInTheme.folder()]
    if let theme { themes.append(theme) } else if BuiltInTheme.isFolder("theme") { themes.append("theme") }
    let line = ProgressLine(Wording(fr: "Images :", en: "Images:"), language: messageLanguage)
    return SitePublisher(
      folders: SiteFolders(content: content, themes: themes, output: output, cache: cache),
      options: BuildOptions(includesDrafts: drafts, baseAddress: baseAddress), progress: { line.tell($0, $1) })
  }
}
