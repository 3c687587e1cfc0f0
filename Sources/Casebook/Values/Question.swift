import Diagnostics
import Markdown

/// The types of question (assessment rules of the French national examination, R2C, 2023).
public enum QuestionKind: String, Hashable, Sendable, CaseIterable {
  /// One right answer (question à réponse unique; single best answer).
  case qru = "QRU"
  /// Any number of right answers (question à réponses multiples).
  case qrm = "QRM"
  /// A long answer, marked by the reader against a grid (question à réponse ouverte longue).
  case qrol = "QROL"
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
  /// The options of a QRU or QRM, the items of the grid of a QROL, in order.
  public var options: [Option]
  /// What follows the options.
  public var correction: [Block]
  /// `rang` (A or B), of the comment.
  public var rank: String?
  /// `items`, numbers of the national syllabus, of the comment.
  public var items: [String]
  /// Level of its heading, 3 to 6.
  public var level: Int
  /// Its heading.
  public var span: SourceSpan
  /// The id of its element: `q-…`
  public var anchor: String { "q-\(id)" }

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

/// One option of a QRU or QRM, or one item of a QROL's grid.
public struct Option: Hashable, Sendable {
  /// What the first bold word of the feedback says of it.
  public enum Status: Hashable, Sendable {
    /// Left unticked, the question is worth nothing.
    case required
    /// Ticked, the question is worth nothing.
    case unacceptable
    /// What an item of a grid is worth.
    case points(Double)
  }

  /// The words after the box.
  public var text: [Inline]
  /// `[x]`
  public var isRight: Bool
  /// The status, if one is written.
  public var status: Status?
  /// The feedback, its status left out.
  public var feedback: [Block]
  /// The item.
  public var span: SourceSpan

  /// An option.
  public init(text: [Inline], isRight: Bool, status: Status?, feedback: [Block], span: SourceSpan) {
    self.text = text
    self.isRight = isRight
    self.status = status
    self.feedback = feedback
    self.span = span
  }
}
