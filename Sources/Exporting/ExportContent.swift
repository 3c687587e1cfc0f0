import Casebook
import Diagnostics
import Rendering

/// The forms in which questions leave the site.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// A package of cards for Anki.
  case anki
  /// Questions for Moodle, in its own XML.
  case moodle
  /// The site's own data, as `Documentation/questions.schema.json` describes it.
  case json

  /// The ending of its files, without the dot.
  public var fileExtension: String {
    switch self {
    case .anki: "apkg"
    case .moodle: "xml"
    case .json: "json"
    }
  }

  /// What stands before the name of an image in its texts.
  var imagePrefix: String {
    switch self {
    case .anki: "negatoscope-"
    case .moodle: "@@PLUGINFILE@@/"
    case .json: "media/"
    }
  }
}

/// What leaves the site, written for one format: values from which its file is made.
public struct ExportContent: Sendable {
  /// For whom it is written.
  public let format: ExportFormat
  /// What was chosen.
  public let selection: ExportSelection
  /// The cases and their questions, in order.
  public let cases: [ExportedCase]
  let site: Site
  let theme: Theme
  /// When what it is written from was changed.
  let times: ExportTimes
  /// Name and version of what encodes images.
  let encoder: String
  /// Name and version of the program.
  let generator: String

  /// The permanent name of the site.
  public var siteID: String { site.settings.id }
  var language: Language { selection.language }
  var cards: CardWriter { CardWriter(words: theme.words(language)) }

  /// Writes what `selection` chose of `site`. `encoder` and `generator` are names and versions.
  public init(
    _ format: ExportFormat, _ selection: ExportSelection, of site: Site, theme: Theme, times: ExportTimes,
    encoder: String, generator: String
  ) {
    self.format = format
    self.selection = selection
    self.site = site
    self.theme = theme
    self.times = times
    self.encoder = encoder
    self.generator = generator
    let maker = ExportMaker(site: site, theme: theme, imagePrefix: format.imagePrefix)
    cases = selection.cases.map { maker.exported($0.one, $0.questions) }
  }

  /// Every question with its case, in order.
  var questions: [(one: ExportedCase, question: ExportedQuestion)] {
    cases.flatMap { one in one.questions.map { (one, $0) } }
  }

  /// The name of a site's part outside of it: that of its first region.
  func regionName(of one: ExportedCase) -> String {
    one.regions.first?.name ?? Wording(fr: "Sans région", en: "No region")[language]
  }
}

extension ExportedCase {
  /// What a question is called in a report: `raideur-cervicale/semio`.
  func reference(to question: ExportedQuestion) -> String { "\(one.slug)/\(question.question.id)" }
}
