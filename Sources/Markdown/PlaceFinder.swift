/// A place counted as libcmark counts: line and byte column, both from 1.
struct BytePlace: Hashable, Comparable {
  var line: Int
  var column: Int

  static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// Finds where the inlines of a block truly stand.
///
/// libcmark 0.30.2 misplaces what follows a lazy continuation line, and a code span or a title over two lines. The
/// inlines are asked for in reading order; each is looked for at the place libcmark claims, and otherwise at the next
/// place, after the one before it, that shows its mark.
struct PlaceFinder {
  private let lines: [[UInt8]]
  /// Just after what was found last.
  private(set) var cursor = BytePlace(line: 1, column: 1)
  private var lastLine = 1

  init(lines: [[UInt8]]) {
    self.lines = lines
  }

  /// Begins a block that ends on line `throughLine`.
  mutating func enter(from start: BytePlace, throughLine: Int) {
    cursor = start
    lastLine = min(max(throughLine, start.line), lines.count)
  }

  mutating func move(to place: BytePlace) { cursor = max(cursor, place) }

  mutating func nextLine() { cursor = BytePlace(line: cursor.line + 1, column: 1) }

  /// Where one of `marks` stands: as claimed if it shows there, otherwise next after the cursor.
  mutating func mark(_ marks: [StaticString], claimed: BytePlace) -> BytePlace {
    let marks = marks.map { mark in mark.withUTF8Buffer { Array($0) } }
    // What begins on a later line than the text before it ends comes after a break, which has moved the cursor: a later
    // claim is that of the end, for what goes over lines.
    if claimed >= cursor, claimed.line == cursor.line, marks.contains(where: { shows($0, at: claimed) }) {
      cursor = claimed
      return claimed
    }
    let found = marks.compactMap { next($0) }.min() ?? max(claimed, cursor)
    cursor = found
    return found
  }

  /// Where `literal` begins; the cursor ends just after it. Entities and escapes are longer in the source than in the
  /// literal, so only its plain beginning is looked for.
  mutating func text(_ literal: [UInt8], claimed: BytePlace) -> BytePlace {
    let plain = Array(literal.prefix { $0 >= 0x80 || $0 == 0x20 || isLetterOrDigit($0) }.prefix(24))
    var start = max(claimed, cursor)
    if !plain.isEmpty, !(claimed >= cursor && shows(plain, at: claimed)), let found = next(plain) { start = found }
    if plain.isEmpty, !(claimed >= cursor && isInBlock(claimed) && begins(literal, at: claimed)) {
      // A sign first, and not where libcmark says: after an indented first line all its columns are too large.
      var place = cursor
      while byte(at: place) == 0x20 || byte(at: place) == 0x09 { place.column += 1 }
      start = begins(literal, at: place) ? place : literal.first.flatMap { next([$0]) } ?? cursor
    }
    skip(literal, from: start)
    return start
  }

  /// Whether `literal` may begin at `place`: with its first byte, an escape or an entity.
  private func begins(_ literal: [UInt8], at place: BytePlace) -> Bool {
    guard let byte = byte(at: place) else { return false }
    return byte == literal.first || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&")
  }

  /// Moves the cursor just after `literal`, written at `start`, over escapes, entities and line ends.
  mutating func skip(_ literal: [UInt8], from start: BytePlace) {
    var place = start
    var index = 0
    while index < literal.count {
      if literal[index] == 0x0A {
        place = BytePlace(line: place.line + 1, column: 1)
        index += 1
        continue
      }
      guard let byte = self.byte(at: place) else { break }
      if byte != literal[index], byte == UInt8(ascii: "\\") { place.column += 1 }
      if byte != literal[index], byte == UInt8(ascii: "&"), let length = entityLength(at: place) {
        // An entity makes one or two scalars: go over as many bytes of the literal as they have.
        place.column += length
        index += 1
        while index < literal.count, literal[index] & 0xC0 == 0x80 { index += 1 }
        continue
      }
      place.column += 1
      index += 1
    }
    cursor = max(cursor, place)
  }

  /// Just after the code span that begins at `start`: the next run of as many backquotes.
  func closingOfCode(from start: BytePlace) -> BytePlace? {
    func run(at place: BytePlace) -> Int {
      guard lines.indices.contains(place.line - 1) else { return 0 }
      return lines[place.line - 1].dropFirst(place.column - 1).prefix { $0 == UInt8(ascii: "`") }.count
    }
    let opening = run(at: start)
    var place = BytePlace(line: start.line, column: start.column + opening)
    while opening > 0, place.line <= lastLine {
      let length = run(at: place)
      if length == opening { return BytePlace(line: place.line, column: place.column + length) }
      place = after(place, by: max(length, 1))
    }
    return nil
  }

  /// Just after the link or image that begins at `start`, when the cursor is after its text.
  func closingOfLink(from start: BytePlace) -> BytePlace? {
    if byte(at: start) == UInt8(ascii: "<") { return closing(UInt8(ascii: ">"), from: cursor, opening: nil) }
    guard let bracket = closing(UInt8(ascii: "]"), from: cursor, opening: UInt8(ascii: "[")) else { return nil }
    switch byte(at: bracket) {
    case UInt8(ascii: "("):
      let inside = BytePlace(line: bracket.line, column: bracket.column + 1)
      return closing(UInt8(ascii: ")"), from: inside, opening: UInt8(ascii: "("))
    case UInt8(ascii: "["):
      let inside = BytePlace(line: bracket.line, column: bracket.column + 1)
      return closing(UInt8(ascii: "]"), from: inside, opening: nil)
    default: return bracket
    }
  }

  /// Just after the `mark` that closes what is open at `start`; quoted titles and escapes are gone over.
  private func closing(_ mark: UInt8, from start: BytePlace, opening: UInt8?) -> BytePlace? {
    var depth = 0
    var quote: UInt8?
    var place = start
    while place.line <= lastLine {
      guard let byte = byte(at: place) else {
        place = BytePlace(line: place.line + 1, column: 1)
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): place.column += 1
      case _ where quote != nil: if byte == quote { quote = nil }
      case UInt8(ascii: "\"") where mark == UInt8(ascii: ")"): quote = byte
      case mark:
        if depth == 0 { return BytePlace(line: place.line, column: place.column + 1) }
        depth -= 1
      case _ where byte == opening: depth += 1
      default: break
      }
      place.column += 1
    }
    return nil
  }

  private func next(_ mark: [UInt8]) -> BytePlace? {
    var place = cursor
    while place.line <= lastLine {
      if shows(mark, at: place) { return place }
      place = after(place, by: 1)
    }
    return nil
  }

  private func after(_ place: BytePlace, by count: Int) -> BytePlace {
    let length = lines.indices.contains(place.line - 1) ? lines[place.line - 1].count : 0
    return place.column + count > length
      ? BytePlace(line: place.line + 1, column: 1) : BytePlace(line: place.line, column: place.column + count)
  }

  private func shows(_ mark: [UInt8], at place: BytePlace) -> Bool {
    isInBlock(place) && lines[place.line - 1].dropFirst(place.column - 1).starts(with: mark)
  }

  private func isInBlock(_ place: BytePlace) -> Bool {
    place.line >= 1 && place.line <= lastLine && place.column >= 1
  }

  private func byte(at place: BytePlace) -> UInt8? {
    guard lines.indices.contains(place.line - 1), lines[place.line - 1].indices.contains(place.column - 1) else {
      return nil
    }
    return lines[place.line - 1][place.column - 1]
  }

  private func entityLength(at place: BytePlace) -> Int? {
    let rest = lines[place.line - 1].dropFirst(place.column - 1).prefix(40)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    return end - rest.startIndex + 1
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
