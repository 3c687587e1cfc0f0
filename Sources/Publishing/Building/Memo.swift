import Casebook
import Diagnostics
import Fingerprint
import Rendering

/// What one build learnt and the next may use. Nothing in it is needed: an empty memo gives the same site.
public struct Memo: Sendable {
  /// All that the reading of one case depends on.
  struct CaseKey: Hashable, Sendable {
    var file: String
    var text: ContentHash
    var language: Language
    var base: CaseHead?
    var vocabulary: Vocabulary
  }

  /// A case as it was read, and what was wrong with it.
  struct ReadCase: Sendable {
    var value: Case
    var diagnostics: [Diagnostic]
  }

  /// All that the rendering of one page depends on.
  struct PageKey: Hashable, Sendable {
    var view: PageView
    var theme: ContentHash
  }

  var cases: [CaseKey: ReadCase] = [:]
  var pages: [PageKey: [OutputFile]] = [:]

  /// Nothing learnt.
  public init() {}
}
