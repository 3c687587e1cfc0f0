import ArgumentParser
import Publishing

/// `negatoscope check`
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell all that is wrong with the content; publish nothing.",
    discussion: """
      With --fix, every fault that has one certain remedy is mended in the files of the content, and shown; what is left
      is told. With --fix --dry-run the same is shown and nothing is written.
      """)

  @OptionGroup var options: SiteOptions

  @Flag(help: "Mend what has one certain remedy.")
  var fix = false

  @Flag(help: "With --fix: show what would change, and change nothing.")
  var dryRun = false

  mutating func validate() throws {
    if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
  }

  func run() async throws {
    do {
      let publisher = try options.publisher()
      if fix {
        let plan = try await publisher.fixes()
        FixReport(plan: plan, language: options.messageLanguage, isDryRun: dryRun).write()
        if !dryRun { try publisher.fix(plan) }
      }
      let start = ContinuousClock.now
      let outcome = try await publisher.check()
      try Report(options: options, outcome: outcome, duration: ContinuousClock.now - start).write()
    } catch let error as PublishingError {
      throw options.source.told(error)
    }
  }
}
