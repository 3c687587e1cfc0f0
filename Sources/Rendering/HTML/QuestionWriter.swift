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
      + (question.place.map { " data-series=\"\(Escaping.text($0.id))\"" } ?? "")
      + (question.kind == .qrp || question.kind == .qzp ? " data-expected=\"\(question.expected)\"" : "")
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

  /// Every option with its state and its feedback.
  func key(of question: Question) -> String {
    let lines = question.options.enumerated().map { keyLine($1, at: $0, of: question) }
    // Away from the site's style sheet, the letters of the options would stand after numbers.
    let style = context.apart == nil ? "" : " style=\"list-style: none; padding: 0\""
    return "<ol class=\"key\"\(style)>\n\(lines.joined())</ol>\n"
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
    let zone = option.zone.map { " \(Self.zone($0)) \(Self.slices($0))" } ?? ""
    return "\(option.isRight) \(status)\(zone)\(option.votes.isEmpty ? "" : " \(votes(option))")"
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
      + "<abbr title=\"\(word(Self.name(of: question.kind)))\">\(Escaping.text(question.code))</abbr> \(question.number)"
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

  private func keyLine(_ option: Option, at index: Int, of question: Question) -> String {
    var attributes = " data-right=\"\(option.isRight)\""
    var verdict = words[option.isRight ? .questionRight : .questionWrong]
    var status: String?
    switch option.status {
    case nil: break
    case .required:
      attributes += " data-status=\"required\""
      status = words[.questionRequired]
    case .unacceptable:
      attributes += " data-status=\"unacceptable\""
      status = words[.questionUnacceptable]
    case .acceptable:
      attributes += " data-status=\"acceptable\""
      status = words[.questionAcceptable]
    case .points(let points):
      attributes += " data-points=\"\(Words.plain(points))\""
      verdict = words.count(.points, points)
    }
    if let zone = option.zone {
      attributes += " data-zone=\"\(Self.zone(zone))\""
      if zone.slices != nil { attributes += " data-slices=\"\(Self.slices(zone))\"" }
    }
    if !option.votes.isEmpty {
      attributes += " data-votes=\"\(Self.votes(option))\""
      verdict = words[.questionPanel, ["votes": option.votes.map(String.init).joined(separator: " / ")]]
    }
    // Neither a grid's items nor those of a concordance test are right or wrong.
    let isGrid = question.kind == .qrol || question.kind == .tcs
    let sign = isGrid ? "" : "<span class=\"key-sign\" aria-hidden=\"true\">\(option.isRight ? "✓" : "✗")</span>"
    let letter = isGrid ? "" : "<span class=\"option-letter\">\(Self.letter(index))</span>"
    let hasVerdict = !isGrid || option.status != nil || !option.votes.isEmpty
    // A style sheet parts them; elsewhere a space must.
    let gap = context.apart == nil || isGrid ? "" : " "
    var html = "<li\(attributes)><p class=\"key-line\">\(sign)\(gap)\(letter)\(gap)"
    html += "<span class=\"key-text\">\(inlines(option.text))</span>"
    if hasVerdict { html += " <span class=\"key-word\">\(Escaping.text(verdict))</span>" }
    if let status { html += " <span class=\"key-status\">\(Escaping.text(status))</span>" }
    return html + "</p>" + wrapped(option.feedback, in: "div class=\"feedback\"", "div").trimmed + "</li>\n"
  }

  /// `ellipse 43 34 18 14`, `polygon 10 20 14.5 22 12 30`: what `00-marking.js` reads, in percent.
  static func zone(_ zone: Zone) -> String {
    switch zone.shape {
    case .ellipse(let x, let y, let width, let height): "ellipse \(x) \(y) \(width) \(height)"
    case .rectangle(let x, let y, let width, let height): "rectangle \(x) \(y) \(width) \(height)"
    case .polygon(let corners): "polygon " + corners.map { "\($0.x) \($0.y)" }.joined(separator: " ")
    }
  }

  static func slices(_ zone: Zone) -> String {
    zone.slices.map { "\($0.lowerBound) \($0.upperBound)" } ?? ""
  }

  private static func votes(_ option: Option) -> String { option.votes.map(String.init).joined(separator: " ") }

  /// `A` to `Z`, then `A1` and so on.
  static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : "\(letter)\(index / 26)"
  }
}
