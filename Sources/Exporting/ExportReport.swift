import Casebook
import Diagnostics
import Rendering

/// What an export holds, what it could not hold, and what stayed.
public struct ExportReport: Hashable, Sendable {
  /// How many questions of one type left.
  public struct Count: Hashable, Sendable {
    /// The type.
    public var kind: QuestionKind
    /// How many.
    public var questions: Int
  }

  /// Something that a format cannot say as the site does.
  public struct Lost: Hashable, Sendable {
    /// What.
    public var loss: ExportLoss
    /// The questions concerned: `raideur-cervicale/semio`. Empty where it concerns all.
    public var questions: [String]
  }

  /// The format.
  public var format: ExportFormat
  /// How many cases left.
  public var cases: Int
  /// The questions that left, by type, in the order of the types.
  public var counts: [Count]
  /// What they became: cards, questions of a course; nil where they stayed what they are.
  public var records: Int?
  /// How many files of images are in it, or are named in it.
  public var images: Int
  /// What is lost, in the order of `ExportLoss`.
  public var lost: [Lost]
  /// The cases that stayed.
  public var leftOut: [ExportSelection.LeftOut]

  /// How many questions left.
  public var questions: Int { counts.reduce(0) { $0 + $1.questions } }

  init(of content: ExportContent, records: Int?, images: Int, _ losses: [ExportLoss: [String]]) {
    format = content.format
    cases = content.cases.count
    let kinds = content.questions.map(\.question.question.kind)
    counts = QuestionKind.allCases.compactMap { kind in
      let count = kinds.count { $0 == kind }
      return count > 0 ? Count(kind: kind, questions: count) : nil
    }
    self.records = records
    self.images = images
    lost = ExportLoss.allCases.compactMap { loss in losses[loss].map { Lost(loss: loss, questions: $0) } }
    leftOut = content.selection.leftOut
  }
}
