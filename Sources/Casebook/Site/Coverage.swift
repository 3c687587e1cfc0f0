import Diagnostics

/// How many cases of a language each region, modality and level has: what a department has to teach with, and what it
/// lacks. A case with two regions counts in both.
public struct Coverage: Hashable, Sendable {
  /// The cases of one region.
  public struct Row: Hashable, Sendable {
    /// The region; nil for the cases that name none.
    public var region: IndexTerm?
    /// All of them.
    public var total: Int
    /// By level, in the order of `CaseHead.Level.allCases`.
    public var levels: [Int]
    /// By modality, in the order of `modalities`.
    public var modalities: [Int]
  }

  /// The regions: those of the vocabulary, cases or not, then the others; last, if there are any, the cases without.
  public var rows: [Row]
  /// The modalities: those of the vocabulary, cases or not, then the others.
  public var modalities: [IndexTerm]
  /// All cases, each counted once: by level, by modality, in the same orders.
  public var all: Row

  /// Counts `cases`, all of `language`, indexed by `index`.
  public init(of cases: [Case], index: CaseIndex, language: Language, vocabulary: Vocabulary) {
    func terms(_ kind: IndexKind, _ known: [Vocabulary.Term]) -> [IndexTerm] {
      let own = known.map {
        IndexTerm(kind: kind, slug: TermReader.slug(of: $0.identifier), name: $0.name[language])
      }
      let slugs = Set(own.map(\.slug))
      return own + index.entries(kind).map(\.term).filter { !slugs.contains($0.slug) }
    }
    let modalities = terms(.modalities, vocabulary.modalities)
    let columns = modalities.map { Set(index.entry(.modalities, $0.slug)?.cases ?? []) }
    func row(_ region: IndexTerm?, _ positions: [Int]) -> Row {
      Row(
        region: region, total: positions.count,
        levels: CaseHead.Level.allCases.map { level in positions.count { cases[$0].head.level == level } },
        modalities: columns.map { column in positions.count { column.contains($0) } })
    }
    rows = terms(.regions, vocabulary.regions).map { row($0, index.entry(.regions, $0.slug)?.cases ?? []) }
    let without = cases.indices.filter { cases[$0].head.regions.isEmpty }
    if !without.isEmpty { rows.append(row(nil, without)) }
    self.modalities = modalities
    all = row(nil, Array(cases.indices))
  }
}
