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

  /// The facts of `one`, in the words of the index of its language.
  init(of one: Case, index: CaseIndex) {
    age = one.head.patient?.age
    sex = one.head.patient?.sex
    modalities = one.head.modalities.map { index.name(.modalities, of: $0) }
    regions = one.head.regions.map { index.name(.regions, of: $0) }
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
