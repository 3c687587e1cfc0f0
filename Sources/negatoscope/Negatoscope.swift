import ArgumentParser
import Diagnostics
import Foundation
import Imaging
import Publishing

/// The command: its subcommands, and what their errors are to a shell.
@main struct Negatoscope: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "negatoscope",
    abstract: "Turn a folder of teaching cases into a website that is only files.",
    discussion: """
      Exit status: 0 done (warnings allowed), 1 faults in the content, 2 wrong usage, 3 disk or internal trouble.
      """,
    version: programVersion,
    subcommands: [Build.self, Check.self, Preview.self, New.self, Import.self, Export.self, Explain.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var later = command as? any AsyncParsableCommand {
        try await later.run()
      } else {
        try command.run()
      }
    } catch let status as ExitCode {
      Foundation.exit(status.rawValue)
    } catch let error as PublishingError {
      Console.complain(error.wording[Console.preferredLanguage])
      Foundation.exit(3)
    } catch let error as ImagingError {
      Console.complain("\(error)")
      Foundation.exit(3)
    } catch {
      // ArgumentParser answers --help and --version by errors too: these are no faults.
      let isRequest = exitCode(for: error).isSuccess
      Console.write(fullMessage(for: error) + "\n", to: isRequest ? .output : .errors)
      Foundation.exit(isRequest ? 0 : 2)
    }
  }
}
