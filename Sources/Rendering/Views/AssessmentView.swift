import Casebook

/// The self-assessment page: without JavaScript, links to the questions, a hundred a page.
struct AssessmentView: Hashable, Sendable {
  /// One link.
  struct Link: Hashable, Sendable {
    /// What it says.
    enum Label: Hashable, Sendable {
      /// A question of a case that may be told: its code, number and words.
      case question(code: String, number: Int, lead: String)
      /// All the questions of a case to discover.
      case unknown(count: Int)
    }

    var label: Label
    var href: String

    func text(_ words: Words) -> String {
      switch label {
      case .question(let code, let number, let lead):
        lead.isEmpty ? "\(code) \(number)" : "\(code) \(number) — \(lead)"
      case .unknown(let count): words.count(.unknownQuestions, count)
      }
    }
  }

  /// The links of one case.
  struct Group: Hashable, Sendable {
    var title: String
    var href: String
    var links: [Link]
  }

  /// How many links a page holds.
  static let linksAPage = 100

  /// From 1.
  var number: Int
  /// Relative links to all the pages.
  var pages: [String]
  var groups: [Group]
  /// How many files tell which questions there are.
  var indexParts: Int
  /// Relative links to the viewer, which is loaded with the first question that has a series.
  var viewer: [String]
  /// How many questions the site has in this language.
  var questions: Int
  /// How many of them are asked in their case alone, since its first step does not tell them.
  var heldBack: Int

  static let names: [String: TemplateShape] = [
    "title": .text, "isFirst": .flag, "isEmpty": .flag, "indexParts": .text, "viewer": .text, "count": .text,
    "groups": .list(["title": .text, "href": .text, "links": .list(["href": .text, "label": .text])]),
    "hasPages": .flag, "pages": .list(["href": .text, "number": .text, "isCurrent": .flag]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    [
      "title": .text(Self.title(words, number: number)), "isFirst": .flag(number == 1),
      "isEmpty": .flag(questions == 0), "indexParts": .text(String(indexParts)),
      "viewer": .text(viewer.joined(separator: " ")),
      "count": .text(
        heldBack == 0
          ? words.count(.questions, questions)
          : words[.assessmentHeldBack, ["count": words.count(.questions, questions), "n": String(heldBack)]]),
      "groups": .list(
        groups.map { group in
          [
            "title": .text(group.title), "href": .text(group.href),
            "links": .list(group.links.map { ["href": .text($0.href), "label": .text($0.text(words))] }),
          ]
        }), "hasPages": .flag(pages.count > 1),
      "pages": .list(
        pages.enumerated().map { index, href in
          ["href": .text(href), "number": .text(String(index + 1)), "isCurrent": .flag(index + 1 == number)]
        }), "words": .words(words),
    ]
  }

  /// « Auto-évaluation », then « Auto-évaluation, page 2 ».
  static func title(_ words: Words, number: Int) -> String {
    number == 1 ? words[.assessmentTitle] : words[.assessmentPageTitle, ["n": String(number)]]
  }
}
