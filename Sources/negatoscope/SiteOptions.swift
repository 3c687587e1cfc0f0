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

/// What every command on a site asks: its folders, the language of what it says.
struct SourceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that authors write.", valueName: "dir"))
  var content = "Content"

  @Option(
    help: ArgumentHelp(
      "A theme laid over the built-in one (default: the folder “theme”, if there is one).", valueName: "dir"))
  var theme: String?

  @Option(help: ArgumentHelp("What is kept between builds; may be removed.", valueName: "dir"))
  var cache = ".cache/negatoscope"

  @Option(help: ArgumentHelp("Absolute address of the site, for what needs one.", valueName: "url"))
  var baseAddress: String?

  @Option(
    help: ArgumentHelp(
      "Names that must not be published, one a line; keep this file out of the content.", valueName: "file"))
  var names: String?

  @Option(help: "Language of the messages: fr or en.")
  var language: Language?

  var messageLanguage: Language { language ?? Console.preferredLanguage }

  mutating func validate() throws {
    guard let address = baseAddress else { return }
    guard let base = BuildOptions.baseAddress(address) else {
      throw ValidationError("--base-address: “\(address)” is not an absolute address such as https://example.org/cases")
    }
    baseAddress = base
  }

  /// The names that the department supplies.
  /// - Throws: `ValidationError` if their file cannot be read.
  func listedNames() throws -> [String] {
    guard let names else { return [] }
    guard let text = try? String(contentsOf: URL(filePath: names), encoding: .utf8) else {
      throw ValidationError("--names: the file “\(names)” cannot be read")
    }
    return text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// Tells a fault of the disk in the language asked for; the exit status to throw.
  func told(_ error: PublishingError) -> ExitCode {
    Console.complain(error.wording[messageLanguage])
    return ExitCode(3)
  }

  /// The theme layers: the built-in one, then the site's own, if there is one or if `isAwaited`.
  /// - Throws: `ExitCode(3)` if there is no built-in theme beside the program.
  func themes(isAwaited: Bool = false) throws -> [String] {
    let builtIn = try SharedFolder.theme.path()
    if let theme { return [builtIn, theme] }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: "theme", isDirectory: &isFolder) && isFolder.boolValue
    return isThere || isAwaited ? [builtIn, "theme"] : [builtIn]
  }
}

/// The options that `build` and `check` share.
struct SiteOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp("Where the site is published.", valueName: "dir"))
  var output = "Output"

  @Flag(help: "Include drafts.")
  var drafts = false

  @Option(help: "How faults and summary are written: text, or json for editors (one object a line).")
  var format = ReportFormat.text

  var messageLanguage: Language { source.messageLanguage }

  /// The publisher that these options ask for.
  /// - Throws: `ExitCode(3)` if there is no built-in theme beside the program.
  func publisher() throws -> SitePublisher {
    let line = ProgressLine(Wording(fr: "Images :", en: "Images:"), language: messageLanguage)
    return SitePublisher(
      folders: SiteFolders(content: source.content, themes: try source.themes(), output: output, cache: source.cache),
      options: BuildOptions(
        includesDrafts: drafts, baseAddress: source.baseAddress, names: try source.listedNames()),
      progress: { line.tell($0, $1) })
  }
}
