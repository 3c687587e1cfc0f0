import ArgumentParser
import Diagnostics
import Dispatch
import Foundation
import Previewing
import Publishing

/// `negatoscope preview`
struct Preview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the site in a browser of this machine while it is being written, drafts included.",
    discussion: """
      The site is built again whenever a file changes, and the pages that are open are loaded again at the same place. \
      Faults are shown over them, with their remedies, and go away when they are mended. Nothing is published: the \
      folder of the site is not touched. Ctrl-C ends it.
      """)

  @OptionGroup var source: SourceOptions

  @Option(
    help: ArgumentHelp(
      "The port to listen to (default: \(Port.usual), or the next free one).", valueName: "number"))
  var port: UInt16?

  @Flag(help: "Open the browser.")
  var open = false

  mutating func validate() throws {
    if port == 0 { throw ValidationError("--port: a number from 1 to 65535") }
  }

  func run() async throws {
    // A browser that goes away in the middle of an answer is no fault of ours.
    signal(SIGPIPE, SIG_IGN)
    let stops = Self.stops()
    defer { stops.forEach { $0.cancel() } }
    do {
      while true {
        do {
          return try await serve(at: try freePort())
        } catch is PortTaken {
          // Another preview was quicker: the next free port, or the fault of the one asked for.
        }
      }
    } catch let error as PublishingError {
      throw source.told(error)
    }
  }

  private func serve(at port: UInt16) async throws {
    let language = source.messageLanguage
    let folder = URL(filePath: try SharedFolder.preview.path())
    let files = try ["preview.js", "preview.css"].reduce(into: [:]) { files, name in
      files[name] = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
    let folders = SiteFolders(
      content: source.content, themes: try source.themes(isAwaited: true), output: "", cache: source.cache)
    let site = LiveSite(folders: folders, baseAddress: source.baseAddress, names: try source.listedNames())
    let address = "http://localhost:\(port)/"
    let opens = open
    try await SitePreview(of: site, port: port, files: files, language: language).run { event in
      switch event {
      case .ready:
        Console.write(
          Wording(
            fr: "Aperçu\u{A0}: ouvrez \(address) (Ctrl-C pour arrêter)\n",
            en: "Preview: open \(address) (Ctrl-C to stop)\n")[language], to: .output)
        if opens, !BrowserOpener.open(address) {
          Console.write(
            Wording(fr: "Aucun navigateur trouvé pour --open\n", en: "No browser found for --open\n")[language],
            to: .errors)
        }
      case .built(let result, let duration): Self.tell(result, duration, language)
      case .trouble(let error): Console.complain(error.wording[language])
      }
    }
  }

  private func freePort() throws -> UInt16 {
    let wanted = port ?? Port.usual
    guard let free = Port.free(from: wanted) else {
      Console.complain(
        Wording(
          fr: "aucun port n’est libre entre \(wanted) et \(Int(wanted) + 99)",
          en: "no port is free from \(wanted) to \(Int(wanted) + 99)")[source.messageLanguage])
      throw ExitCode(3)
    }
    if port == nil || free == wanted { return free }
    Console.complain(
      Wording(
        fr: "le port \(wanted) est déjà pris\u{A0}; celui-ci est libre\u{A0}: --port \(free)",
        en: "port \(wanted) is taken; this one is free: --port \(free)")[source.messageLanguage])
    throw ExitCode(3)
  }

  private static func tell(_ result: BuildResult, _ duration: Duration, _ language: Language) {
    Console.tell(result.diagnostics, result.sources, language)
    let cases = result.summary.cases
    let errors = result.diagnostics.count { $0.rule.severity == .error }
    let warnings = result.diagnostics.count - errors
    let seconds = duration.inSeconds.secondsInWords(language)
    Console.write(
      Wording(
        fr: "Cas\u{A0}: \(cases). Erreurs\u{A0}: \(errors). Avertissements\u{A0}: \(warnings). \(seconds)\n",
        en: "Cases: \(cases). Errors: \(errors). Warnings: \(warnings). \(seconds)\n")[language],
      to: .output)
  }

  /// Ends the program at once when it is asked to: nothing of it is half done on the disk.
  private static func stops() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Console.write("\n", to: .output)
        Foundation.exit(0)
      }
      source.activate()
      return source
    }
  }
}
