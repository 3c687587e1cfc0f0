import ArgumentParser
import Diagnostics
import Publishing

/// `negatoscope new`
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a site or a case.", subcommands: [NewSiteCommand.self, NewCaseCommand.self])
}

/// `negatoscope new site DIR`
struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write a complete small site to begin with.",
    discussion: """
      It holds a first case, the pages that a site must have (about, legal notice, accessibility) with what is to be \
      completed in them, and a vocabulary. It builds as it is.
      """)

  @Argument(help: ArgumentHelp("A folder that is new or empty.", valueName: "dir"))
  var folder: String

  @Option(help: "Language of the site and of the messages: fr or en.")
  var language: Language?

  func run() throws {
    let language = language ?? Console.preferredLanguage
    try toldFaults(in: language) {
      try NewSite(starter: SharedFolder.starter.path(), language: language, today: try .today).write(into: folder)
    }
    let way = folder == "." ? "" : "  cd \(folder)\n"
    Console.write(
      Wording(
        fr: """
          Le site est prêt dans «\u{A0}\(folder)\u{A0}». Ensuite\u{A0}:
          \(way)\
            negatoscope preview --open        voir le site, qui suit ce que vous écrivez
            negatoscope new case mon-cas      commencer un cas
            negatoscope build                 le publier dans Output/
          À compléter\u{A0}: Content/site.yml, puis les pages de Content/pages/ («\u{A0}À compléter\u{A0}»).

          """,
        en: """
          The site is ready in “\(folder)”. Next:
          \(way)\
            negatoscope preview --open        see the site, which follows what you write
            negatoscope new case my-case      begin a case
            negatoscope build                 publish it into Output/
          To be completed: Content/site.yml, then the pages of Content/pages/ (“To be completed”).

          """)[language], to: .output)
  }
}

/// `negatoscope new case SLUG`
struct NewCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Write a case to begin with: a draft, its sections, and what each is for.",
    discussion: """
      The name of the case is its address and its permanent identifier: plain lower-case letters, digits and hyphens, \
      “douleur-de-hanche”. The name of a case to discover does not hold its diagnosis.
      """)

  @Argument(help: ArgumentHelp("The name of the case.", valueName: "slug"))
  var slug: String

  @Option(help: "The title (default: the words of the name).")
  var title: String?

  @Flag(help: "The case is to be discovered: its diagnosis is told at the end only.")
  var unknown = false

  @Option(help: ArgumentHelp("The folder that authors write.", valueName: "dir"))
  var content = "Content"

  @Option(help: "Language of the case and of the messages: fr or en (default: the first language of the site).")
  var language: Language?

  func run() throws {
    let words = language ?? Console.preferredLanguage
    let file = try toldFaults(in: words) {
      try NewCase(
        starter: SharedFolder.starter.path(), content: content, language: language, isUnknown: unknown,
        today: try .today
      ).write(slug, title: title)
    }
    Console.write(
      Wording(
        fr: """
          Le cas est commencé\u{A0}: \(file)
          Ses images se rangent à côté, dans images/. «\u{A0}negatoscope preview --open\u{A0}» le montre\u{A0}; \
          «\u{A0}statut: publié\u{A0}» le publie.

          """,
        en: """
          The case is begun: \(file)
          Its images go beside it, into images/. “negatoscope preview --open” shows it; “status: published” publishes it.

          """)[words], to: .output)
  }
}

/// Does `work`; what keeps it from being done is told in `language`.
private func toldFaults<Result>(in language: Language, _ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as StarterError {
    Console.complain(error.wording[language])
    throw ExitCode(2)
  } catch let error as PublishingError {
    Console.complain(error.wording[language])
    throw ExitCode(3)
  }
}
