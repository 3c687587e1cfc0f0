import Diagnostics
import Markdown

/// A list of options, and what CommonMark joins to it: a list of the stem above, a correction below.
struct OptionList {
  /// Items without a box above the first one, and a blank line between.
  private(set) var above: [ListItem] = []
  private(set) var options: [ListItem]
  /// Items without a box after the last one, and a blank line between.
  private(set) var below: [ListItem] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Only the `isFirst` list of a question has its stem above.
  init(_ list: List, isFirst: Bool, in source: SourceText) {
    options = list.items
    func isBelowBlank(_ item: ListItem) -> Bool {
      let line = item.span.start.line - 2
      return source.lines.indices.contains(line) && source.lines[line].allSatisfy(\.isWhitespace)
    }
    guard let first = options.firstIndex(where: OptionReader.hasBox),
      let last = options.lastIndex(where: OptionReader.hasBox)
    else { return }
    if last + 1 < options.count, isBelowBlank(options[last + 1]) {
      tell(
        options[last + 1],
        Wording(
          fr: "si c'est la correction, mettez une phrase avant cette liste ; si c'est une option, donnez-lui sa case",
          en: "if this is the correction, put a sentence before this list; if it is an option, give it its box"))
      below = Array(options[(last + 1)...])
      options.removeSubrange((last + 1)...)
    }
    if isFirst, first > 0, isBelowBlank(options[first]) {
      tell(
        options[0],
        Wording(
          fr: "si c'est l'énoncé, mettez une phrase entre les deux listes ; si c'est une option, donnez-lui sa case",
          en: "if this is the stem, put a sentence between the lists; if it is an option, give it its box"))
      above = Array(options[..<first])
      options.removeSubrange(..<first)
    }
  }

  private mutating func tell(_ item: ListItem, _ remedy: Wording) {
    diagnostics.append(Diagnostic(.optionWithoutBox, at: item.firstLines, remedy: remedy))
  }

  /// A line of the correction right under the last option, without a blank one: it would be shown with that option.
  static func swallowedCorrection(after option: Option?, in source: SourceText) -> Diagnostic? {
    guard let option else { return nil }
    let words =
      [option.text]
      + option.feedback.compactMap { block in
        if case .paragraph(let inlines) = block.kind { inlines } else { nil }
      }
    for line in words.flatMap({ $0.lines.dropFirst() }) {
      guard let place = line.first?.span.start, source.lines.indices.contains(place.line - 1),
        // At the start of the line: what goes on with the option is indented or quoted, mostly.
        case let written = source.lines[place.line - 1], written.first?.isUppercase == true
      else { continue }
      return Diagnostic(
        .swallowedCorrection,
        at: SourceSpan(file: source.file, line: place.line, column: 1, length: written.unicodeScalars.count))
    }
    return nil
  }
}
