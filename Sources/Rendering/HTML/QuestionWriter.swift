import Casebook
import Fingerprint
import Markdown

/// Writes questions and their corrections.
struct QuestionWriter {
  var context: WritingContext
  var words: Words

  /// The question. A sealed one holds no correction: its reader earns it.
  func question(_ question: Question, level: Int, isSealed: Bool) -> String {
    let anchor = Escaping.text(question.anchor)
    var html =
      "<negato-question class=\"question\" id=\"\(anchor)\" data-question=\"\(Escaping.text(question.id))\""
      + (context.caseID.map { " data-case=\"\(Escaping.text($0))\"" } ?? "")
      + (question.place.map { " data-series=\"\(Escaping.text($0.id))\"" } ?? "")
      + (question.kind == .qrp || question.kind == .qzp ? " data-expected=\"\(question.expected)\"" : "")
      + (context.scale == .edn ? "" : " data-scale=\"\(context.scale.rawValue)\"")
      + " data-hash=\"\(Self.hash(of: question).short)\" data-kind=\"\(question.kind.rawValue)\""
      + " data-points=\"\(Words.plain(question.points))\"\(isSealed ? " data-sealed" : "")"
      + " role=\"group\" aria-labelledby=\"\(anchor)-title\">\n"
    html += head(question, level: level)
    html += wrapped(question.stem, in: "div class=\"question-stem\"", "div")
    if !question.hint.isEmpty {
      html += "<details class=\"question-hint\"><summary>\(word(.questionHint))</summary>\n"
      html += "\(blocks(question.hint))</details>\n"
    }
    html += AnswerForm(question: question, words: words, inlines: inlines).html
    if !isSealed { html += correction(question) }
    return html + "</negato-question>\n"
  }

  /// The key with its feedback, then the correction's text, in a closed `details`.
  func correction(_ question: Question) -> String {
    "<details class=\"correction\"><summary>\(word(.questionCorrection))</summary>"
      + "<div class=\"correction-body\">\n" + key(of: question)
      + wrapped(question.correction, in: "div class=\"correction-text\"", "div") + "</div></details>\n"
  }

  /// Every option with its state and its feedback; of a QZP, the image with its zones before them.
  func key(of question: Question) -> String {
    KeyWriter(question: question, context: context, words: words, inlines: inlines, blocks: blocks).html
  }

  /// What is asked for, above the options: « Plusieurs réponses possibles ».
  static func legend(of question: Question, _ words: Words) -> String? {
    switch question.kind {
    case .qru: words[.questionLegendQRU]
    case .qrm: words[.questionLegendQRM]
    case .qrp: words.count(.questionLegendQRP, question.expected)
    case .qroc: words[.questionLegendQROC]
    case .qzp: words.count(.questionLegendQZP, question.expected)
    case .tcs, .qrol: nil
    }
  }

  /// What attempts are kept with: it changes when the key does. Words are left out, so that a translated question is
  /// the same one.
  static func hash(of question: Question) -> ContentHash {
    // The answers of a QROC are words.
    let key = question.kind == .qroc ? [] : question.options.map(Self.key)
    return ContentHash(([question.kind.rawValue, Words.plain(question.points)] + key).joined(separator: "\n"))
  }

  private static func key(of option: Option) -> String {
    let status =
      switch option.status {
      case nil: "-"
      case .required: "required"
      case .unacceptable: "unacceptable"
      case .acceptable: "acceptable"
      case .points(let points): Words.plain(points)
      }
    let zone = option.zone.map { " \(ZoneMarkup.shape(of: $0)) \(ZoneMarkup.slices(of: $0))" } ?? ""
    return "\(option.isRight) \(status)\(zone)\(option.votes.isEmpty ? "" : " \(KeyWriter.votes(of: option))")"
  }

  private func word(_ key: WordKey) -> String { Escaping.text(words[key]) }

  private func blocks(_ blocks: [Block]) -> String { BlockWriter.html(blocks, .casebook(context, words)) }

  private func wrapped(_ content: [Block], in open: String, _ close: String) -> String {
    let html = blocks(content)
    return html.isEmpty ? "" : "<\(open)>\n\(html)</\(close)>\n"
  }

  private func inlines(_ inlines: [Inline]) -> String {
    InlineWriter(mode: .casebook(context, words)).html(inlines).trimmed
  }

  private func head(_ question: Question, level: Int) -> String {
    "<header class=\"question-head\"><p class=\"question-code\">"
      + "<abbr title=\"\(word(Self.name(of: question.kind)))\">\(Escaping.text(question.code))</abbr>"
      + " <span class=\"question-number\">\(question.number)</span>"
      + " <span class=\"question-points\">\(Escaping.text(words.count(.points, question.points)))</span></p>"
      + "<h\(level) class=\"question-lead\" id=\"\(Escaping.text(question.anchor))-title\">"
      + "\(inlines(question.lead))</h\(level)></header>\n"
  }

  static func name(of kind: QuestionKind) -> WordKey {
    switch kind {
    case .qru: .questionNameQRU
    case .qrm: .questionNameQRM
    case .qrp: .questionNameQRP
    case .qroc: .questionNameQROC
    case .qzp: .questionNameQZP
    case .tcs: .questionNameTCS
    case .qrol: .questionNameQROL
    }
  }

  /// `A` to `Z`, then `A1` and so on.
  static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : "\(letter)\(index / 26)"
  }
}
