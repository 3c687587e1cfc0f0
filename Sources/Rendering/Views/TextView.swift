import Casebook
import Markdown

/// A page that is only read: a plain page, the stub of a withdrawn case or of a former address.
struct TextView: Hashable, Sendable {
  /// What the page says.
  enum Content: Hashable, Sendable {
    case parts([Part], WritingContext)
    /// The case was taken back.
    case withdrawn
    /// The case has another address now.
    case moved(title: String, href: String)
  }

  var title: String
  var content: Content

  static let names: [String: TemplateShape] = [
    "title": .text, "body": .html, "text": .text, "link": .scope(["href": .text, "title": .text]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    var body: String?
    var text: String?
    var link: [String: TemplateValue]?
    switch content {
    case .parts(let parts, let context):
      body = StepWriter(context: context, words: words, isSealed: false).parts(parts, below: 1)
    case .withdrawn: text = words[.withdrawnText]
    case .moved(let title, let href):
      text = words[.movedText]
      link = ["href": .text(href), "title": .text(title)]
    }
    return ["title": .text(title), "body": .html(body), "text": .text(text), "link": .scope(link), "words": .words(words)]
  }
}
