import Diagnostics
import Yams

/// Reads YAML through Yams, and finds the true place of what it misplaces.
public enum YAMLReader {
  /// More nesting than any head needs; libyaml and Yams recurse.
  static let deepest = 20
  /// After so many mended faults the rest waits until these are mended: each costs a reading of the whole head.
  static let mostMends = 100

  /// Reads a whole YAML file. The value is nil for an empty file, and where nothing could be read.
  public static func read(_ text: String, file: String) -> (YAMLValue?, [Diagnostic]) {
    read(lines: SourceText(file: file, text: text).lines, after: 0, file: file)
  }

  /// Reads `lines`, which stand after the first `offset` lines of `file`. Each mended fault lets the reading go on, so
  /// that a first fault does not hide the next.
  static func read(lines: [String], after offset: Int, file: String) -> (YAMLValue?, [Diagnostic]) {
    var attempt = YAMLAttempt(lines: lines, offset: offset, file: file)
    attempt.refuseAnchorsAndDepth()
    guard attempt.diagnostics.isEmpty else { return (nil, attempt.diagnostics) }
    while attempt.mends <= mostMends {
      do {
        guard let node = try Yams.compose(yaml: attempt.text) else { return (nil, attempt.diagnostics) }
        return attempt.read(node)
      } catch let error as YamlError {
        guard attempt.mend(error) else { return (nil, attempt.diagnostics) }
      } catch {
        return (
          nil, attempt.diagnostics + [Diagnostic(.headSyntax, at: SourceSpan(file: file), ["problem": "\(error)"])]
        )
      }
    }
    return (nil, attempt.diagnostics)
  }
}

/// One reading of a YAML text, with what was mended on the way.
private struct YAMLAttempt {
  private(set) var lines: [String]
  let offset: Int
  let file: String
  var diagnostics: [Diagnostic] = []
  var mends = 0
  /// How many nodes may still be copied.
  private var remaining = 0
  /// The line whose values were measured last.
  private var last: (line: Int, scalars: [Unicode.Scalar]) = (0, [])

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(lines: [String], offset: Int, file: String) {
    (self.offset, self.file) = (offset, file)
    // French typing may leave a no-break space after the colon of a key, which YAML takes for a letter.
    self.lines = lines.map { line in
      guard line.unicodeScalars.contains(where: { $0 == "\u{A0}" || $0 == "\u{202F}" }),
        let match = line.prefixMatch(of: /\s*(?:-\s+)?[\w\- ]+?\s*:(\u{A0}|\u{202F})/)
      else { return line }
      return String(line[..<match.output.1.startIndex]) + " " + line[match.output.1.endIndex...]
    }
  }

  /// A span of `length` scalars of line `line` of the YAML (from 1), at scalar column `column`.
  func span(_ line: Int, _ column: Int, length: Int) -> SourceSpan {
    let start = SourcePosition(line: line + offset, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: start.line, column: column + length))
  }

  mutating func refuseAnchorsAndDepth() {
    for mark in YAMLAnchors(lines).marks {
      diagnostics.append(
        Diagnostic(.headAnchor, at: span(mark.line, mark.column, length: 1), ["mark": String(mark.sign)]))
    }
    for (index, line) in lines.enumerated() {
      let isItem = line.drop { $0 == " " }.hasPrefix("-")
      let depth =
        line.count { "[{".contains($0) }
        + (isItem ? (line.prefixMatch(of: /(?:\s*-\s)+/)?.output.count ?? 0) / 2 : 0)
      if depth > YAMLReader.deepest {
        diagnostics.append(Diagnostic(.tooDeep, at: span(index + 1, 1, length: 1), ["depth": "\(YAMLReader.deepest)"]))
      }
    }
    var indentations: [Int] = []
    for (index, line) in lines.enumerated() where line.contains(":") {
      let indentation = line.prefix { $0 == " " || $0 == "-" }.count
      while let last = indentations.last, last >= indentation { indentations.removeLast() }
      indentations.append(indentation)
      if indentations.count > YAMLReader.deepest {
        diagnostics.append(Diagnostic(.tooDeep, at: span(index + 1, 1, length: 1), ["depth": "\(YAMLReader.deepest)"]))
        break
      }
    }
    let open = lines.reduce(0) { sum, line in sum + line.count { "[{".contains($0) } - line.count { "]}".contains($0) }
    }
    if open > YAMLReader.deepest, diagnostics.isEmpty {
      diagnostics.append(Diagnostic(.tooDeep, at: span(1, 1, length: 1), ["depth": "\(YAMLReader.deepest)"]))
    }
  }

  /// Tells the fault that stopped Yams; whether it was mended in `lines`, so that the reading can go on.
  mutating func mend(_ error: YamlError) -> Bool {
    mends += 1
    switch error {
    case .duplicatedKeysInMapping: return mendRepeatedKeys()
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if problem.hasPrefix("mapping values are not allowed"), mendColon(onLine: mark.line) { return true }
      if mendQuote(before: mark.line) { return true }
      let line = min(max(mark.line, 1), max(lines.count, 1))
      let length = lines.indices.contains(line - 1) ? lines[line - 1].unicodeScalars.count : 0
      let column = min(max(mark.column, 1), length + 1)
      diagnostics.append(
        Diagnostic(.headSyntax, at: span(line, column, length: column <= length ? 1 : 0), ["problem": problem]))
      return false
    default:
      diagnostics.append(Diagnostic(.headSyntax, at: span(1, 1, length: 0), ["problem": "\(error)"]))
      return false
    }
  }

  /// `titre: Cervicalgies : calcinose` is quoted.
  private mutating func mendColon(onLine line: Int) -> Bool {
    guard lines.indices.contains(line - 1),
      let match = lines[line - 1].wholeMatch(of: /(\s*(?:-\s+)?[^:"'\[{#]+:\s+)([^"'\[{].*?)\s*/),
      let colon = match.output.2.firstRange(of: ": ") ?? match.output.2.firstRange(of: " :")
    else { return false }
    let quoted = "\"" + match.output.2.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let before = lines[line - 1][..<colon.lowerBound].unicodeScalars.count
    let isSpaceFirst = match.output.2[colon].first == " "
    let corrected = match.output.1 + quoted
    diagnostics.append(
      Diagnostic(
        .headColon, at: span(line, before + (isSpaceFirst ? 2 : 1), length: 1),
        ["corrected": corrected.trimmingPrefix(while: \.isWhitespace).description],
        fix: Fix(
          span(line, match.output.1.unicodeScalars.count + 1, length: match.output.2.unicodeScalars.count),
          String(quoted))))
    lines[line - 1] = String(corrected)
    return true
  }

  /// `titre: "Calcinose` is closed. YAML lets a quoted value go over several lines, and so meets the fault far below: at
  /// the end, or at the quotation mark of a later key. A value that is closed on a line of its own has no fault.
  private mutating func mendQuote(before line: Int) -> Bool {
    let key = /(\s*(?:-\s+)?[^:"'\[{#]+:\s+)(.*?)\s*/
    for index in lines.indices.prefix(max(line, 1)) {
      guard let match = lines[index].wholeMatch(of: key), let quote = match.output.2.first, "\"'".contains(quote) else {
        continue
      }
      // An escaped one closes nothing; two single ones in a row are one of the text.
      guard match.output.2.replacing(/\\./, with: "").count(where: { $0 == quote }) % 2 == 1 else { continue }
      let close = lines[(index + 1)...].firstIndex { $0.contains(quote) }
      if let close, close >= line || lines[close].wholeMatch(of: key) == nil { continue }
      let corrected = match.output.1 + match.output.2 + String(quote)
      diagnostics.append(
        Diagnostic(
          .headQuote, at: span(index + 1, match.output.1.unicodeScalars.count + 1, length: 1),
          ["corrected": corrected.trimmingPrefix(while: \.isWhitespace).description]))
      lines[index] = String(corrected)
      return true
    }
    return false
  }

  /// Yams says which keys are repeated but not truly where: finds them, tells each, and blanks all but the first.
  private mutating func mendRepeatedKeys() -> Bool {
    struct Place: Hashable {
      var parent: Int
      var key: String
    }
    var first: [Place: (line: Int, column: Int)] = [:]
    /// The open mappings, as indentation and the line that opened each.
    var open: [(indentation: Int, line: Int)] = [(-1, -1)]
    var found = false
    var blanked: Int?
    for (index, line) in lines.enumerated() {
      guard let match = line.firstMatch(of: /^(\s*(?:-\s+)*)([^\s#:"'][^:]*?)\s*:(?:\s|$)/) else {
        if let indentation = blanked, !line.isEmpty {
          if line.prefix(while: { $0 == " " }).count > indentation { lines[index] = "" } else { blanked = nil }
        }
        continue
      }
      let indentation = match.output.1.count
      if let deep = blanked {
        if indentation > deep {
          lines[index] = ""
          continue
        }
        blanked = nil
      }
      while let last = open.last, last.indentation >= indentation { open.removeLast() }
      if match.output.1.contains("-") { open.append((indentation - 1, index)) }
      let key = String(match.output.2)
      let place = Place(parent: open.last?.line ?? -1, key: key)
      let column = match.output.1.unicodeScalars.count + 1
      if let earlier = first[place] {
        found = true
        diagnostics.append(
          Diagnostic(
            .repeatedKey, at: span(index + 1, column, length: key.unicodeScalars.count), ["key": key],
            notes: [
              Diagnostic.Note(
                Wording(fr: "donnée d'abord ici", en: "first given here"),
                at: span(earlier.line, earlier.column, length: key.unicodeScalars.count))
            ]))
        lines[index] = ""
        blanked = indentation
      } else {
        first[place] = (index + 1, column)
        open.append((indentation, index))
      }
    }
    if !found {
      diagnostics.append(Diagnostic(.headSyntax, at: span(1, 1, length: 0), ["problem": "duplicate key"]))
    }
    return found
  }

  /// Copies the tree; nothing, and a fault, where aliases made it larger than its text can be.
  mutating func read(_ root: Node) -> (YAMLValue?, [Diagnostic]) {
    // A node takes at least one byte of text, but for the empty value after a key.
    remaining = text.utf8.count + 2
    let value = value(of: root)
    guard remaining >= 0 else { return (nil, [Diagnostic(.headAnchor, at: span(1, 1, length: 0), ["mark": "*"])]) }
    return (value, diagnostics)
  }

  /// Copies a node.
  private mutating func value(of node: Node) -> YAMLValue {
    remaining -= 1
    guard remaining >= 0 else { return YAMLValue(.scalar(""), at: span(1, 1, length: 0)) }
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar):
      let place = span(line, column, length: length(of: scalar.string, line, column))
      let text = ControlCharacters.replaced(scalar.string)
      if text != scalar.string, let code = scalar.string.unicodeScalars.first(where: ControlCharacters.isControl) {
        diagnostics.append(
          Diagnostic(.controlCharacter, at: place, ["code": ControlCharacters.name(of: code)]))
      }
      return YAMLValue(.scalar(text), at: place)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for node in sequence where remaining >= 0 { values.append(value(of: node)) }
      return YAMLValue(.sequence(values), at: span(line, column, length: 1))
    case .mapping(let mapping):
      var entries: [YAMLValue.Entry] = []
      for (key, node) in mapping where remaining >= 0 {
        let name = value(of: key)
        let text = if case .scalar(let text) = name.kind { text } else { "" }
        entries.append(YAMLValue.Entry(key: text, keySpan: name.span, value: value(of: node)))
      }
      return YAMLValue(.mapping(entries), at: span(line, column, length: 1))
    case .alias:
      return YAMLValue(.scalar(""), at: span(line, column, length: 1))
    }
  }

  /// How many scalars of the line the scalar `text`, which begins at `column`, takes.
  private mutating func length(of text: String, _ line: Int, _ column: Int) -> Int {
    guard lines.indices.contains(line - 1) else { return 0 }
    if last.line != line { last = (line, Array(lines[line - 1].unicodeScalars)) }
    // A plain value is as long in the source: the rest of a line as long as a book is not copied for each.
    let plain = text.unicodeScalars
    if !text.isEmpty, last.scalars.dropFirst(column - 1).starts(with: plain) { return plain.count }
    let rest = String(String.UnicodeScalarView(last.scalars.dropFirst(column - 1)))
    if rest.hasPrefix(text), !text.isEmpty { return text.unicodeScalars.count }
    if let quote = rest.first, quote == "\"" || quote == "'", let close = rest.dropFirst().lastIndex(of: quote) {
      return rest[...close].unicodeScalars.count
    }
    return text.isEmpty ? 0 : rest.unicodeScalars.count
  }
}
