import Casebook

/// The interface words that each kind of index has: `index.regions.title` and so on.
enum IndexWord: String, CaseIterable, Sendable {
  /// « Cas par région »
  case title
  /// « Régions »
  case link
  /// « Région »
  case one
  /// « Thorax : cas par région »
  case pageTitle = "page-title"
  case description
  case listDescription = "list-description"

  /// The key for one kind.
  func key(_ kind: IndexKind) -> String { "index.\(kind.rawValue).\(rawValue)" }

  /// The keys of every kind.
  static var keys: [String] { IndexKind.allCases.flatMap { kind in allCases.map { $0.key(kind) } } }
}

extension Words {
  subscript(_ word: IndexWord, _ kind: IndexKind, _ values: [String: String] = [:]) -> String {
    text(word.key(kind), values)
  }

  /// What a word of an index is called, with a capital.
  func name(of term: IndexTerm) -> String {
    let name = term.kind == .levels ? CaseHead.Level(rawValue: term.name).map(level) : nil
    return (name ?? term.name).capitalizedFirst
  }
}
