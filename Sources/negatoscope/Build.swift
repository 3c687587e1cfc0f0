import ArgumentParser
import Publishing

/// `negatoscope build`
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build the site and publish it, if nothing is wrong with it.")

  @OptionGroup var options: SiteOptions

  func run() async throws {
    do {
      let start = ContinuousClock.now
      let outcome = try await options.publisher().publish()
      try Report(options: options, outcome: outcome, duration: ContinuousClock.now - start).write()
    } catch let error as PublishingError {
      throw options.source.told(error)
    }
  }
}
