import Diagnostics

/// One Markdown file, read: its head, its body and its text.
public struct Document: Hashable, Sendable {
  /// The text it was read from.
  public var source: SourceText
  /// The YAML between the `---` lines; nil where there is none or where it could not be read.
  public var head: YAMLValue?
  /// The body, in order.
  public var blocks: [Block]

  /// A document of these parts.
  public init(source: SourceText, head: YAMLValue?, blocks: [Block]) {
    self.source = source
    self.head = head
    self.blocks = blocks
  }
}

/// A block of a document, at its place.
public struct Block: Hashable, Sendable {
  /// What a block can be.
  public indirect enum Kind: Hashable, Sendable {
    /// A paragraph.
    case paragraph([Inline])
    /// A heading of level 1 to 6.
    case heading(level: Int, [Inline])
    /// A rule across the page.
    case thematicBreak
    /// A quotation.
    case blockQuote([Block])
    /// A bulleted or numbered list.
    case list(List)
    /// Code, fenced or indented; `info` is what follows the opening fence.
    case codeBlock(info: String, text: String)
    /// Raw HTML, comments included, as written.
    case html(String)
    /// A GitHub pipe table (GitHub Flavored Markdown, section 4.10).
    case table(Table)
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan

  /// A block of kind `kind` at `span`.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A list and its items.
public struct List: Hashable, Sendable {
  /// The number of the first item; nil for a bulleted list.
  public var start: Int?
  /// Whether no blank line parts the items (CommonMark 0.30, section 5.3).
  public var isTight: Bool
  /// The items, each a sequence of blocks.
  public var items: [ListItem]

  /// A list of these items.
  public init(start: Int?, isTight: Bool, items: [ListItem]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// One item of a list.
public struct ListItem: Hashable, Sendable {
  /// What the item holds.
  public var blocks: [Block]
  /// Where it stands, its bullet included.
  public var span: SourceSpan

  /// An item at `span`.
  public init(_ blocks: [Block], at span: SourceSpan) {
    self.blocks = blocks
    self.span = span
  }
}

/// A pipe table. Each row has as many cells as there are columns.
public struct Table: Hashable, Sendable {
  /// How the cells of a column stand.
  public enum Alignment: String, Hashable, Sendable {
    /// As the language does.
    case natural
    /// `:--`
    case left
    /// `:-:`
    case center
    /// `--:`
    case right
  }

  /// One for each column.
  public var alignments: [Alignment]
  /// The cells of the heading row.
  public var heading: [[Inline]]
  /// The cells of each other row.
  public var rows: [[[Inline]]]

  /// A table of these cells.
  public init(alignments: [Alignment], heading: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.heading = heading
    self.rows = rows
  }
}

/// A piece of a line of text, at its true place.
public struct Inline: Hashable, Sendable {
  /// What a piece can be.
  public indirect enum Kind: Hashable, Sendable {
    /// Words, entities and escapes resolved.
    case text(String)
    /// The end of a line inside a paragraph.
    case softBreak
    /// A line break that shows.
    case lineBreak
    /// A code span.
    case code(String)
    /// Raw HTML, comments included, as written.
    case html(String)
    /// `*emphasis*`
    case emphasis([Inline])
    /// `**strong**`
    case strong([Inline])
    /// A link; the destination is percent-decoded only where libcmark does so.
    case link(destination: String, title: String, [Inline])
    /// An image; the inlines are its alternative text.
    case image(destination: String, title: String, [Inline])
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan

  /// A piece of kind `kind` at `span`.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

extension Sequence<Inline> {
  /// The words alone: text, code and alternative texts; a break is a space, comments and raw HTML are nothing.
  public var plainText: String {
    map { inline in
      switch inline.kind {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .html: ""
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner): inner.plainText
      }
    }.joined()
  }
}
