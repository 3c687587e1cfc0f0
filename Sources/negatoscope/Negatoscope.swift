import ArgumentParser

@main struct Negatoscope: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "negatoscope", version: "0.1.0")
}
