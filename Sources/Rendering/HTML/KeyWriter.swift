import Casebook
import Markdown

/// Writes the key of a question: what is right, why, and all that the page's script marks by.
struct KeyWriter {
  var question: Question
  var context: WritingContext
  var words: Words
  var inlines: ([Inline]) -> String
  var blocks: ([Block]) -> String

  /// The key; of a QZP, the image with its zones before it. Away from the site, where nothing marks by it and no style
  /// draws bars, it is a list in the author's order.
  var html: String {
    let options = question.options
    let isZoned = question.kind == .qzp && context.apart == nil
    let order = isZoned ? ZoneMarkup.readingOrder(of: options) : Array(options.indices)
    let lines = order.enumerated().map { line(options[$1], at: $1, letter: QuestionWriter.letter($0)) }
    let map = isZoned ? ZoneMapWriter(question: question, context: context, words: words, order: order).html : ""
    // Away from the site's style sheet, the letters of the options would stand after numbers.
    let style = context.apart == nil ? "" : " style=\"list-style: none; padding: 0\""
    return "\(map)<ol class=\"key\"\(style)>\n\(lines.joined())</ol>\n"
  }

  /// `0 9 7 3 0`
  static func votes(of option: Option) -> String { option.votes.map(String.init).joined(separator: " ") }

  private func line(_ option: Option, at index: Int, letter: String) -> String {
    var html = "<li\(attributes(of: option, at: index))><p class=\"key-line\">"
    // Neither a grid's items nor those of a concordance test are right or wrong; a short answer has no letter.
    let hasVerdict = question.kind != .qrol && question.kind != .tcs
    if hasVerdict {
      // A style sheet parts them; elsewhere a space must.
      let gap = context.apart == nil ? "" : " "
      let sign = !option.isRight ? "✗" : option.status == .acceptable ? "½" : "✓"
      html += "<span class=\"key-sign\" aria-hidden=\"true\">\(sign)</span>\(gap)"
      if question.kind != .qroc { html += "<span class=\"option-letter\">\(letter)</span>\(gap)" }
    }
    html += "<span class=\"key-text\">\(inlines(option.text))</span>"
    if let zone = option.zone, let place = place(of: zone) { html += " <span class=\"key-place\">\(place)</span>" }
    if let verdict = verdict(on: option) { html += " <span class=\"key-word\">\(Escaping.text(verdict))</span>" }
    if option.status == .required { html += " <span class=\"key-status\">\(word(.questionRequired))</span>" }
    if option.status == .unacceptable { html += " <span class=\"key-status\">\(word(.questionUnacceptable))</span>" }
    html += "</p>"
    if !option.votes.isEmpty, context.apart == nil { html += panel(of: option) }
    let feedback = blocks(option.feedback)
    if !feedback.isEmpty { html += "<div class=\"feedback\">\n\(feedback)</div>" }
    return html + "</li>\n"
  }

  private func attributes(of option: Option, at index: Int) -> String {
    var attributes = " data-right=\"\(option.isRight)\""
    switch option.status {
    case nil: break
    case .required: attributes += " data-status=\"required\""
    case .unacceptable: attributes += " data-status=\"unacceptable\""
    case .acceptable: attributes += " data-status=\"acceptable\""
    case .points(let points): attributes += " data-points=\"\(Words.plain(points))\""
    }
    if let zone = option.zone {
      // Its lines stand in the order of their letters; marking goes by that of the author.
      attributes += " data-option=\"\(index)\" data-zone=\"\(ZoneMarkup.shape(of: zone))\""
      if zone.slices != nil { attributes += " data-slices=\"\(ZoneMarkup.slices(of: zone))\"" }
    }
    if !option.votes.isEmpty { attributes += " data-votes=\"\(Self.votes(of: option))\"" }
    return attributes
  }

  private func verdict(on option: Option) -> String? {
    switch question.kind {
    case .tcs:
      let votes = option.votes.map(String.init).joined(separator: " / ")
      return votes.isEmpty || context.apart == nil ? nil : words[.questionPanel, ["votes": votes]]
    case .qrol:
      return if case .points(let points)? = option.status { words.count(.points, points) } else { nil }
    case .qroc:
      if option.status == .acceptable { return words[.questionAcceptable] }
      return words[option.isRight ? .questionAccepted : .questionRefused]
    case .qzp: return words[option.isRight ? .questionZoneRight : .questionZoneWrong]
    case .qru, .qrm, .qrp: return words[option.isRight ? .questionRight : .questionWrong]
    }
  }

  /// « coupe 34 », « coupes 30 à 36 »
  private func place(of zone: Zone) -> String? {
    zone.slices.map { slices in
      Escaping.text(
        slices.count == 1
          ? words[.questionZoneSlice, ["n": String(slices.lowerBound)]]
          : words[.questionZoneSlices, ["from": String(slices.lowerBound), "to": String(slices.upperBound)]])
    }
  }

  private func word(_ key: WordKey) -> String { Escaping.text(words[key]) }

  /// How many experts chose what, as bars and numbers, and what each choice is worth.
  private func panel(of option: Option) -> String {
    let most = option.votes.max() ?? 0
    let choices = zip(AnswerForm.signs, AnswerForm.choices(of: question.concordance))
    let rows = zip(option.votes, choices).enumerated().map { index, row in
      let (votes, (sign, choice)) = row
      let share = most > 0 ? Double(votes) / Double(most) : 0
      return "<tr data-choice=\"\(index)\"><th scope=\"row\"><span class=\"opinion-sign\">\(sign)</span> "
        + "<span class=\"opinion-word\">\(word(choice))</span></th>"
        + "<td><svg class=\"vote-bar\" aria-hidden=\"true\" focusable=\"false\">"
        + "<rect width=\"\(Words.plain(share * 100))%\" height=\"100%\"/></svg>"
        + "<span class=\"vote-count\">\(votes)</span></td>"
        + "<td>\(Escaping.text(words.decimal(share)))</td></tr>\n"
    }
    let experts = Escaping.text(words.count(.panel, option.votes.reduce(0, +)))
    return "<table class=\"votes\"><caption>\(experts)</caption>\n<thead><tr><th scope=\"col\">\(word(.panelChoice))"
      + "</th><th scope=\"col\">\(word(.panelVotes))</th><th scope=\"col\">\(word(.panelWorth))</th></tr></thead>\n"
      + "<tbody>\n\(rows.joined())</tbody></table>\n"
  }
}
