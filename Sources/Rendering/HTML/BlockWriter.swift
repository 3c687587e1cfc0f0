import Casebook
import Markdown

/// Writes Markdown blocks, laid out in lines as libcmark lays them.
struct BlockWriter {
  private let mode: WritingMode
  private let inlines: InlineWriter
  private var output = ""

  /// The HTML of `blocks`.
  static func html(_ blocks: [Block], _ mode: WritingMode) -> String {
    var writer = BlockWriter(mode)
    for block in blocks { writer.write(block, isTight: false) }
    return writer.output
  }

  private init(_ mode: WritingMode) {
    self.mode = mode
    inlines = InlineWriter(mode: mode)
  }

  /// Ends the line, if one is begun.
  private mutating func endLine() {
    if !output.isEmpty, output.utf8.last != UInt8(ascii: "\n") { output += "\n" }
  }

  private mutating func write(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks { write(block, isTight: isTight) }
  }

  private mutating func write(_ block: Block, isTight: Bool) {
    switch block.kind {
    case .paragraph(let content): paragraph(content, isTight: isTight)
    case .heading(let level, let content):
      endLine()
      // The headings of a page are the case's own; one inside a quotation or a list is only strong words there.
      if case .casebook = mode {
        output += "<p><strong>\(inlines.html(content))</strong></p>\n"
      } else {
        output += "<h\(level)>\(inlines.html(content))</h\(level)>\n"
      }
    case .thematicBreak:
      endLine()
      output += "<hr />\n"
    case .blockQuote(let blocks): quotation(blocks)
    case .list(let list): write(list)
    case .codeBlock(let info, let text):
      endLine()
      let language = info.prefix { !$0.unicodeScalars.allSatisfy { "\t\n\u{0B}\u{0C}\r ".unicodeScalars.contains($0) } }
      let name = language.isEmpty ? "" : " class=\"language-\(Escaping.text(language))\""
      output += "<pre><code\(name)>\(Escaping.text(text))</code></pre>\n"
    case .html(let raw): rawHTML(raw)
    case .table(let table): write(table, of: block)
    }
  }

  private mutating func paragraph(_ content: [Inline], isTight: Bool) {
    guard case .casebook(let context, let words) = mode else {
      if isTight {
        output += inlines.html(content)
      } else {
        endLine()
        output += "<p>\(inlines.html(content))</p>\n"
      }
      return
    }
    if let images = content.galleryImages {
      endLine()
      // Series have a place of their own beside the films of the same paragraph.
      let series = images.filter { context.figures[$0.span]?.figure.isSeries == true }
      let films = images.filter { context.figures[$0.span]?.figure.isSeries != true }
      if !series.isEmpty { output += SeriesWriter(context: context, words: words).set(series) }
      if !films.isEmpty { output += FigureWriter(context: context, words: words).gallery(films) }
      return
    }
    let html = inlines.html(content).trimmed
    if html.isEmpty { return }
    if isTight {
      output += html
    } else {
      endLine()
      output += "<p>\(html)</p>\n"
    }
  }

  private mutating func quotation(_ blocks: [Block]) {
    if case .casebook = mode, let words = Callout.words(of: blocks), let kind = CalloutKind(words: words) {
      endLine()
      output += "<aside class=\"callout\" data-callout=\"\(kind.rawValue)\">\n"
      output += "<p class=\"callout-title\">\(Escaping.text(words))</p>\n"
      write(Callout.body(of: blocks))
      endLine()
      output += "</aside>\n"
      return
    }
    endLine()
    output += "<blockquote>\n"
    write(blocks)
    endLine()
    output += "</blockquote>\n"
  }

  private mutating func write(_ list: List) {
    endLine()
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.flatMap { $0 == 1 ? nil : " start=\"\($0)\"" } ?? ""
    output += "<\(tag)\(start)>\n"
    for item in list.items {
      endLine()
      output += "<li>"
      write(item.blocks, isTight: list.isTight)
      output += "</li>\n"
    }
    output += "</\(tag)>\n"
  }

  private mutating func rawHTML(_ raw: String) {
    endLine()
    guard case .casebook = mode else {
      output += "<!-- raw HTML omitted -->\n"
      return
    }
    let visible = raw.withoutComments.trimmed
    if !visible.isEmpty { output += "<p>\(Escaping.text(visible))</p>\n" }
  }

  private mutating func write(_ table: Table, of block: Block) {
    endLine()
    var label = ""
    if case .casebook(let context, let words) = mode {
      let number = context.tables[block.span].map(String.init) ?? ""
      label = Escaping.text(words[.tableLabel, ["n": number]].trimmed)
    }
    output += "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">\n<table>\n<thead>\n"
    row(table.heading, table.alignments, "th scope=\"col\"", "th")
    output += "</thead>\n"
    if !table.rows.isEmpty {
      output += "<tbody>\n"
      for cells in table.rows { row(cells, table.alignments, "td", "td") }
      output += "</tbody>\n"
    }
    output += "</table>\n</div>\n"
  }

  private mutating func row(_ cells: [[Inline]], _ alignments: [Table.Alignment], _ open: String, _ close: String) {
    output += "<tr>\n"
    for (column, cell) in cells.enumerated() {
      let alignment = alignments.indices.contains(column) ? alignments[column] : .natural
      let attribute = alignment == .natural ? "" : " data-align=\"\(Self.side(alignment))\""
      let text = inlines.html(cell).trimmed
      // An empty heading, as over a column of names, heads nothing: a screen reader would announce it all the same.
      let (open, close) = text.isEmpty ? ("td", "td") : (open, close)
      output += "<\(open)\(attribute)>\(text)</\(close)>\n"
    }
    output += "</tr>\n"
  }

  /// The side in the reading direction, as CSS names it.
  private static func side(_ alignment: Table.Alignment) -> String {
    switch alignment {
    case .natural, .left: "start"
    case .center: "center"
    case .right: "end"
    }
  }
}

extension String {
  /// Without the spaces and line ends at both ends; no-break spaces stay.
  var trimmed: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}

extension [Inline] {
  /// The images of a paragraph that holds nothing else but breaks and comments; nil for any other.
  var galleryImages: [Inline]? {
    var images: [Inline] = []
    for inline in self {
      switch inline.kind {
      case .image: images.append(inline)
      case .softBreak, .lineBreak: continue
      case .text(let text) where text.trimmed.isEmpty: continue
      case .html(let raw) where raw.withoutComments.trimmed.isEmpty: continue
      default: return nil
      }
    }
    return images.isEmpty ? nil : images
  }
}
