import Casebook
import Markdown

/// Writes what a reader answers a question with.
struct AnswerForm {
  var question: Question
  var words: Words
  /// Words and links of an option.
  var inlines: ([Inline]) -> String

  /// The form: what validates it is for scripts alone.
  var html: String {
    "<form class=\"question-form\">\n\(fields)<div class=\"question-actions\" data-js-only hidden>"
      + "<button type=\"submit\" class=\"validate\">\(word(.questionValidate))</button></div>\n</form>\n"
  }

  private var fields: String {
    switch question.kind {
    case .qru: options(type: "radio")
    case .qrm, .qrp: options(type: "checkbox")
    case .qroc:
      label(word(.questionAnswer), note: legend)
        + "<input type=\"text\" id=\"\(answerID)\" class=\"answer-text\" maxlength=\"120\" autocomplete=\"off\""
        + " autocapitalize=\"none\" spellcheck=\"false\" aria-describedby=\"\(answerID)-note\">\n"
    case .qrol: label(word(.questionAnswer)) + "<textarea id=\"\(answerID)\" rows=\"6\"></textarea>\n"
    case .qzp:
      "<p class=\"zone-guide\">\(legend)</p>\n"
    case .tcs: items
    }
  }

  private var legend: String { Escaping.text(QuestionWriter.legend(of: question, words) ?? "") }

  private var answerID: String { "\(Escaping.text(question.anchor))-answer" }

  private func word(_ key: WordKey) -> String { Escaping.text(words[key]) }

  private func label(_ text: String, note: String? = nil) -> String {
    "<label class=\"answer-label\" for=\"\(answerID)\">\(text)</label>"
      + (note.map { "<p class=\"answer-note\" id=\"\(answerID)-note\">\($0)</p>\n" } ?? "")
  }

  private func options(type: String) -> String {
    let name = Escaping.text(question.id)
    let rows = question.options.enumerated().map { index, option in
      "<li class=\"option\"><label><input type=\"\(type)\" name=\"\(name)\" value=\"\(index)\">"
        + "<span class=\"option-letter\">\(QuestionWriter.letter(index))</span>"
        + "<span class=\"option-text\">\(inlines(option.text))</span></label></li>\n"
    }
    return "<fieldset><legend>\(legend)</legend>\n<ol class=\"options\">\n\(rows.joined())</ol></fieldset>\n"
  }

  /// The choices of a concordance test.
  static let signs = ["−2", "−1", "0", "+1", "+2"]

  /// Each item with its five choices, from −2 to +2.
  private var items: String {
    let choices = zip(Self.signs, Self.choices(of: question.concordance)).enumerated()
    let rows = question.options.enumerated().map { index, option in
      let name = "\(Escaping.text(question.id))-\(index)"
      let radios = choices.map { value, choice in
        "<label class=\"opinion\"><input type=\"radio\" name=\"\(name)\" value=\"\(value)\">"
          + "<span class=\"opinion-sign\">\(choice.0)</span> "
          + "<span class=\"opinion-word\">\(word(choice.1))</span></label>\n"
      }
      return "<li class=\"script-item\"><fieldset><legend>\(inlines(option.text))</legend>\n"
        + "<div class=\"opinions\">\n\(radios.joined())</div></fieldset></li>\n"
    }
    return "<ol class=\"script-items\">\n\(rows.joined())</ol>\n"
  }

  /// The words of the choices, from −2 to +2.
  static func choices(of scale: ConcordanceScale) -> [WordKey] {
    switch scale {
    case .diagnosis:
      [
        .concordanceDiagnosis1, .concordanceDiagnosis2, .concordanceDiagnosis3, .concordanceDiagnosis4,
        .concordanceDiagnosis5,
      ]
    case .investigation:
      [
        .concordanceInvestigation1, .concordanceInvestigation2, .concordanceInvestigation3,
        .concordanceInvestigation4, .concordanceInvestigation5,
      ]
    case .treatment:
      [
        .concordanceTreatment1, .concordanceTreatment2, .concordanceTreatment3, .concordanceTreatment4,
        .concordanceTreatment5,
      ]
    }
  }
}
