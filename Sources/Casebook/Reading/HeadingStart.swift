import Diagnostics
import Markdown

/// The text that a heading begins with, read as the code, the number and the points of a question.
struct HeadingStart {
  private let text: String
  private let span: SourceSpan
  /// Whether the heading holds a question mark, and whether its comment gives an identifier.
  private let asks: Bool
  private let isNamed: Bool
  /// The letters it begins with.
  private let written: Substring

  init(_ text: String, at span: SourceSpan, asks: Bool, isNamed: Bool) {
    // A no-break space counts as a space, as an author sees it.
    let plain = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    self.text = plain
    self.span = span
    self.asks = asks
    self.isNamed = isNamed
    written = plain.prefix(while: \.isLetter)
  }

  /// What other examinations and habits call a type.
  private static let usual = [
    "QCM": "QRM", "MCQ": "MRQ", "QCU": "QRU", "QCS": "QRU", "QROCS": "QROC",
  ]

  /// The heading, still without its words, and how many characters come before these. Whether it is sure to be a question,
  /// its `isSure` tells; `place` says what stands below, and how far to look for a code.
  func heading(_ place: QuestionHeading.Place) -> (QuestionHeading, Int)? {
    guard written.utf8.count > 1 else { return nil }
    if QuestionHeading.codes[String(written)] != nil { return exact }
    let upper = written.folded.uppercased()
    if QuestionHeading.codes[upper] != nil { return mended(upper, isGuessed: false) }
    guard let code = nearest(upper, place) else { return nil }
    return mended(code, isGuessed: true)
  }

  private func nearest(_ upper: String, _ place: QuestionHeading.Place) -> String? {
    func codes(_ holds: (QuestionHeading.Role) -> Bool) -> [String] {
      QuestionHeading.codes.filter { holds($0.value) }.keys.sorted()
    }
    let rest = text.dropFirst(written.count).drop(while: \.isWhitespace)
    switch place {
    case .alone:
      guard written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
      if let usual = Self.usual[upper] { return usual }
      guard written.first == "Q" else { return nil }
      return NearestName.of(upper, among: codes { if case .question = $0 { true } else { false } })
        ?? (isNamed ? "QRM" : nil)
    case .overOptions:
      guard upper.count > 2 else { return nil }
      return Self.usual[upper] ?? NearestName.of(upper, among: codes { if case .question = $0 { true } else { false } })
    case .overQuestions:
      let isUpper = written.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      return codes { if case .progressive = $0 { true } else { false } }.first {
        // As near as « AFP » or « KTP » are: the same letters in another order, and a colon or nothing behind.
        isUpper && $0.sorted() == upper.sorted()
          && rest.first.map { ":—–".contains($0) || $0.isNumber || $0 == "(" } ?? true
      }
    }
  }

  /// Read as if it began with `code`, which is told.
  private func mended(_ code: String, isGuessed: Bool) -> (QuestionHeading, Int)? {
    let start = HeadingStart(code + text.dropFirst(written.count), at: span, asks: asks, isNamed: isNamed)
    guard let (read, length) = start.exact else { return nil }
    var heading = read
    let shift = written.unicodeScalars.count - code.count
    heading.codeSpan = place(of: written)
    heading.numberSpan = heading.numberSpan?.moved(by: shift)
    heading.pointsSpan = heading.pointsSpan?.moved(by: shift)
    heading.isGuessed = isGuessed
    let isUsual = !isGuessed || Self.usual[String(written)] != nil
    heading.isSure =
      isNamed || heading.pointsSpan != nil
      || (isUsual ? heading.number != nil || asks : heading.number != nil && asks)
    heading.faults.insert(
      Diagnostic(
        .questionCode, at: heading.codeSpan, ["code": String(written), "nearest": code],
        fix: isGuessed ? nil : Fix(heading.codeSpan, code)), at: 0)
    return (heading, length - code.count + written.count)
  }

  private func place(of words: Substring) -> SourceSpan {
    SourceSpan(
      file: span.file, line: span.start.line,
      column: span.start.column + text[..<words.startIndex].unicodeScalars.count, length: words.unicodeScalars.count)
  }

  private var exact: (QuestionHeading, Int)? { wellWritten ?? misread }

  /// `QRM 4 (2 points) : `
  private var wellWritten: (QuestionHeading, Int)? {
    guard
      let match = text.prefixMatch(
        of: /([A-Z]{2,8})(?:\s+(\d{1,3}))?(?:\s*\((\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)\))?\s*[:—–]\s*/),
      let role = QuestionHeading.codes[String(match.output.1)]
    else { return nil }
    var heading = QuestionHeading(code: String(match.output.1), codeSpan: place(of: match.output.1), role: role)
    if let number = match.output.2 {
      heading.number = Int(number)
      heading.numberSpan = place(of: number)
    }
    if let points = match.output.3 {
      heading.points = Double(points.replacing(",", with: ".")) ?? 1
      heading.pointsSpan = place(of: points)
      if heading.points == 0 { heading.faults.append(Diagnostic(.noPoints, at: place(of: points))) }
    }
    return (heading, text[..<match.range.upperBound].count)
  }

  /// A heading that begins with a code and is not written as a question is: `QRM2 : …`, `QRM (x points) : …`,
  /// `QRM Quels signes ?`.
  private var misread: (QuestionHeading, Int)? {
    let code = String(written)
    guard let role = QuestionHeading.codes[code] else { return nil }
    let rest = text.dropFirst(code.count)
    let words = rest.drop(while: \.isWhitespace)
    var heading = QuestionHeading(code: code, codeSpan: place(of: written), role: role)
    heading.faults = [QuestionHeading.fault(of: code, at: heading.codeSpan)]
    heading.isMisread = true
    heading.isSure = isSure(rest, words, role)
    if let match = rest.prefixMatch(of: /\s?(\d{1,3})(?=[\s:(]|$)/) {
      heading.number = Int(match.output.1)
      heading.numberSpan = place(of: match.output.1)
    }
    // What a number or points were meant to be stands before a colon.
    let after = rest.drop { !":—–".contains($0) }.drop { $0.isWhitespace || ":—–".contains($0) }
    return (heading, text.count - (after.isEmpty ? words : after).count)
  }

  private func isSure(_ rest: Substring, _ words: Substring, _ role: QuestionHeading.Role) -> Bool {
    guard let next = rest.first, let first = words.first else { return false }
    if next.isNumber { return true }
    if isNamed { return true }
    // « DP pleural », « DP 2 cm » may be anything.
    guard case .question = role else { return false }
    // « TCS (traumatisme crânien) » is none, « QRM (x points) » is one.
    if first == "(" {
      return words.prefixMatch(of: /\((?:[^)]*(?:points?|pts?)[^)]*|\s*\d+(?:[.,]\d+)?\s*)\)/) != nil
    }
    // « TCS 13-15 » is none either.
    return words.prefixMatch(of: /\d{1,3}(?![\d\-–—])/) != nil || first == "-" || words.hasPrefix("n°")
      // « TCS modéré : quand scanner ? » is none.
      || asks && written.first == "Q" && words.contains(where: \.isLetter)
  }
}

extension SourceSpan {
  fileprivate func moved(by columns: Int) -> SourceSpan {
    var moved = self
    moved.start.column += columns
    moved.end.column += columns
    return moved
  }
}

extension String {
  /// Without the spaces at its end.
  var trimmedRight: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
