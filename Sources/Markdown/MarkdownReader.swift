import Diagnostics

/// What is read beside CommonMark.
public enum MarkdownFeatures: Hashable, Sendable {
  /// CommonMark alone, the whole text as its body.
  case commonMark
  /// What cases are written in: a YAML head and pipe tables too.
  case casebook
}

/// Reads Markdown. Reading never fails: it gives what could be read, and the faults.
public enum MarkdownReader {
  /// Reads the bytes of a file: UTF-8, with or without a byte order mark; failing that Windows-1252, which is told.
  public static func read(_ bytes: [UInt8], file: String) -> (Document, [Diagnostic]) {
    let (text, faults) = TextDecoder.decode(bytes, file: file)
    let (document, more) = read(text, file: file, features: .casebook)
    return (document, faults + more)
  }

  /// Reads a text.
  public static func read(_ text: String, file: String, features: MarkdownFeatures) -> (Document, [Diagnostic]) {
    let source = SourceText(file: file, text: text)
    var diagnostics: [Diagnostic] = []
    var head: YAMLValue?
    var bodyStart = 0
    if features == .casebook {
      let found = HeadReader.read(source)
      head = found.head
      bodyStart = found.bodyStart
      diagnostics += found.diagnostics
    }
    var body = Array(source.lines.dropFirst(bodyStart))
    if features == .casebook {
      let mender = SourceMender(body, after: bodyStart, file: file)
      body = mender.lines
      diagnostics += mender.diagnostics + GarbledAccents.faults(in: source) + ControlCharacters.faults(in: source)
    }
    let lines = body.map { Array($0.utf8) }
    let columns = ScalarColumns(lines: lines)
    let place: (BytePlace) -> SourcePosition = { place in
      SourcePosition(line: max(place.line + bodyStart, 1), column: columns.column(of: place))
    }
    var reader = CmarkReader(lines: lines, file: file, place: place)
    var blocks = reader.blocks()
    diagnostics += reader.tooDeep.map { Diagnostic(.tooDeep, at: $0, ["depth": "\(CmarkReader.deepest)"]) }
    if features == .casebook {
      let tables = TableReader(lines: lines, file: file, place: place)
      blocks = withTables(blocks) { span in
        guard source.lines.indices.contains(span.start.line - 1) else { return nil }
        let before = source.lines[span.start.line - 1].unicodeScalars.prefix(span.start.column - 1)
        let column = before.reduce(1) { $0 + UTF8.width($1) }
        return tables.table(
          first: span.start.line - bodyStart, last: span.end.line - bodyStart, column: column)
      }
    }
    return (Document(source: source, head: head, blocks: blocks), diagnostics)
  }

  private static func withTables(_ blocks: [Block], _ table: (SourceSpan) -> Table?) -> [Block] {
    blocks.map { block in
      var block = block
      switch block.kind {
      case .paragraph: if let table = table(block.span) { block.kind = .table(table) }
      case .blockQuote(let inner): block.kind = .blockQuote(withTables(inner, table))
      case .list(var list):
        list.items = list.items.map { item in
          var item = item
          item.blocks = withTables(item.blocks, table)
          return item
        }
        block.kind = .list(list)
      default: break
      }
      return block
    }
  }
}
