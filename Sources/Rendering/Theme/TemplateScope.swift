import Foundation
import Mustache

/// A view's names as swift-mustache asks for them, without its reflection.
struct TemplateScope: MustacheParent {
  var values: [String: TemplateValue]

  func child(named name: String) -> Any? {
    // A declared name that is absent must not be sought in an outer scope: NSNull ends the search and is written as
    // nothing.
    switch values[name] {
    case nil: nil
    case .text(let text), .html(let text): text.flatMap { $0.isEmpty ? nil : $0 } ?? NSNull()
    case .flag(let flag): flag
    case .scope(let inner): inner.map { TemplateScope(values: $0) } ?? NSNull()
    case .list(let items): items.map { TemplateScope(values: $0) }
    case .words(let words): WordScope(words: words, prefix: "")
    }
  }
}

/// The interface words as nested names: `words.nav.home`.
private struct WordScope: MustacheParent {
  var words: Words
  var prefix: String

  func child(named name: String) -> Any? {
    words.table[prefix + name] ?? WordScope(words: words, prefix: "\(prefix)\(name).")
  }
}
