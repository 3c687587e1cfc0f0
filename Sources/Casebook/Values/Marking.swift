import Markdown

/// What a reader answers to one question.
public enum Answer: Hashable, Sendable {
  /// The indices, from 0, of the options ticked; of a QROL, of the items of the grid that the reader says he wrote.
  case ticked(Set<Int>)
  /// The words of a short answer.
  case text(String)
  /// The places pointed at, in their order.
  case pointed([Zone.Point])
  /// Of each item of a TCS, the choice from 0 (−2) to 4 (+2); nil where none is made.
  case chosen([Int?])
}

/// How answers are worth points.
public enum MarkingScale: String, Hashable, Sendable, CaseIterable {
  /// The French national rules (R2C, 2023; order of 21 December 2021, article 7).
  case edn
  /// Of a QRM, the share of right options ticked less the share of wrong ones; the rest as by the national rules.
  case partial
  /// A point or none; a long answer and a concordance test are marked as by the national rules.
  case allOrNothing = "all-or-nothing"
}

/// The marking of one answer (French national rules, R2C, 2023; order of 21 December 2021, article 7; of a TCS, the
/// aggregate method of Norcini, Shea and Day, 1990).
public struct Mark: Hashable, Sendable {
  /// Why a mark is what it is.
  public enum Reason: String, Hashable, Sendable {
    /// Nothing to object to.
    case allRight = "all-right"
    /// Marked by the number of discordances.
    case discordances
    /// A required option was left unticked.
    case missedRequired = "missed-required"
    /// An unacceptable option was ticked.
    case tickedUnacceptable = "ticked-unacceptable"
    /// More was ticked than is asked.
    case tooMany = "too-many"
    /// Marked by what was found of what is asked.
    case found
    /// A short answer that is half right.
    case acceptable
    /// Marked by the votes of a panel.
    case panel
    /// Not the answer.
    case wrong
    /// Marked by the reader against the grid.
    case selfMarked = "self-marked"
  }

  /// From 0 to 1: multiplied by the question's points.
  public var share: Double
  /// How many options are ticked wrongly or left wrongly; of a QZP, zones left and places that hit none.
  public var discordances: Int
  /// Why.
  public var reason: Reason

  /// Marks `answer` to a question of this type and these options. An answer of another kind than the type's is empty.
  public init(_ kind: QuestionKind, _ options: [Option], _ answer: Answer, scale: MarkingScale = .edn) {
    switch kind {
    case .qru, .qrm, .qrp, .qrol:
      var ticked: Set<Int> = []
      if case .ticked(let indices) = answer { ticked = indices.intersection(options.indices) }
      self.init(kind, options, ticked: ticked, scale: scale)
    case .qroc:
      if case .text(let text) = answer { self.init(options, text: text) } else { self.init(options, text: "") }
    case .qzp:
      if case .pointed(let points) = answer { self.init(zones: options, points) } else { self.init(zones: options, []) }
    case .tcs:
      if case .chosen(let choices) = answer {
        self.init(items: options, choices)
      } else {
        self.init(items: options, [])
      }
    }
    if scale == .allOrNothing, kind != .qrol, kind != .tcs, share < 1 { share = 0 }
  }

  private init(_ share: Double, _ discordances: Int, _ reason: Reason) {
    self.share = share
    self.discordances = discordances
    self.reason = share == 1 && reason != .selfMarked ? .allRight : reason
  }

  private init(_ kind: QuestionKind, _ options: [Option], ticked: Set<Int>, scale: MarkingScale) {
    let discordances = options.indices.count { ticked.contains($0) != options[$0].isRight }
    let right = options.count(where: \.isRight)
    let hits = ticked.count { options[$0].isRight }
    // A long QRP knows no veto.
    let isLong = kind == .qrp && Question.longOptions.contains(options.count)
    if kind.hasVetoes, !isLong {
      if options.indices.contains(where: { options[$0].status == .unacceptable && ticked.contains($0) }) {
        self.init(0, discordances, .tickedUnacceptable)
        return
      }
      if options.indices.contains(where: { options[$0].status == .required && !ticked.contains($0) }) {
        self.init(0, discordances, .missedRequired)
        return
      }
    }
    switch kind {
    case .qrol:
      func points(_ indices: some Sequence<Int>) -> Double {
        indices.reduce(0) { sum, index in
          guard options[index].isRight else { return sum }
          return if case .points(let points)? = options[index].status { sum + points } else { sum + 1 }
        }
      }
      let total = points(options.indices)
      self.init(total > 0 ? points(ticked.sorted()) / total : 0, discordances, .selfMarked)
    case .qrp:
      if ticked.count > right {
        self.init(0, discordances, .tooMany)
      } else {
        self.init(right > 0 ? Double(hits) / Double(right) : 0, discordances, .found)
      }
    case .qrm where scale == .partial:
      let wrong = options.count - right
      let loss = wrong > 0 ? Double(ticked.count - hits) / Double(wrong) : 0
      self.init(max(0, (right > 0 ? Double(hits) / Double(right) : 0) - loss), discordances, .discordances)
    case .qrm: self.init([0: 1, 1: 0.5, 2: 0.2][discordances] ?? 0, discordances, .discordances)
    default: self.init(discordances == 0 ? 1 : 0, discordances, .wrong)
    }
  }

  private init(_ options: [Option], text: String) {
    let words = Self.words(of: text)
    let matches = options.filter { $0.isRight && !words.isEmpty && Self.words(of: $0.text.plainText) == words }
    if matches.contains(where: { $0.status != .acceptable }) {
      self.init(1, 0, .allRight)
    } else {
      self.init(matches.isEmpty ? 0 : 0.5, 1, matches.isEmpty ? .wrong : .acceptable)
    }
  }

  /// What two short answers are compared by: case, accents, ligatures, punctuation, spaces and a leading article left
  /// out.
  static func words(of answer: String) -> String {
    let folded = answer.folded
    let words = folded.split(separator: " ")
    guard words.count > 1, articles.contains(String(words[0])) else { return folded.replacing(" ", with: "") }
    return words.dropFirst().joined()
  }

  /// Articles, folded, that may stand before a short answer.
  public static let articles: Set<String> = [
    "l", "le", "la", "les", "un", "une", "des", "d", "du", "de", "the", "a", "an",
  ]

  private init(zones options: [Option], _ points: [Zone.Point]) {
    let expected = options.indices.filter { options[$0].isRight }
    // The page lets no more be pointed at; what comes after counts for nothing.
    let taken = points.prefix(expected.count)
    // A zone to hit wins over a distractor that lies under the same place.
    let hits = taken.map { point in expected.first { options[$0].zone?.contains(point) ?? false } }
    let found = Set(hits.compactMap { $0 }).count
    let missed = expected.count - found
    self.init(
      expected.isEmpty ? 0 : Double(found) / Double(expected.count), missed + hits.count { $0 == nil },
      found == 0 ? .wrong : .found)
  }

  private init(items options: [Option], _ choices: [Int?]) {
    let shares = options.indices.map { index -> Double in
      let votes = options[index].votes
      guard choices.indices.contains(index), let choice = choices[index], votes.indices.contains(choice),
        let most = votes.max(), most > 0
      else { return 0 }
      return Double(votes[choice]) / Double(most)
    }
    self.init(
      shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count), shares.count { $0 < 1 }, .panel)
  }
}
