import Casebook
import Foundation
import Markdown

/// How Markdown becomes HTML.
enum WritingMode {
  /// As libcmark 0.30.2 does in safe mode, byte for byte.
  case commonMark
  /// As pages show it: figures, labelled and checked links, reference marks, callouts, tables.
  case casebook(WritingContext, Words)
}

/// Writes pieces of a line.
struct InlineWriter {
  var mode: WritingMode

  /// The HTML of `inlines`.
  func html(_ inlines: [Inline]) -> String { html(inlines, insideLink: false) }

  private func html(_ inlines: [Inline], insideLink: Bool) -> String {
    guard case .casebook = mode else { return inlines.map { html($0, insideLink: insideLink) }.joined() }
    // A mark such as [1, 2] may be cut into several pieces of text by the parser.
    var result = ""
    var text = ""
    func flushed() -> String {
      defer { text = "" }
      return insideLink ? Escaping.text(text) : marked(text)
    }
    for inline in inlines {
      if case .text(let piece) = inline.kind {
        text += piece
      } else {
        result += flushed()
        result += html(inline, insideLink: insideLink)
      }
    }
    return result + flushed()
  }

  private func html(_ inline: Inline, insideLink: Bool) -> String {
    switch inline.kind {
    case .text(let text): return Escaping.text(text)
    case .softBreak: return "\n"
    case .lineBreak: return "<br />\n"
    case .code(let code): return "<code>\(Escaping.text(code))</code>"
    case .html(let raw):
      if case .commonMark = mode { return "<!-- raw HTML omitted -->" }
      return Escaping.text(raw.withoutComments)
    case .emphasis(let inner): return "<em>\(html(inner, insideLink: insideLink))</em>"
    case .strong(let inner): return "<strong>\(html(inner, insideLink: insideLink))</strong>"
    case .link(let destination, let title, let inner):
      return link(destination, title: title, inner, insideLink: insideLink)
    case .image(let destination, let title, let alternative):
      if case .casebook(let context, let words) = mode {
        return FigureWriter(context: context, words: words).inlineImage(inline, alternative: alternative.plainText)
      }
      let href = Escaping.isDangerous(destination) ? "" : Escaping.address(destination)
      return "<img src=\"\(href)\" alt=\"\(Escaping.text(alternative.alternativeText))\"\(attribute(title: title)) />"
    }
  }

  private func attribute(title: String) -> String { title.isEmpty ? "" : " title=\"\(Escaping.text(title))\"" }

  private func link(_ destination: String, title: String, _ inner: [Inline], insideLink: Bool) -> String {
    guard case .casebook(let context, let words) = mode else {
      let href = Escaping.isDangerous(destination) ? "" : Escaping.address(destination)
      return "<a href=\"\(href)\"\(attribute(title: title))>\(html(inner, insideLink: true))</a>"
    }
    let own = html(inner, insideLink: true)
    if insideLink { return own }
    func element(_ href: String, _ label: String, attributes: String = "") -> String {
      "<a href=\"\(href)\"\(attribute(title: title))\(attributes)>\(own.isEmpty ? Escaping.text(label) : own)</a>"
    }
    switch context.links[destination] ?? .broken {
    case .outside(let address):
      return element(Escaping.address(address), address, attributes: " rel=\"noopener noreferrer\"")
    case .inside(let href, let label): return element(Escaping.address(href), words.label(label))
    case .slice(let slice, let href, let isHere, let label):
      return element(
        Escaping.address(href), words.label(label), attributes: isHere ? Self.attributes(of: slice) : "")
    case .later(let label):
      return own.isEmpty ? Escaping.text(label.map(words.label) ?? words[.linkLater]) : own
    case .broken: return own.isEmpty ? Escaping.text(destination) : own
    }
  }

  /// What the viewer of the page needs to open a slice.
  private static func attributes(of slice: SliceLink) -> String {
    var attributes = " class=\"series-link\" data-series=\"\(slice.series)\" data-slice=\"\(slice.slice)\""
    if let window = slice.window { attributes += " data-window=\"\(window)\"" }
    if let mark = slice.mark { attributes += " data-mark=\"\(mark)\"" }
    return attributes
  }

  /// Escaped text in which `[1]`, `[1, 2]` and `[1-3]` lead to the references, where all of them exist.
  private func marked(_ text: String) -> String {
    guard case .casebook(let context, let words) = mode, !context.references.isEmpty, text.contains("[") else {
      return Escaping.text(text)
    }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let inside = rest[rest.index(after: open)..<close]
      if let mark = ReferenceMark(inside), mark.numbers.allSatisfy({ context.references[$0] != nil }) {
        let links = mark.pieces.map { piece in
          guard case .number(let number) = piece else { return piece.text }
          let label = Escaping.text(words[.referenceLabel, ["n": String(number)]])
          return "<a href=\"\(context.references[number] ?? "")\" aria-label=\"\(label)\">\(number)</a>"
        }
        result += Escaping.text(rest[..<open]) + "<sup>[\(links.joined())]</sup>"
        rest = rest[rest.index(after: close)...]
      } else {
        result += Escaping.text(rest[...open])
        rest = rest[rest.index(after: open)...]
      }
    }
    return result + Escaping.text(rest)
  }
}

extension [Inline] {
  /// Alternative text as libcmark writes it: text, code and raw HTML as they are, a break is a space.
  var alternativeText: String {
    map { inline in
      switch inline.kind {
      case .text(let text), .code(let text), .html(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        inner.alternativeText
      }
    }.joined()
  }
}

extension String {
  /// Raw HTML without its comments; one that is never closed ends the text.
  var withoutComments: String {
    var result = ""
    var rest = self[...]
    while let open = rest.range(of: "<!--") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].range(of: "-->") else { return result }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
