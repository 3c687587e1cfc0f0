import Casebook
import Diagnostics

/// Writes what is asked and what is answered, for places that have no form of their own: cards, a course's questions.
public struct CardWriter {
  private let words: Words

  /// A writer in these words.
  public init(words: Words) {
    self.words = words
  }

  /// What a place does with a question itself, and the text then leaves out.
  public enum Part: Hashable, Sendable {
    /// It shows the options.
    case options
    /// It shows the picture of the zones, to be pointed at.
    case picture
    /// It shows the picture with the zones hidden, to be named.
    case hiddenZones
  }

  /// What is asked. `item` is the item of a concordance test, from 0; `shown` is what the place shows itself.
  public func asked(_ exported: ExportedQuestion, item: Int? = nil, besides shown: Part? = nil) -> String {
    let question = exported.question
    var html = "<p class=\"card-code\">\(Escaping.text(exported.name)) · \(Escaping.text(exported.points))</p>\n"
    // What the question is about is seen first: films of the presentation, where the question shows none of its own.
    let showsFilms = question.place == nil && !exported.stem.html.contains("<img ") && shown != .picture
    html += folded(exported.before.html, .exportBefore, isOpen: showsFilms && exported.before.html.contains("<img "))
    let hasPicture = shown == .picture || shown == .hiddenZones
    html += hasPicture ? exported.stemBesidePicture.html : exported.stem.html
    html += "<p class=\"card-lead\">\(exported.lead.html)</p>\n"
    if let item, exported.options.indices.contains(item) {
      html += "<p class=\"card-item\">\(exported.options[item].text.html)</p>\n"
    }
    html += folded(exported.hint.html, .questionHint)
    let legend = shown == .hiddenZones ? words[.exportHiddenZone] : exported.legend
    if let legend { html += "<p class=\"card-legend\">\(Escaping.text(legend))</p>\n" }
    guard shown == nil else { return html }
    if question.kind.isTicked {
      html += list(
        exported.options.map { option in
          "<span class=\"option-letter\">\(option.letter ?? "")</span> <span class=\"option-text\">\(option.text.html)</span>"
        })
    } else if question.kind == .tcs {
      html += list(exported.choices.map(Escaping.text))
    }
    return html
  }

  /// The key, then the correction.
  public func answered(_ exported: ExportedQuestion, item: Int? = nil) -> String {
    let key = item.flatMap { exported.keys.indices.contains($0) ? exported.keys[$0] : nil } ?? exported.keys.joined()
    return key + corrected(exported)
  }

  /// The name of each zone of `options` with its feedback, of which a card shows its own (`anki.css`).
  public func zones(_ options: [Int], of exported: ExportedQuestion) -> String {
    options.enumerated().map { place, index in
      let option = exported.options[index]
      return "<div class=\"zone-name\" data-card=\"\(place + 1)\"><p><strong>\(option.text.html)</strong></p>\n"
        + "\(option.feedback?.html ?? "")</div>\n"
    }.joined()
  }

  /// The correction's text alone.
  private func corrected(_ exported: ExportedQuestion) -> String {
    exported.correction.isEmpty ? "" : "<div class=\"correction-text\">\n\(exported.correction.html)</div>\n"
  }

  /// Where the question comes from: a link, if the site has an address.
  public func source(_ exported: ExportedQuestion, of one: ExportedCase, on site: Site) -> String {
    let title = Escaping.text(words[.exportSource, ["title": one.one.head.title]])
    let name = Escaping.text(site.settings.title[one.one.language])
    guard let base = site.settings.baseAddress else { return "<p class=\"card-source\">\(title) · \(name)</p>\n" }
    return "<p class=\"card-source\"><a href=\"\(Escaping.address(exported.address.absolute(base)))\">\(title)</a>"
      + " · \(name)</p>\n"
  }

  /// Words as HTML shows them.
  public static func text(_ text: String) -> String { Escaping.text(text) }

  private func list(_ rows: [String]) -> String {
    "<ul class=\"card-options\">\n\(rows.map { "<li>\($0)</li>\n" }.joined())</ul>\n"
  }

  private func folded(_ html: String, _ title: WordKey, isOpen: Bool = false) -> String {
    html.isEmpty
      ? ""
      : "<details class=\"card-more\"\(isOpen ? " open" : "")><summary>\(Escaping.text(words[title]))</summary>\n\(html)</details>\n"
  }
}
