import Casebook
import Diagnostics
import Fingerprint
import Foundation
import Markdown
import Rendering

/// Writes one question for Moodle, as its types know it.
struct MoodleEntry {
  var exported: ExportedQuestion
  var one: ExportedCase
  var content: ExportContent
  /// Bytes by path.
  var images: [String: [UInt8]]

  private var question: Question { exported.question }

  /// Options to tick: one right answer, or several whose weights add up.
  func choice(_ weights: MoodleWeights) -> String {
    let answers = zip(exported.options, weights.fractions).map { option, fraction in
      answer(option.text.html, fraction, feedback: option.feedback?.html, isHTML: true)
    }
    return entry(
      "multichoice", asked: content.cards.asked(exported, besides: .options), points: question.points,
      choices(isSingle: question.kind == .qru) + answers.joined())
  }

  /// Words to write, each spelling an answer.
  var shortAnswer: String {
    var known: Set<String> = []
    // The first answer that fits is taken: what is worth most comes first.
    let order = question.options.indices.sorted { worth($0).value > worth($1).value }
    let answers = order.flatMap { index -> [String] in
      Spellings.of(exported.options[index].text.plain).filter { known.insert($0.lowercased()).inserted }.map {
        // An asterisk would stand for any words.
        answer(
          $0.replacing("*", with: "\\*"), worth(index), feedback: exported.options[index].feedback?.html, isHTML: false)
      }
    }
    return entry(
      "shortanswer", asked: content.cards.asked(exported), points: question.points,
      "<usecase>0</usecase>\n" + answers.joined())
  }

  private func worth(_ index: Int) -> MoodleFraction {
    let option = question.options[index]
    return !option.isRight ? .nothing : option.status == .acceptable ? .half : .all
  }

  /// A text that a teacher marks.
  var essay: String {
    entry(
      "essay", asked: content.cards.asked(exported), points: question.points,
      "<responseformat>editor</responseformat>\n<responserequired>1</responserequired>\n"
        + "<responsefieldlines>10</responsefieldlines>\n<attachments>0</attachments>\n"
        + "<attachmentsrequired>0</attachmentsrequired>\n" + html("graderinfo", content.cards.answered(exported))
        + html("responsetemplate", ""))
  }

  /// One item of a concordance test.
  func concordance(_ item: Int, _ weights: MoodleWeights) -> String {
    let answers = zip(exported.choices, weights.fractions).map { choice, fraction in
      answer(CardWriter.text(choice), fraction, feedback: nil, isHTML: true)
    }
    return entry(
      "multichoice", part: item + 1, asked: content.cards.asked(exported, item: item, besides: .options),
      answered: content.cards.answered(exported, item: item),
      points: question.points / Double(max(question.options.count, 1)), choices(isSingle: true) + answers.joined())
  }

  /// Markers to drop on the zones of a picture: one marker, as many times as one likes, so that it names no zone.
  func markers(_ picture: ZonePicture, _ index: Int, of count: Int) -> String {
    let (width, height) = (picture.form.width, picture.form.height)
    let drops = picture.options.enumerated().compactMap { number, option -> String? in
      guard let zone = question.options[option].zone else { return nil }
      let shape = MoodleShape(zone, width: width, height: height)
      return "<drop>\n<no>\(number + 1)</no>\n<shape>\(shape.name)</shape>\n<coords>\(shape.coordinates)</coords>\n"
        + "<choice>1</choice>\n</drop>\n"
    }
    let label = Wording(fr: "Ici", en: "Here")[content.language]
    let share = Double(picture.options.count) / Double(max(question.expected, 1))
    return entry(
      "ddmarker", part: count > 1 ? index + 1 : nil, asked: content.cards.asked(exported, besides: .picture),
      points: question.points * share,
      "<showmisplaced/>\n" + combinedFeedback + "<shownumcorrect/>\n" + file(picture.form.job)
        + "<drag>\n<no>1</no>\n<text>\(label)</text>\n<infinite/>\n</drag>\n" + drops.joined())
  }

  // MARK: Parts

  private func entry(
    _ type: String, part: Int? = nil, asked: String, answered: String? = nil, points: Double, _ rest: String
  ) -> String {
    let suffix = part.map { "#\($0)" } ?? ""
    let cards = content.cards
    let feedback = (answered ?? cards.answered(exported)) + cards.source(exported, of: one, on: content.site)
    return "<question type=\"\(type)\">\n<name><text>\(XMLText.words(name + suffix))</text></name>\n"
      + html("questiontext", asked) + html("generalfeedback", feedback)
      + "<defaultgrade>\(number(points))</defaultgrade>\n<penalty>0.3333333</penalty>\n<hidden>0</hidden>\n"
      + "<idnumber>\(XMLText.words(identifier(suffix)))</idnumber>\n" + rest + tags + "</question>\n"
  }

  /// « Une raideur cervicale · QRM 4 · Quels signes… »: what teachers look for it by. Moodle takes tags out of names.
  private var name: String {
    let progressive = question.place.flatMap { one.progressives[$0.id]?.title.plainText }
    let words = [one.one.head.title, progressive, exported.name, exported.lead.plain].compactMap(\.self)
      .joined(separator: " · ")
      .replacing("<", with: "‹").replacing(">", with: "›")
    return words.unicodeScalars.count > 240
      ? String(String.UnicodeScalarView(words.unicodeScalars.prefix(239))) + "…" : words
  }

  /// Stable, at most a hundred characters long.
  private func identifier(_ suffix: String) -> String {
    let written = "\(one.one.head.id)/\(question.id)\(suffix)"
    return written.unicodeScalars.count <= 100 ? written : ContentHash(written).hexadecimal
  }

  private var tags: String {
    let words =
      [exported.question.kind.rawValue] + one.modalities.map(\.name) + one.regions.map(\.name)
      + [
        one.one.head.level?.rawValue,
        question.rank.map { "\(Wording(fr: "rang", en: "rank")[content.language]) \($0)" },
      ]
      .compactMap(\.self) + [one.one.slug]
    return "<tags>\n\(words.map { "<tag><text>\(XMLText.words($0))</text></tag>\n" }.joined())</tags>\n"
  }

  private func choices(isSingle: Bool) -> String {
    "<single>\(isSingle)</single>\n<shuffleanswers>false</shuffleanswers>\n<answernumbering>ABCD</answernumbering>\n"
      + "<showstandardinstruction>0</showstandardinstruction>\n" + combinedFeedback
      + (isSingle ? "" : "<shownumcorrect/>\n")
  }

  private var combinedFeedback: String {
    ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"].map { html($0, "") }.joined()
  }

  private func answer(_ text: String, _ fraction: MoodleFraction, feedback: String?, isHTML: Bool) -> String {
    let written =
      isHTML
      ? "<text>\(XMLText.section(shown(text)))</text>\n\(files(of: text))"
      : "<text>\(XMLText.words(text))</text>\n"
    return "<answer fraction=\"\(fraction.percent)\" format=\"\(isHTML ? "html" : "moodle_auto_format")\">\n\(written)"
      + html("feedback", feedback ?? "") + "</answer>\n"
  }

  private func html(_ element: String, _ text: String) -> String {
    "<\(element) format=\"html\">\n<text>\(text.isEmpty ? "" : XMLText.section(shown(text)))</text>\n"
      + "\(files(of: text))</\(element)>\n"
  }

  /// A text in which no word is an order to Moodle, and pictures are named as its files are.
  private func shown(_ text: String) -> String {
    exported.images.reduce(Harmless.html(text)) { text, image in
      text.replacing(source(image.name), with: source(image.job.withoutWebP(encoder: content.encoder).path.lastName))
    }
  }

  private func source(_ name: String) -> String { "src=\"\(ExportFormat.moodle.imagePrefix)\(name)\"" }

  /// The files that a text shows.
  private func files(of text: String) -> String {
    exported.images.filter { text.contains(source($0.name)) }.map { file($0.job) }.joined()
  }

  private func file(_ job: ImageJob) -> String {
    let job = job.withoutWebP(encoder: content.encoder)
    let bytes = Data(images[job.path] ?? []).base64EncodedString()
    return "<file name=\"\(XMLText.words(job.path.lastName))\" path=\"/\" encoding=\"base64\">\(bytes)</file>\n"
  }

  private func number(_ points: Double) -> String {
    let millionths = Int((points * 10_000_000).rounded())
    let rest = String(millionths % 10_000_000 + 10_000_000).dropFirst()
    return "\(millionths / 10_000_000).\(rest)"
  }
}

extension ExportedQuestion {
  /// Whether its texts show a series, or its zones stand on one.
  var showsSeries: Bool {
    if case .series = picture { return true }
    return images.contains { if case .frame = $0.job.recipe { true } else { false } }
  }
}
