import Markdown

/// Which cases of a list share a diagnosis, words or regions.
///
/// An unknown case is found by others through its regions alone, which `Disclosure` tells everywhere; its own page
/// that tells everything may seek by everything.
public struct RelatedCases: Sendable {
  /// How many are named.
  public static let limit = 5
  /// Of the cases that share a word, how many on each side of a case are looked at. The commonest region of a large
  /// site would otherwise make the search grow with the square of its cases.
  static let reach = 24

  /// Something that cases share.
  private enum Trait: Hashable {
    case diagnosis(String)
    /// A tag, or a diagnosis that another case has as a tag.
    case word(String)
    case region(String)

    var weight: Int {
      switch self {
      case .diagnosis: 8
      case .word: 3
      case .region: 1
      }
    }
  }

  private let traits: [Set<Trait>]
  private let positions: [Trait: [Int]]

  /// Reads `cases`, of one language, in the order of their list.
  public init(_ cases: [Case], vocabulary: Vocabulary) {
    let meanings = Meanings(vocabulary)
    let regions = TermTable(vocabulary.regions)
    var traits: [Set<Trait>] = []
    var positions: [Trait: [Int]] = [:]
    for (position, one) in cases.enumerated() {
      let disclosure = Disclosure(of: one)
      func told(at place: Disclosure.Place) -> Set<Trait> {
        var found = Set(one.head.regions.map { Trait.region(regions[$0]?.identifier ?? $0.folded) })
        if disclosure.tells(.tags, at: place) { found.formUnion(one.head.tags.map { .word(meanings[$0]) }) }
        if disclosure.tells(.diagnosis, at: place), let diagnosis = one.head.diagnosis {
          found.formUnion([.diagnosis(meanings[diagnosis]), .word(meanings[diagnosis])])
        }
        return found
      }
      traits.append(told(at: .page(disclosure.fullPage)))
      for trait in told(at: .elsewhere) { positions[trait, default: []].append(position) }
    }
    self.traits = traits
    self.positions = positions
  }

  /// The cases nearest to that at `position`, by its place in the list: most in common first, then those whose place
  /// is nearest, then the newer.
  public func related(to position: Int) -> [Int] {
    var scores: [Int: Int] = [:]
    for trait in traits[position] {
      let all = positions[trait] ?? []
      let here = all.firstPlace(notBelow: position)
      for other in all[max(0, here - Self.reach)..<min(all.count, here + Self.reach + 1)] where other != position {
        scores[other, default: 0] += trait.weight
      }
    }
    return scores.sorted {
      ($1.value, abs($0.key - position), $0.key) < ($0.value, abs($1.key - position), $1.key)
    }.prefix(Self.limit).map(\.key)
  }
}

/// Folded words, those that the vocabulary says mean the same made one.
private struct Meanings {
  private let first: [String: String]

  init(_ vocabulary: Vocabulary) {
    var first: [String: String] = [:]
    for group in vocabulary.synonyms {
      let words = group.map(\.folded)
      guard let meaning = words.compactMap({ first[$0] }).first ?? words.first else { continue }
      for word in words where first[word] == nil { first[word] = meaning }
    }
    self.first = first
  }

  subscript(word: String) -> String { first[word.folded] ?? word.folded }
}

extension [Int] {
  /// The first place of this rising list whose number is not below `number`.
  fileprivate func firstPlace(notBelow number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
