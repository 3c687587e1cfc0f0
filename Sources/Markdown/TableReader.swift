import Diagnostics

/// Reads a paragraph written as a GitHub pipe table (GitHub Flavored Markdown 0.29, section 4.10), which CommonMark
/// does not have. Each cell's text is read by libcmark.
struct TableReader {
  /// One cell: its bytes with `\|` resolved, and the source column (bytes, from 1) of each.
  private struct Cell {
    var bytes: [UInt8] = []
    var columns: [Int] = []
    var line: Int
  }

  private let lines: [[UInt8]]
  private let file: String
  private let place: (BytePlace) -> SourcePosition

  init(lines: [[UInt8]], file: String, place: @escaping (BytePlace) -> SourcePosition) {
    self.lines = lines
    self.file = file
    self.place = place
  }

  /// The table written on lines `first` to `last` (from 1), whose text begins at byte column `column`; nil if these
  /// lines are not a table.
  func table(first: Int, last: Int, column: Int) -> Table? {
    guard last > first, lines.indices.contains(first - 1), lines.indices.contains(last - 1) else { return nil }
    guard let alignments = alignments(lines[first][start(ofLine: first + 1, column)...]) else { return nil }
    let heading = cells(ofLine: first, from: column - 1)
    guard heading.count == alignments.count,
      lines[first - 1].contains(UInt8(ascii: "|")) || lines[first].contains(UInt8(ascii: "|"))
    else { return nil }
    let rows =
      last >= first + 2 ? (first + 2...last).map { line in cells(ofLine: line, from: start(ofLine: line, column)) } : []
    func filled(_ cells: [Cell]) -> [[Inline]] {
      (0..<alignments.count).map { $0 < cells.count ? inlines(of: cells[$0]) : [] }
    }
    return Table(alignments: alignments, heading: filled(heading), rows: rows.map(filled))
  }

  /// The index of the first byte of the text of `line`: the marks of the blocks around are gone over.
  private func start(ofLine line: Int, _ column: Int) -> Int {
    let bytes = lines[line - 1]
    var index = 0
    while index < min(column - 1, bytes.count), [0x20, 0x09, UInt8(ascii: ">")].contains(bytes[index]) { index += 1 }
    return index
  }

  /// The alignments of a delimiter row; nil if it is not one.
  private func alignments(_ row: ArraySlice<UInt8>) -> [Table.Alignment]? {
    var text = String(decoding: row, as: UTF8.self).filter { $0 != " " && $0 != "\t" }
    guard text.contains("-"), text.allSatisfy({ "|:-".contains($0) }) else { return nil }
    if text.hasPrefix("|") { text.removeFirst() }
    if text.hasSuffix("|") { text.removeLast() }
    var alignments: [Table.Alignment] = []
    for cell in text.split(separator: "|", omittingEmptySubsequences: false) {
      let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
      let colons = (before: cell.prefix { $0 == ":" }.count, after: cell.reversed().prefix { $0 == ":" }.count)
      guard !dashes.isEmpty, colons.before <= 1, colons.after <= 1,
        cell.count == dashes.count + colons.before + colons.after
      else { return nil }
      switch (colons.before == 1, colons.after == 1) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(.natural)
      }
    }
    return alignments
  }

  private func cells(ofLine line: Int, from index: Int) -> [Cell] {
    let bytes = lines[line - 1]
    var index = index
    var end = bytes.count
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    while end > index, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if index < end, bytes[index] == UInt8(ascii: "|") { index += 1 }
    var cells: [Cell] = []
    var cell = Cell(line: line)
    var isOpen = false
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "|") {
        cells.append(trimmed(cell))
        cell = Cell(line: line)
        isOpen = false
      } else {
        isOpen = true
        let isEscapedPipe = byte == UInt8(ascii: "\\") && index + 1 < end && bytes[index + 1] == UInt8(ascii: "|")
        if isEscapedPipe { index += 1 }
        cell.bytes.append(bytes[index])
        cell.columns.append(index + 1)
      }
      index += 1
    }
    if isOpen { cells.append(trimmed(cell)) }
    return cells
  }

  private func trimmed(_ cell: Cell) -> Cell {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let before = cell.bytes.prefix(while: isSpace).count
    let after = before == cell.bytes.count ? 0 : cell.bytes.reversed().prefix(while: isSpace).count
    return Cell(
      bytes: Array(cell.bytes.dropFirst(before).dropLast(after)),
      columns: Array(cell.columns.dropFirst(before).dropLast(after)), line: cell.line)
  }

  /// A cell holds inlines only. A bar put before its text keeps libcmark from seeing a heading or a list in it, and
  /// changes nothing of what emphasis sees: punctuation, as the bar that stands there in the row.
  private func inlines(of cell: Cell) -> [Inline] {
    guard let last = cell.columns.last else { return [] }
    var reader = CmarkReader(lines: [[UInt8(ascii: "|")] + cell.bytes], file: file) { [cell, place] inCell in
      let index = inCell.column - 2
      let column = cell.columns.indices.contains(index) ? cell.columns[index] : index < 0 ? cell.columns[0] : last + 1
      return place(BytePlace(line: cell.line, column: column))
    }
    guard case .paragraph(var inlines)? = reader.blocks().first?.kind, let first = inlines.first,
      case .text(let text) = first.kind
    else { return [] }
    inlines[0].kind = .text(String(text.dropFirst()))
    if text.count == 1 { inlines.removeFirst() }
    return inlines
  }
}
