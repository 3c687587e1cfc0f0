import Casebook

/// A text as it is shown, and its words alone.
public struct ExportedText: Hashable, Sendable {
  /// HTML that needs nothing of the site.
  public var html: String
  /// Without markup.
  public var plain: String

  /// Whether there is nothing to show.
  public var isEmpty: Bool { html.isEmpty }
}

/// A picture that the text of a question shows.
public struct ExportedImage: Hashable, Sendable {
  /// How and where it is made: a form that the site publishes.
  public var job: ImageJob
  /// The size at which it is seen, in CSS pixels.
  public var width: Int
  /// The size at which it is seen, in CSS pixels.
  public var height: Int

  /// The name of its file.
  public var name: String { job.path.split(separator: "/").last.map(String.init) ?? job.path }
}

/// A question, written for a place outside of the site.
public struct ExportedQuestion: Hashable, Sendable {
  /// An option with its words.
  public struct Option: Hashable, Sendable {
    /// `A`, `B`; nil for the items of a grid or of a concordance test.
    public var letter: String?
    /// What it says.
    public var text: ExportedText
    /// What is said of it afterwards; nil where nothing is.
    public var feedback: ExportedText?
  }

  /// The picture whose zones are to be pointed at.
  public enum Picture: Hashable, Sendable {
    /// A still.
    case still(PublishedImage)
    /// A series, of which zones name slices.
    case series(PublishedSeries)
  }

  /// The question itself: its key, its numbers, its identifiers.
  public var question: Question
  /// Changes when the key does, and not when words do; what attempts on the site are kept with.
  public var hash: String
  /// « QRM 4 »
  public var name: String
  /// What is asked.
  public var lead: ExportedText
  /// Text and figures before the options.
  public var stem: ExportedText
  /// The same, the picture of the zones left out.
  public var stemBesidePicture: ExportedText
  /// What helps.
  public var hint: ExportedText
  /// What its reader has met before: the presentation of the case, earlier news of a progressive case.
  public var before: ExportedText
  /// What is asked for, above the options.
  public var legend: String?
  /// The options, in order.
  public var options: [Option]
  /// What follows the options.
  public var correction: ExportedText
  /// The pictures that these texts show, each once, in reading order.
  public var images: [ExportedImage]
  /// Of a question of zones.
  public var picture: Picture?
  /// The question on the page that tells everything.
  public var address: Address
  /// The key with the state and the feedback of each option; of a concordance test, that of each item.
  var keys: [String]
  /// The choices of a concordance test, from −2 to +2, with their signs.
  public var choices: [String]
  /// « 2 points »
  var points: String
}

/// A case whose questions leave the site.
public struct ExportedCase: Hashable, Sendable {
  /// The case itself.
  public var one: Case
  /// The names of its regions in its language, as the site's index gives them, and their identifiers.
  public var regions: [IndexTerm]
  /// The same of its modalities.
  public var modalities: [IndexTerm]
  /// The page of the case.
  public var address: Address
  /// The progressive cases, by identifier.
  public var progressives: [String: ProgressiveCase]
  /// The questions, in reading order.
  public var questions: [ExportedQuestion]
}
