import Casebook
import Diagnostics
import Markdown

/// One answer and its mark, as `Tests/Vectors/marking.json` and the sheets of `answer-sheets` write them: what Swift and
/// JavaScript must agree on.
public struct MarkingSheet: Codable, Hashable, Sendable {
  /// An option, as far as marking looks at it.
  public struct Choice: Codable, Hashable, Sendable {
    /// `[x]`
    public var right: Bool
    /// `required`, `unacceptable` or `acceptable`.
    public var status: String?
    /// Of an item of a grid.
    public var points: Double?
    /// Of an answer of a QROC.
    public var text: String?
    /// Of a QZP.
    public var zone: Outline?
    /// Of an item of a TCS.
    public var votes: [Int]?

    /// An option that is right or wrong.
    public init(right: Bool) { self.right = right }
  }

  /// A zone: `ellipse` and `rectangle` as x, y, width and height, `polygon` as pairs, in percent.
  public struct Outline: Codable, Hashable, Sendable {
    /// Which of the three.
    public var shape: String
    /// Its numbers.
    public var numbers: [Double]
    /// Its first and last slice.
    public var slices: [Int]?

    /// An outline.
    public init(shape: String, numbers: [Double], slices: [Int]? = nil) {
      self.shape = shape
      self.numbers = numbers
      self.slices = slices
    }
  }

  /// A place that is pointed at.
  public struct Place: Codable, Hashable, Sendable {
    /// In percent, from the left.
    public var x: Double
    /// In percent, from the top.
    public var y: Double
    /// Of a series.
    public var slice: Int?

    /// A place.
    public init(x: Double, y: Double, slice: Int? = nil) {
      self.x = x
      self.y = y
      self.slice = slice
    }
  }

  /// What the reader answers: one of these, as `question.answer` gives it.
  public struct Given: Codable, Hashable, Sendable {
    /// Indices, from 0.
    public var ticked: [Int]?
    /// Words.
    public var text: String?
    /// Places.
    public var points: [Place]?
    /// Of each item, from 0 to 4.
    public var choices: [Int?]?

    /// Nothing.
    public init() {}
  }

  /// What it is about; of a random sheet, its number.
  public var name: String
  /// `QRM` and the like.
  public var kind: String
  /// The key.
  public var options: [Choice]
  /// The answer.
  public var answer: Given?
  /// The scale; without it, that of the national examination.
  public var scale: String?
  /// From 0 to 1.
  public var mark: Double
  /// As `Mark` counts them.
  public var discordances: Int
  /// As `Mark` says it.
  public var reason: String

  /// A sheet that is not marked.
  public init(name: String, kind: QuestionKind, options: [Choice], answer: Given, scale: MarkingScale) {
    self.name = name
    self.kind = kind.rawValue
    self.options = options
    self.answer = answer
    self.scale = scale.rawValue
    mark = 0
    discordances = 0
    reason = ""
  }

  /// What `Mark` makes of it; nil where a word of it is unknown.
  public var marked: Mark? {
    guard let kind = QuestionKind(rawValue: kind), let scale = MarkingScale(rawValue: scale ?? "edn") else {
      return nil
    }
    let options = options.compactMap(\.option)
    guard options.count == self.options.count else { return nil }
    return Mark(kind, options, answer?.answer ?? .ticked([]), scale: scale)
  }
}

extension MarkingSheet.Choice {
  fileprivate var option: Option? {
    let span = SourceSpan(file: "vectors")
    let status: Option.Status?
    switch self.status {
    case nil: status = points.map { .points($0) }
    case "required": status = .required
    case "unacceptable": status = .unacceptable
    case "acceptable": status = .acceptable
    default: return nil
    }
    let words = text.map { [Inline(.text($0), at: span)] } ?? []
    var option = Option(text: words, isRight: right, status: status, feedback: [], span: span)
    option.votes = votes ?? []
    if let zone {
      guard let shape = zone.asShape else { return nil }
      option.zone = Zone(shape, slices: zone.slices.map { $0[0]...$0[1] }, span: span)
    }
    return option
  }
}

extension MarkingSheet.Outline {
  fileprivate var asShape: Zone.Shape? {
    switch shape {
    case "polygon":
      return .polygon(
        stride(from: 0, to: numbers.count - 1, by: 2).map { Zone.Point(x: numbers[$0], y: numbers[$0 + 1]) })
    case "ellipse" where numbers.count == 4:
      return .ellipse(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    case "rectangle" where numbers.count == 4:
      return .rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    default: return nil
    }
  }
}

extension MarkingSheet.Given {
  fileprivate var answer: Answer {
    if let points { return .pointed(points.map { Zone.Point(x: $0.x, y: $0.y, slice: $0.slice) }) }
    if let choices { return .chosen(choices) }
    if let text { return .text(text) }
    return .ticked(Set(ticked ?? []))
  }
}
