import Diagnostics
import Markdown

/// A heading that begins with an exam code: `QRM 4 (2 points) : Quels signes … ?`
struct QuestionHeading {
  /// What a code stands for.
  enum Role: Hashable {
    case question(QuestionKind)
    case progressive(ProgressiveCase.Kind)
  }

  /// Codes, English twins included.
  static let codes: [String: Role] = [
    "QRU": .question(.qru), "SBA": .question(.qru), "QRM": .question(.qrm), "MRQ": .question(.qrm),
    "QRP": .question(.qrp), "QROC": .question(.qroc), "SAQ": .question(.qroc), "QZP": .question(.qzp),
    "HOTSPOT": .question(.qzp), "TCS": .question(.tcs), "SCT": .question(.tcs), "QROL": .question(.qrol),
    "DP": .progressive(.dp), "KFP": .progressive(.kfp),
  ]

  var code: String
  var role: Role
  var number: Int?
  var points: Double
  /// What is asked.
  var lead: [Inline]
  /// The comments of the heading.
  var comments: [Comment]

  /// What a heading is, seen as a question.
  enum Reading {
    /// An ordinary heading.
    case none
    /// A question.
    case question(QuestionHeading, QuestionKind)
    /// A progressive case.
    case progressive(QuestionHeading, ProgressiveCase.Kind)
    /// A heading that means to be a question, and is not.
    case fault(Diagnostic)
  }

  static func read(_ inlines: [Inline], at span: SourceSpan) -> Reading {
    guard case .text(let first)? = inlines.first?.kind, let start = inlines.first?.span.start else {
      return emphasized(inlines, in: span.file)
    }
    if let fault = miscased(first, at: start, in: span.file) { return .fault(fault) }
    // Most headings are none: a look at two letters is cheaper than the pattern.
    guard
      first.utf8.prefix(2).allSatisfy({ (0x41...0x5A).contains($0) }) || first.first == "Q" || first.first == "q"
    else { return .none }
    // A no-break space counts as a space, as an author sees it.
    let text = first.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    guard
      let match = text.prefixMatch(
        of:
          /([A-Z]{2,8}|[Qq][A-Za-z]{2,3})(?:\s+(\d{1,3}))?(?:\s*\((\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?)\))?\s*[:—–]\s*/
      )
    else { return misread(text, inlines, at: start, in: span.file) }
    let code = String(match.output.1).uppercased()
    let codeSpan = SourceSpan(
      file: span.file, start: start, end: SourcePosition(line: start.line, column: start.column + code.count))
    let written = String(match.output.1)
    guard let role = codes[written] else {
      // « Quand : » and « Qui : » are words.
      guard written.first == "Q", codes[code] != nil || written == code else { return .none }
      let nearest = codes[code] != nil ? code : NearestName.of(code, among: codes.keys.sorted()) ?? "QRM"
      return .fault(
        Diagnostic(
          .questionCode, at: codeSpan, ["code": written, "nearest": nearest],
          fix: codes[code] != nil ? Fix(codeSpan, code) : nil))
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
    let comments = lead.compactMap { inline -> Comment? in
      if case .html(let html) = inline.kind { Comment(html: html, at: inline.span) } else { nil }
    }
    lead.removeAll { if case .html = $0.kind { true } else { false } }
    if case .text(let last)? = lead.last?.kind { lead[lead.count - 1].kind = .text(last.trimmedRight) }
    guard !lead.plainText.allSatisfy(\.isWhitespace) else {
      return .fault(Diagnostic(.questionWithoutLead, at: span, ["code": code]))
    }
    let points = match.output.3.flatMap { Double($0.replacing(",", with: ".")) } ?? 1
    let heading = QuestionHeading(
      code: code, role: role, number: match.output.2.flatMap { Int($0) }, points: points, lead: lead,
      comments: comments)
    return switch role {
    case .question(let kind): .question(heading, kind)
    case .progressive(let kind): .progressive(heading, kind)
    }
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
    guard let role = codes[code], let next = rest.first else { return .none }
    let words = rest.drop(while: \.isWhitespace)
    let isMeant =
      switch next {
      case "(", ".", "-": true
      case " ":
        words.first.map { "(-".contains($0) || $0.isNumber } ?? false || words.hasPrefix("n°")
          || inlines.plainText.contains("?") || role == .progressive(.dp) || role == .progressive(.kfp)
      default: next.isNumber
      }
    guard isMeant else { return .none }
    return .fault(
      Self.fault(of: code, at: SourceSpan(file: file, line: start.line, column: start.column, length: code.count)))
  }

  private static func fault(of code: String, at place: SourceSpan) -> Diagnostic {
    guard case .progressive? = codes[code] else { return Diagnostic(.questionHeading, at: place, ["code": code]) }
    return Diagnostic(
      .questionHeading, at: place, ["code": code],
      remedy: Wording(fr: "écrivez « {code} : le titre »", en: "write \"{code}: the title\""))
  }

  /// `**QRM 4** : Quels signes ?`
  private static func emphasized(_ inlines: [Inline], in file: String) -> Reading {
    guard let first = inlines.first else { return .none }
    switch first.kind {
    case .strong(let inner), .emphasis(let inner):
      let code = String(inner.plainText.prefix { $0.isASCII && $0.isUppercase })
      let rest = inlines.plainText.dropFirst(code.count).drop(while: \.isWhitespace)
      guard codes[code] != nil, let next = rest.first, ":(—–-".contains(next) || next.isNumber else { return .none }
      return .fault(Self.fault(of: code, at: first.span))
    default: return .none
    }
  }

  /// `qrm 1 : …`, `Dp : …`, `QRÚ 4 : …`: a code in other letters, with what follows a code.
  private static func miscased(_ text: String, at start: SourcePosition, in file: String) -> Diagnostic? {
    let written = text.prefix(while: \.isLetter)
    guard (2...7).contains(written.count), !written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let code = written.folded.uppercased()
    let rest = text.dropFirst(written.count).drop(while: \.isWhitespace)
    guard codes[code] != nil, let next = rest.first else { return nil }
    // « Hotspot : … » may be words.
    guard next.isNumber || ":(".contains(next) && code.count < 5 else { return nil }
    let place = SourceSpan(file: file, line: start.line, column: start.column, length: written.unicodeScalars.count)
    return Diagnostic(.questionCode, at: place, ["code": String(written), "nearest": code], fix: Fix(place, code))
  }

  /// The fault of a heading under which options stand, though it is no question: of its first word, if that is near a
  /// code.
  static func fault(ofHeadingOverOptions inlines: [Inline], in file: String) -> Diagnostic? {
    guard case .text(let text)? = inlines.first?.kind, let start = inlines.first?.span.start else { return nil }
    let written = String(text.prefix(while: \.isLetter))
    let names = codes.filter { if case .question = $0.value { true } else { false } }.keys.sorted()
    let place = SourceSpan(file: file, line: start.line, column: start.column, length: written.unicodeScalars.count)
    if codes[written] != nil { return fault(of: written, at: place) }
    guard written.count > 2, let nearest = NearestName.of(written, among: names) else { return nil }
    return Diagnostic(.questionCode, at: place, ["code": written, "nearest": nearest])
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
