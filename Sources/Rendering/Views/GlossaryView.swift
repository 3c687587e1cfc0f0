import Casebook
import Diagnostics
import Markdown

/// The glossary, in the order of the alphabet.
struct GlossaryView: Hashable, Sendable {
  var title: String
  var summary: String?
  var page: PlainPage
  var context: WritingContext

  static let names: [String: TemplateShape] = [
    "title": .text, "summary": .text, "introduction": .html, "words": .words,
    "letters": .list([
      "letter": .text, "id": .text,
      "terms": .list(["heading": .html, "synonyms": .text, "body": .html]),
    ]),
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let writer = StepWriter(context: context, words: words, isSealed: false)
    let glossary = page.glossary
    return [
      "title": .text(title), "summary": .text(summary), "words": .words(words),
      "introduction": .html(writer.parts(glossary.introduction, below: 1)),
      "letters": .list(
        Self.letters(of: glossary.terms).map { letter, terms in
          [
            "letter": .text(letter),
            // No anchor made of words holds a low line: these ids are never those of a term.
            "id": .text("letter_\(letter == "#" ? "0" : letter.lowercased())"),
            "terms": .list(
              terms.map { term in
                var heading = term.heading
                heading.level = 3
                return [
                  "heading": .html(writer.parts([.heading(heading)], below: 2)),
                  "synonyms": .text(
                    term.synonyms.isEmpty
                      ? nil : words[.glossarySynonyms, ["synonyms": term.synonyms.joined(separator: ", ")]]),
                  "body": .html(writer.parts(term.parts.map(\.deeper), below: 3)),
                ]
              }),
          ]
        }),
    ]
  }

  /// The terms under their first letters, accents folded; what begins with no letter comes first, under `#`.
  static func letters(of terms: [GlossaryTerm]) -> [(letter: String, terms: [GlossaryTerm])] {
    let sorted = terms.map { (key: $0.heading.title.plainText.folded, term: $0) }.sorted {
      ($0.key, $0.term.heading.anchor) < ($1.key, $1.term.heading.anchor)
    }
    var letters: [(letter: String, terms: [GlossaryTerm])] = []
    for (key, term) in sorted {
      let first = key.unicodeScalars.first.flatMap { $0.properties.isAlphabetic ? String($0).uppercased() : nil }
      let letter = first ?? "#"
      if letters.last?.letter == letter {
        letters[letters.count - 1].terms.append(term)
      } else {
        letters.append((letter, [term]))
      }
    }
    return letters
  }
}

extension Part {
  /// The same, its heading one level lower: terms stand under their letter.
  fileprivate var deeper: Part {
    guard case .heading(var heading) = self else { return self }
    heading.level = min(heading.level + 1, 6)
    return .heading(heading)
  }
}
