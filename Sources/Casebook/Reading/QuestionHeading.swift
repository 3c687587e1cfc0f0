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
  /// The code, as it is written.
  var codeSpan: SourceSpan
  var role: Role
  var number: Int?
  var numberSpan: SourceSpan?
  var points = 1.0
  var pointsSpan: SourceSpan?
  /// What is asked; empty, and told, where nothing is.
  var lead: [Inline] = []
  /// The comments of the heading.
  var comments: [Comment] = []
  /// What is wrong with it. What stands below is read all the same, so that its faults are told in the same run.
  var faults: [Diagnostic] = []
  /// Whether the type is but the nearest one: what hangs on the type is not told then.
  var isGuessed = false
  /// Whether it is not written as a question is: points may be meant that cannot be read, and a number.
  var isMisread = false

  /// Whether nothing else can be meant; else what stands below tells.
  var isSure = true

  /// What stands under a heading, and so what it may be.
  enum Place {
    /// Not known yet.
    case alone
    /// Options that no question has.
    case overOptions
    /// Deeper questions.
    case overQuestions

    /// Whether what stands below asks for such a heading, whose words are `lead`.
    fileprivate func asks(for role: Role, _ lead: [Inline]) -> Bool {
      switch role {
      case .question: self == .overOptions
      // « DP pleural » may stand over a question: a title begins with a capital.
      case .progressive: self == .overQuestions && lead.plainText.first?.isLowercase != true
      }
    }
  }

  /// What a heading says, seen as a question or a progressive case; nil for an ordinary one.
  static func read(_ inlines: [Inline], at span: SourceSpan, _ place: Place = .alone) -> QuestionHeading? {
    guard let first = inlines.first else { return nil }
    let comments = inlines.compactMap { inline -> Comment? in
      if case .html(let html) = inline.kind { Comment(html: html, at: inline.span) } else { nil }
    }
    var read: (heading: QuestionHeading, lead: [Inline])?
    if case .text(let text) = first.kind {
      let start = HeadingStart(
        text, at: first.span, asks: inlines.plainText.contains("?"),
        isNamed: comments.contains { $0.entries.contains { $0.key.folded == "id" } })
      if let (heading, length) = start.heading(place) {
        read = (heading, cut(inlines, after: length))
      }
    } else {
      read = emphasized(inlines)
    }
    if read == nil, place == .overOptions { read = disguised(inlines, at: span) }
    guard var (heading, lead) = read, heading.isSure || place.asks(for: heading.role, lead) else {
      return nil
    }
    heading.comments = comments
    lead.removeAll { if case .html = $0.kind { true } else { false } }
    if case .text(let last)? = lead.last?.kind { lead[lead.count - 1].kind = .text(last.trimmedRight) }
    heading.lead = lead
    if !heading.isMisread, lead.plainText.allSatisfy(\.isWhitespace) {
      heading.faults.append(Diagnostic(.questionWithoutLead, at: span, ["code": heading.code]))
    }
    return heading
  }

  /// A code that marks, points or a number before it hide, over options: `` `QRM 1` ``, `Q.R.M. 1`, `1. QRM : …`
  private static func disguised(_ inlines: [Inline], at span: SourceSpan) -> (QuestionHeading, [Inline])? {
    let words = inlines.plainText.drop { !$0.isLetter }
    let letters = words.prefix { $0.isLetter || $0 == "." }.filter(\.isLetter)
    guard
      let (found, _) = HeadingStart(String(letters), at: span, asks: true, isNamed: false).heading(.overOptions),
      case .question = found.role
    else { return nil }
    var heading = QuestionHeading(code: found.code, codeSpan: span, role: found.role)
    heading.faults = [fault(of: found.code, at: span)]
    heading.isGuessed = found.isGuessed
    heading.isMisread = true
    return (heading, [])
  }

  /// What follows the first `length` characters.
  private static func cut(_ inlines: [Inline], after length: Int) -> [Inline] {
    guard case .text(let text)? = inlines.first?.kind else { return inlines }
    let rest = text.dropFirst(length)
    guard !rest.isEmpty else { return Array(inlines.dropFirst()) }
    var cut = inlines
    let whole = inlines[0].span
    let skipped = text.unicodeScalars.count - rest.unicodeScalars.count
    cut[0] = Inline(
      .text(String(rest)),
      at: SourceSpan(
        file: whole.file, start: SourcePosition(line: whole.start.line, column: whole.start.column + skipped),
        end: whole.end))
    return cut
  }

  /// `**QRM 4** : Quels signes ?`
  private static func emphasized(_ inlines: [Inline]) -> (QuestionHeading, [Inline])? {
    guard let first = inlines.first else { return nil }
    switch first.kind {
    case .strong(let inner), .emphasis(let inner):
      let code = String(inner.plainText.prefix { $0.isASCII && $0.isUppercase })
      let rest = inlines.plainText.dropFirst(code.count).drop(while: \.isWhitespace)
      guard let role = codes[code], let next = rest.first, ":(—–-".contains(next) || next.isNumber else { return nil }
      var heading = QuestionHeading(code: code, codeSpan: first.span, role: role)
      heading.faults = [fault(of: code, at: first.span)]
      heading.isMisread = true
      let words = rest.drop { !":—–".contains($0) }.drop { $0.isWhitespace || ":—–".contains($0) }
      let comments = inlines.filter { if case .html = $0.kind { true } else { false } }
      return (heading, [Inline(.text(String(words.isEmpty ? rest : words)), at: first.span)] + comments)
    default: return nil
    }
  }

  /// The fault of a heading that begins with `code` and is not written as a question is.
  static func fault(of code: String, at place: SourceSpan) -> Diagnostic {
    guard case .progressive? = codes[code] else { return Diagnostic(.questionHeading, at: place, ["code": code]) }
    return Diagnostic(
      .questionHeading, at: place, ["code": code],
      remedy: Wording(fr: "écrivez « {code} : le titre »", en: "write \"{code}: the title\""))
  }
}
