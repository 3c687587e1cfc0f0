import ArgumentParser
import Publishing

/// `negatoscope check`
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tell all that is wrong with the content; publish nothing.")

  @OptionGroup var options: SiteOptions

  func run() async throws {
    do {
      let start = ContinuousClock.now
      let outcome = try await options.publisher().check()
      try Report(options: options, outcome: outcome, duration: ContinuousClock.now - start).write()
    } catch let error as PublishingError {
      throw options.source.told(error)
    }
  }
}
