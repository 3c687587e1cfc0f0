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

  /// The theme as its layers were read, and what was wrong with them: most changes are not of the theme.
  struct ReadTheme: Sendable {
    var layers: [[String: String]]
    var value: Theme
    var diagnostics: [Diagnostic]

    /// The theme of `layers`: the `known` one, if they are its own.
    init(_ layers: [[String: String]], known: ReadTheme?) {
      if let known, known.layers == layers {
        self = known
      } else {
        self.layers = layers
        (value, diagnostics) = Theme.read(layers: layers)
      }
    }
  }

  var theme: ReadTheme?
  var cases: [CaseKey: ReadCase] = [:]
  var pages: [PageKey: [OutputFile]] = [:]

  /// Nothing learnt.
  public init() {}
}
