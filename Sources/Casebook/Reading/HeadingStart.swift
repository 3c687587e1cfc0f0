import Diagnostics
import Markdown

/// The text that a heading begins with, read as the code, the number and the points of a question.
struct HeadingStart {
  private let text: String
  private let span: SourceSpan

  init(_ text: String, at span: SourceSpan) {
    // A no-break space counts as a space, as an author sees it.
    self.text = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    self.span = span
  }

  /// The heading, still without its words, and how many characters come before these. `asks` says whether the whole
  /// heading holds a question mark.
  func heading(asks: Bool) -> (QuestionHeading, Int)? {
    if let code = miscased {
      // Read as if its letters were right.
      let written = text.prefix(while: \.isLetter)
      let place = self.place(0, written)
      let mended = HeadingStart(code + text.dropFirst(written.count), at: span)
      guard let (read, length) = mended.heading(asks: asks) else { return nil }
      var heading = read
      let shift = written.unicodeScalars.count - code.count
      heading.codeSpan = place
      heading.numberSpan = heading.numberSpan?.moved(by: shift)
      heading.pointsSpan = heading.pointsSpan?.moved(by: shift)
      heading.faults.insert(
        Diagnostic(.questionCode, at: place, ["code": String(written), "nearest": code], fix: Fix(place, code)), at: 0)
      return (heading, length - code.count + written.count)
    }
    // Most headings are none: a look at two letters is cheaper than the pattern.
    guard text.utf8.prefix(2).allSatisfy({ (0x41...0x5A).contains($0) }) || text.first == "Q" || text.first == "q"
    else { return nil }
    return wellWritten ?? misread(asks: asks)
  }

  private func place(_ offset: Int, _ words: Substring) -> SourceSpan {
    SourceSpan(
      file: span.file, line: span.start.line, column: span.start.column + offset,
      length: words.unicodeScalars.count)
  }

  private func place(of words: Substring) -> SourceSpan {
    place(text[..<words.startIndex].unicodeScalars.count, words)
  }

  /// `QRM 4 (2 points) : `, with any letters for the code.
  private var wellWritten: (QuestionHeading, Int)? {
    guard
      let match = text.prefixMatch(
        of:
          /([A-Z]{2,8}|[Qq][A-Za-z]{2,3})(?:\s+(\d{1,3}))?(?:\s*\((\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)\))?\s*[:—–]\s*/
      )
    else { return nil }
    let written = String(match.output.1)
    let upper = written.uppercased()
    let place = self.place(of: match.output.1)
    let known = QuestionHeading.codes[written]
    // « Quand : » and « Qui : » are words.
    guard known != nil || written.first == "Q" && (QuestionHeading.codes[upper] != nil || written == upper) else {
      return nil
    }
    let code =
      QuestionHeading.codes[upper] != nil
      ? upper : NearestName.of(upper, among: QuestionHeading.codes.keys.sorted()) ?? "QRM"
    guard let role = known ?? QuestionHeading.codes[code] else { return nil }
    var heading = QuestionHeading(code: code, codeSpan: place, role: role)
    if known == nil {
      heading.isGuessed = code != upper
      heading.faults.append(
        Diagnostic(
          .questionCode, at: place, ["code": written, "nearest": code], fix: code == upper ? Fix(place, code) : nil))
    }
    if let number = match.output.2 {
      heading.number = Int(number)
      heading.numberSpan = self.place(of: number)
    }
    if let points = match.output.3 {
      heading.points = Double(points.replacing(",", with: ".")) ?? 1
      heading.pointsSpan = self.place(of: points)
      if heading.points == 0, let place = heading.pointsSpan {
        heading.faults.append(Diagnostic(.noPoints, at: place))
      }
    }
    return (heading, text[..<match.range.upperBound].count)
  }

  /// A heading that begins with a code and asks something, and is not written as a question is: `QRM2 : …`,
  /// `QRM (x points) : …`, `QRM Quels signes ?`.
  private func misread(asks: Bool) -> (QuestionHeading, Int)? {
    let written = text.prefix { $0.isASCII && $0.isUppercase }
    let code = String(written)
    let rest = text.dropFirst(code.count)
    guard let role = QuestionHeading.codes[code], let next = rest.first else { return nil }
    let words = rest.drop(while: \.isWhitespace)
    let isMeant =
      switch next {
      case "(", ".", "-": true
      case " ":
        words.first.map { "(-".contains($0) || $0.isNumber } ?? false || words.hasPrefix("n°") || asks
          || role == .progressive(.dp) || role == .progressive(.kfp)
      default: next.isNumber
      }
    guard isMeant else { return nil }
    var heading = QuestionHeading(code: code, codeSpan: place(of: written), role: role)
    heading.faults = [QuestionHeading.fault(of: code, at: heading.codeSpan)]
    heading.isMisread = true
    // What a number or points were meant to be stands before a colon.
    let after = rest.drop { !":—–".contains($0) }.drop { $0.isWhitespace || ":—–".contains($0) }
    return (heading, text.count - (after.isEmpty ? words : after).count)
  }

  /// The code that other letters stand for, with what follows a code: `qrm 1 : …`, `Dp : …`, `QRÚ 4 : …`.
  private var miscased: String? {
    let written = text.prefix(while: \.isLetter)
    guard (2...7).contains(written.count), !written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let code = written.folded.uppercased()
    let rest = text.dropFirst(written.count).drop(while: \.isWhitespace)
    guard QuestionHeading.codes[code] != nil, let next = rest.first else { return nil }
    // « Hotspot : … » may be words.
    return next.isNumber || ":(".contains(next) && code.count < 5 ? code : nil
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
