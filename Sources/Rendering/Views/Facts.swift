import Casebook
import Diagnostics

/// What is told of a case in one line.
struct Facts: Hashable, Sendable {
  var age: String?
  var sex: CaseHead.Sex?
  /// Names in the page's language.
  var modalities: [String]
  /// Names in the page's language.
  var regions: [String]
  var level: CaseHead.Level?

  /// The facts of `one`, the vocabulary's names put in its language.
  init(of one: Case, vocabulary: Vocabulary) {
    func names(_ words: [String], _ terms: [Vocabulary.Term]) -> [String] {
      words.map { Vocabulary.term(named: $0, in: terms)?.name[one.language] ?? $0 }
    }
    age = one.head.patient?.age
    sex = one.head.patient?.sex
    modalities = names(one.head.modalities, vocabulary.modalities)
    regions = names(one.head.regions, vocabulary.regions)
    level = one.head.level
  }

  /// Each fact with its kind, in the order of the line.
  func entries(_ words: Words) -> [(kind: String, text: String)] {
    let all: [(String, String?)] = [
      ("sex", sex.map(words.sex)), ("age", age.map(words.age)),
      ("modality", modalities.isEmpty ? nil : modalities.joined(separator: ", ")),
      ("region", regions.isEmpty ? nil : regions.joined(separator: ", ")), ("level", level.map(words.level)),
    ]
    return all.compactMap { kind, text in text.map { (kind, $0.capitalizedFirst) } }
  }
}

extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
