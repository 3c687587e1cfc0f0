import Diagnostics

/// The words that a site knows: modalities, regions, what headings are for, what means the same.
public struct Vocabulary: Hashable, Sendable {
  /// One entry.
  public struct Term: Hashable, Sendable {
    /// Stable, in addresses: `rachis-cervical`.
    public var identifier: String
    /// As shown.
    public var name: Wording
    /// Other words for it.
    public var synonyms: [String]

    /// An entry.
    public init(identifier: String, name: Wording, synonyms: [String] = []) {
      self.identifier = identifier
      self.name = name
      self.synonyms = synonyms
    }
  }

  /// How images are made.
  public var modalities: [Term]
  /// Parts of the body.
  public var regions: [Term]
  /// Folded words of a heading, and what the section is for.
  public var roles: [String: SectionRole]
  /// Groups of words that mean the same.
  public var synonyms: [[String]]

  /// A vocabulary of these words, beside the headings known everywhere.
  public init(
    modalities: [Term] = [], regions: [Term] = [], roles: [String: SectionRole] = [:], synonyms: [[String]] = []
  ) {
    self.modalities = modalities
    self.regions = regions
    self.roles = Self.commonRoles.merging(roles) { $1 }
    self.synonyms = synonyms
  }

  /// Headings known without a vocabulary.
  static let commonRoles: [String: SectionRole] = {
    let words: [SectionRole: [String]] = [
      .presentation: ["présentation", "presentation", "clinical presentation", "vignette"],
      .findings: ["sémiologie", "résultats", "findings", "analyse"],
      .diagnosis: ["diagnostic", "diagnosis"],
      .differential: ["diagnostic différentiel", "diagnostics différentiels", "differential diagnosis"],
      .discussion: ["discussion"],
      .takeHome: ["à retenir", "à retenir pour la pratique", "take home", "take-home messages", "key points"],
      .references: ["références", "references", "bibliographie"],
    ]
    return words.reduce(into: [:]) { roles, entry in
      for words in entry.value { roles[words.folded] = entry.key }
    }
  }()

  /// What a section under the heading `words` is for.
  public func role(of words: String) -> SectionRole? { roles[words.folded] }

  /// Other words for `word`, itself left out.
  public func synonyms(of word: String) -> [String] {
    let folded = word.folded
    return synonyms.filter { group in group.contains { $0.folded == folded } }.flatMap { $0 }.filter {
      $0.folded != folded
    }
  }
}

/// Entries of a vocabulary, found without reading them all.
public struct TermTable: Hashable, Sendable {
  private let byWord: [String: Vocabulary.Term]

  /// A table of `terms`; of two that share a word, the first has it.
  public init(_ terms: [Vocabulary.Term]) {
    byWord = terms.reduce(into: [:]) { table, term in
      for word in [term.identifier, term.name.fr, term.name.en] + term.synonyms where table[word.folded] == nil {
        table[word.folded] = term
      }
    }
  }

  /// The entry that `word` names, by identifier, name or synonym, accents and case aside.
  public subscript(word: String) -> Vocabulary.Term? { byWord[word.folded] }
}
