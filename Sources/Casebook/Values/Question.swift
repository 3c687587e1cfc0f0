import Diagnostics
import Markdown

/// The types of question (assessment rules of the French national examination, R2C, 2023).
public enum QuestionKind: String, Hashable, Sendable, CaseIterable {
  /// One right answer (question à réponse unique; single best answer).
  case qru = "QRU"
  /// Any number of right answers (question à réponses multiples).
  case qrm = "QRM"
  /// A number of right answers that is told (question à réponses, nombre précisé).
  case qrp = "QRP"
  /// A short answer, of five words at most (question à réponse ouverte courte).
  case qroc = "QROC"
  /// Zones of an image to point at (question à zones à pointer).
  case qzp = "QZP"
  /// What a finding does to a hypothesis, beside a panel's votes (test de concordance de script).
  case tcs = "TCS"
  /// A long answer, marked by the reader against a grid (question à réponse ouverte longue).
  case qrol = "QROL"

  /// Whether the reader ticks options that the page shows.
  public var isTicked: Bool { [.qru, .qrm, .qrp].contains(self) }
  /// Whether the words of the options are shown before an answer is given: those of other types are the key.
  public var showsOptions: Bool { isTicked || self == .tcs }
  /// Whether an option may be required or unacceptable.
  public var hasVetoes: Bool { self == .qrm || self == .qrp }
}

/// A question of a case.
public struct Question: Hashable, Sendable {
  /// Permanent, shared by translations: attempts hang on it.
  public var id: String
  /// Where the `id:` comment stands; nil where the id was made from the words.
  public var idSpan: SourceSpan?
  /// The type.
  public var kind: QuestionKind
  /// The code as written: `QRM` or its English twin `MRQ`.
  public var code: String
  /// From 1 in the case.
  public var number: Int
  /// What it is worth.
  public var points: Double
  /// What is asked: the words after the colon.
  public var lead: [Inline]
  /// Text and figures before the options.
  public var stem: [Block]
  /// `> **Indice.** …` before the options.
  public var hint: [Block]
  /// What is to be ticked, the answers that a QROC takes, the zones of a QZP, the items of a TCS or of the grid of a
  /// QROL, in order.
  public var options: [Option]
  /// What follows the options.
  public var correction: [Block]
  /// `rang` (A or B), of the comment.
  public var rank: String?
  /// `items`, numbers of the national syllabus, of the comment.
  public var items: [String]
  /// Level of its heading, 3 to 6.
  public var level: Int
  /// The progressive case that it belongs to.
  public var place: ProgressivePlace?
  /// Of a TCS, what its choices say: `échelle` of the comment.
  public var concordance = ConcordanceScale.diagnosis
  /// Its heading.
  public var span: SourceSpan
  /// The id of its element: `q-…`
  public var anchor: String { "q-\(id)" }

  /// How many options a QRP asks to tick, how many zones a QZP asks to point at.
  public var expected: Int { options.count(where: \.isRight) }
  /// A QRP with 10 to 25 options has rules of its own.
  public var isLong: Bool { kind == .qrp && Self.longOptions.contains(options.count) }
  /// How many options make a long QRP.
  public static let longOptions = 10...25

  /// A question.
  public init(
    id: String, idSpan: SourceSpan?, kind: QuestionKind, code: String, number: Int, points: Double, lead: [Inline],
    stem: [Block], hint: [Block], options: [Option], correction: [Block], rank: String?, items: [String], level: Int,
    span: SourceSpan
  ) {
    self.id = id
    self.idSpan = idSpan
    self.kind = kind
    self.code = code
    self.number = number
    self.points = points
    self.lead = lead
    self.stem = stem
    self.hint = hint
    self.options = options
    self.correction = correction
    self.rank = rank
    self.items = items
    self.level = level
    self.span = span
  }
}

/// What the choices of a script concordance test say, from −2 to +2.
public enum ConcordanceScale: String, Hashable, Sendable, CaseIterable {
  /// A hypothesis becomes more or less likely.
  case diagnosis
  /// An examination becomes more or less useful.
  case investigation
  /// A treatment becomes more or less indicated.
  case treatment
}

/// Where a question stands in a progressive case.
public struct ProgressivePlace: Hashable, Sendable {
  /// The case's identifier.
  public var id: String
  /// From 1.
  public var number: Int
}

/// One option, answer, zone or item of a question.
public struct Option: Hashable, Sendable {
  /// What the first bold word of the feedback says of it.
  public enum Status: Hashable, Sendable {
    /// Left unticked, the question is worth nothing.
    case required
    /// Ticked, the question is worth nothing.
    case unacceptable
    /// Half right, of a QROC.
    case acceptable
    /// What an item of a grid is worth.
    case points(Double)
  }

  /// The words after the box.
  public var text: [Inline]
  /// `[x]`
  public var isRight: Bool
  /// The status, if one is written.
  public var status: Status?
  /// Of an item of a TCS, how many experts chose −2, −1, 0, +1 and +2.
  public var votes: [Int] = []
  /// Whether votes are written that cannot be read, which is told.
  var hasUnreadPanel = false
  /// Whether what it is worth is nearly written, which is told.
  var hasUnreadPoints = false
  /// Whether its box cannot be read, which is told: nobody knows whether it is right.
  var hasUnreadBox = false
  /// Of a QZP, where it lies.
  public var zone: Zone?
  /// Of a QZP, where its zone is written, even if that cannot be read.
  var writtenZone: WrittenZone?
  /// The feedback, its status left out.
  public var feedback: [Block]
  /// The item.
  public var span: SourceSpan

  /// Its first lines, the box included and the feedback left out: where a fault of it is told.
  var place: SourceSpan {
    SourceSpan(file: span.file, start: span.start, end: text.last?.span.end ?? span.end)
  }

  /// An option.
  public init(text: [Inline], isRight: Bool, status: Status?, feedback: [Block], span: SourceSpan) {
    self.text = text
    self.isRight = isRight
    self.status = status
    self.feedback = feedback
    self.span = span
  }
}
