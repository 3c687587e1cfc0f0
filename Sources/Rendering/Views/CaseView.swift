import Casebook
import Markdown

/// A page of a case, and the data that it loads.
struct CaseView: Hashable, Sendable {
  /// A page led to by its title.
  struct Neighbour: Hashable, Sendable {
    var title: String
    var href: String
  }

  /// A collection that the case is in.
  struct Membership: Hashable, Sendable {
    var title: String
    var href: String
    /// From 1.
    var number: Int
    var total: Int
    var previous: Neighbour?
    var next: Neighbour?
  }

  /// What the viewer of a series loads.
  struct SeriesFile: Hashable, Sendable {
    var address: Address
    var data: SeriesData
  }

  var one: Case
  var page: CasePage
  var address: Address
  var siteID: String
  var publisher: String
  var facts: CaseFacts
  /// The whole address of the case, where the site has one.
  var wholeAddress: String?
  /// For what stands in plain words on the page.
  var told: WritingContext
  /// For what is encoded: later steps and corrections.
  var encoded: WritingContext
  /// The other page of an unknown case: its lesson, or the case as it is met.
  var counterpart: String?
  /// Where the encoded steps stand.
  var steps: Address?
  var previous: Neighbour?
  var next: Neighbour?
  /// What the viewers of the page load.
  var series: [SeriesFile]
  /// Cases with something in common.
  var related: [CaseCard]
  /// Collections that hold the case, in the order of the site's texts; empty where they may not be told.
  var collections: [Membership]

  private static let neighbour: TemplateShape = .scope(["title": .text, "href": .text])

  static let names: [String: TemplateShape] = [
    "caseID": .text, "siteID": .text, "isMet": .flag, "isLesson": .flag, "isDraft": .flag, "kind": .text,
    "title": .text,
    "facts": CaseFacts.shape, "summary": .text, "hasContents": .flag,
    "contents": .html, "steps": .html, "stepCount": .text, "counterpart": .text, "citation": .text, "review": .text,
    "diagnosis": .text, "hasTags": .flag, "tags": .list(CaseFacts.itemShape), "hasNeighbours": .flag,
    "previous": neighbour, "next": neighbour, "hasRelated": .flag,
    "related": .list(["title": .text, "href": .text, "facts": .text]), "hasCollections": .flag,
    "collections": .list([
      "place": .text, "title": .text, "href": .text, "previous": neighbour, "next": neighbour,
    ]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let head = one.head
    let disclosure = Disclosure(of: one)
    let isMet = page == .met
    let place = Disclosure.Place.page(page)
    let shown = disclosure.steps.enumerated().filter { disclosure.tells(.step($0.offset), at: place) }
    let contents = ContentsWriter(one: one, disclosure: disclosure, words: words)
    let entries = shown.map { contents.items(ofStep: $0.offset) }.joined()
    let writer = StepWriter(context: told, words: words, isSealed: isMet, locksProgressive: page == .whole)
    let kind: WordKey = isMet ? .kindUnknown : page == .lesson ? .kindLesson : .kindCase
    return [
      "caseID": .text(head.id), "siteID": .text(siteID), "isMet": .flag(isMet), "isLesson": .flag(page == .lesson),
      "isDraft": .flag(head.status == .draft), "kind": .text(words[kind]), "title": .text(head.title),
      "facts": facts.value(on: address, words),
      "summary": .text(head.summary),
      "hasContents": .flag(!entries.isEmpty), "contents": .html(entries),
      "steps": .html(shown.map { writer.step($0.element, number: $0.offset) }.joined()),
      "stepCount": .text(String(disclosure.steps.count)), "counterpart": .text(counterpart),
      "citation": .text(citation(words)), "review": .text(review(words)),
      "diagnosis": .text(disclosure.tells(.diagnosis, at: place) ? head.diagnosis : nil),
      "hasTags": .flag(!facts.tags.isEmpty), "tags": CaseFacts.value(facts.tags, on: address),
      "hasNeighbours": .flag(previous != nil || next != nil), "previous": Self.value(previous),
      "next": Self.value(next), "hasRelated": .flag(!related.isEmpty),
      "related": .list(
        related.map {
          [
            "title": .text($0.title), "href": .text($0.address.link(from: address)),
            "facts": .text($0.factLine(words)),
          ]
        }),
      "hasCollections": .flag(!collections.isEmpty),
      "collections": .list(
        collections.map {
          [
            "place": .text(words[.caseInCollection, ["n": String($0.number), "total": String($0.total)]]),
            "title": .text($0.title), "href": .text($0.href), "previous": Self.value($0.previous),
            "next": Self.value($0.next),
          ]
        }), "words": .words(words),
    ]
  }

  /// What the page loads: the series' descriptions; of an unknown case as it is met, the encoded steps.
  func data(_ words: Words) -> [OutputFile] {
    series.map { $0.data.file(at: $0.address, words) } + stepData(words)
  }

  private func stepData(_ words: Words) -> [OutputFile] {
    guard page == .met, let steps else { return [] }
    let disclosure = Disclosure(of: one)
    let writer = StepWriter(context: encoded, words: words, isSealed: true)
    let contents = ContentsWriter(one: one, disclosure: disclosure, words: words)
    let questions = QuestionWriter(context: encoded, words: words)
    let later = disclosure.steps.enumerated().dropFirst()
    let data = StepData(
      steps: later.map { writer.step($0.element, number: $0.offset) },
      contents: later.map { contents.items(ofStep: $0.offset) },
      corrections: one.questions.reduce(into: [:]) { $0[$1.id] = questions.correction($1) })
    let text = "(self.negatoscope ??= {}).steps = \(JSON.encoded(data));\n"
    return [OutputFile(path: steps.path, text: text)]
  }

  private struct StepData: Encodable {
    var version = 1
    var steps: [String]
    var contents: [String]
    var corrections: [String: String]
  }

  private func citation(_ words: Words) -> String {
    var values = [
      "authors": one.head.authors.joined(separator: ", "), "title": one.head.title, "publisher": publisher,
      "date": words.date(one.head.date),
    ]
    values["address"] = wholeAddress
    let text = words[wholeAddress == nil ? .citation : .citationWithAddress, values].trimmed
    // A title that ends its own sentence, an author's initial.
    return [".", "?", "!", "…"].reduce(text) { $0.replacing("\($1). ", with: "\($1) ") }
  }

  private func review(_ words: Words) -> String? {
    one.head.review.map { words[.reviewed, ["by": $0.by, "date": words.date($0.on)]] }
  }

  private static func value(_ neighbour: Neighbour?) -> TemplateValue {
    .scope(neighbour.map { ["title": .text($0.title), "href": .text($0.href)] })
  }
}
