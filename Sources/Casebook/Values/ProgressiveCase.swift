import Diagnostics
import Markdown

/// A heading under which questions are asked one at a time, without a way back (dossier progressif, key feature problem;
/// R2C, 2023).
public struct ProgressiveCase: Hashable, Sendable {
  /// How long it is, and what it asks.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A progressive case of three to eight questions (dossier progressif).
    case dp = "DP"
    /// The two or three decisions on which the outcome hangs (key feature problem).
    case kfp = "KFP"

    /// How many questions it has.
    public var counts: ClosedRange<Int> { self == .dp ? 3...8 : 2...3 }
    /// The types of its questions. A script concordance test has no right answer to go on from; what decides is said in
    /// few words.
    public var kinds: [QuestionKind] {
      QuestionKind.allCases.filter { $0 != .tcs && (self == .dp || $0 != .qrol) }
    }
  }

  /// Permanent, shared by translations: where a reader stands is kept under it.
  public var id: String
  /// Where the `id:` comment stands; nil where the id was made from the words.
  public var idSpan: SourceSpan?
  /// Which of the two.
  public var kind: Kind
  /// What it is about: the words after the colon.
  public var title: [Inline]
  /// How many questions it has.
  public var count = 0
  /// Level of its heading, 2 to 5.
  public var level: Int
  /// Its heading.
  public var span: SourceSpan
  /// The id of its element: `q-…`
  public var anchor: String { "q-\(id)" }
}

extension ProgressiveCase {
  /// Whether a part that follows belongs to it: up to the next heading of its level.
  public func holds(_ part: Part) -> Bool {
    switch part {
    case .blocks, .references: true
    case .heading(let heading): heading.level > level
    case .question(let question): question.place?.id == id
    case .progressive: false
    }
  }
}

extension Case {
  /// What a question of a progressive case goes on from: how the case begins, and the news since, those that stand in
  /// earlier questions among them. Nil for a question on its own.
  public func news(before question: Question) -> (progressive: ProgressiveCase, parts: [Part])? {
    guard let place = question.place else { return nil }
    for parts in [introduction] + sections.map(\.parts) {
      for (index, part) in parts.enumerated() {
        guard case .progressive(let progressive) = part, progressive.id == place.id else { continue }
        let own = parts[(index + 1)...].prefix { progressive.holds($0) && $0 != .question(question) }
        return (
          progressive,
          own.compactMap { part in
            guard case .question(let earlier) = part else { return part }
            return earlier.stem.isEmpty ? nil : .blocks(earlier.stem)
          }
        )
      }
    }
    return nil
  }
}
