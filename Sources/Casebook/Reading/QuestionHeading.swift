import Diagnostics
import Markdown

/// A heading that begins with an exam code: `QRM 4 (2 points) : Quels signes … ?`
struct QuestionHeading {
  /// Codes of the types read, English twins included.
  static let codes: [String: QuestionKind] = [
    "QRU": .qru, "SBA": .qru, "QRM": .qrm, "MRQ": .qrm, "QROL": .qrol,
  ]
  /// Codes of the design that this version does not read yet.
  static let laterCodes: Set<String> = ["QRP", "QROC", "SAQ", "QZP", "HOTSPOT", "TCS", "SCT", "DP", "KFP"]

  var code: String
  var kind: QuestionKind
  var number: Int?
  var points: Double
  /// What is asked.
  var lead: [Inline]
  /// The comment of the heading.
  var comment: Comment?

  /// What a heading is, seen as a question.
  enum Reading {
    /// An ordinary heading.
    case none
    /// A question.
    case question(QuestionHeading)
    /// A heading that means to be a question, and is not.
    case fault(Diagnostic)
  }

  static func read(_ inlines: [Inline], at span: SourceSpan) -> Reading {
    guard case .text(let first)? = inlines.first?.kind, let start = inlines.first?.span.start else { return .none }
    // Most headings are none: a look at two letters is cheaper than the pattern.
    guard first.utf8.prefix(2).allSatisfy({ (0x41...0x5A).contains($0) }) else { return .none }
    // A no-break space counts as a space, as an author sees it.
    let text = first.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    guard
      let match = text.prefixMatch(
        of: /([A-Z]{2,8})(?:\s+(\d{1,3}))?(?:\s*\((\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)\))?\s*[:—–]\s*/)
    else { return misread(text, inlines, at: start, in: span.file) }
    let code = String(match.output.1)
    let codeSpan = SourceSpan(
      file: span.file, start: start, end: SourcePosition(line: start.line, column: start.column + code.count))
    guard let kind = codes[code] else {
      if laterCodes.contains(code) { return .fault(Diagnostic(.laterQuestionType, at: codeSpan, ["code": code])) }
      guard code.hasPrefix("Q") else { return .none }
      let nearest = NearestName.of(code, among: codes.keys.sorted() + laterCodes.sorted()) ?? "QRM"
      return .fault(Diagnostic(.questionCode, at: codeSpan, ["code": code, "nearest": nearest]))
    }
    var lead = inlines
    let rest = first.dropFirst(text[..<match.range.upperBound].count)
    lead[0] = Inline(
      .text(String(rest)),
      at: SourceSpan(
        file: span.file,
        start: SourcePosition(
          line: start.line, column: start.column + first.unicodeScalars.count - rest.unicodeScalars.count),
        end: inlines[0].span.end))
    if rest.isEmpty { lead.removeFirst() }
    let comment = lead.lazy.compactMap { inline -> Comment? in
      if case .html(let html) = inline.kind { Comment(html: html, at: inline.span) } else { nil }
    }.first
    lead.removeAll { if case .html = $0.kind { true } else { false } }
    if case .text(let last)? = lead.last?.kind { lead[lead.count - 1].kind = .text(last.trimmedRight) }
    guard !lead.plainText.allSatisfy(\.isWhitespace) else {
      return .fault(Diagnostic(.questionWithoutLead, at: span, ["code": code]))
    }
    let points = match.output.3.flatMap { Double($0.replacing(",", with: ".")) } ?? 1
    return .question(
      QuestionHeading(
        code: code, kind: kind, number: match.output.2.flatMap { Int($0) }, points: points, lead: lead, comment: comment
      ))
  }
}

extension QuestionHeading {
  /// A heading that begins with a code and asks something, and is not written as a question is: `QRM2 : …`,
  /// `QRM (x points) : …`, `QRM Quels signes ?`.
  private static func misread(
    _ text: String, _ inlines: [Inline], at start: SourcePosition, in file: String
  ) -> Reading {
    let code = String(text.prefix { $0.isASCII && $0.isUppercase })
    let rest = text.dropFirst(code.count)
    guard codes[code] != nil || laterCodes.contains(code), code.hasPrefix("Q") || code.hasSuffix("Q") || code == "SBA",
      let next = rest.first,
      next.isNumber || next == "(" || next == "." || next == "-"
        || next == " " && (rest.dropFirst().first == "(" || inlines.plainText.contains("?"))
    else { return .none }
    let place = SourceSpan(file: file, line: start.line, column: start.column, length: code.count)
    return .fault(Diagnostic(.questionHeading, at: place, ["code": code]))
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
