import Casebook
import Diagnostics
import Markdown
import Rendering

extension QuestionsFile {
  /// What `content` says, as data.
  init(of content: ExportContent) {
    let settings = content.site.settings
    generator = content.generator
    site = SiteData(
      id: settings.id, title: settings.title[content.language], language: content.language.rawValue,
      marking: settings.marking.rawValue, baseAddress: settings.baseAddress, isDemonstration: settings.isDemonstration)
    cases = content.cases.map { CaseData($0, marking: content.site.marking(of: $0.one)) }
    var named: Set<String> = []
    images = content.questions.flatMap(\.question.everyImage).filter { named.insert($0.file).inserted }
  }
}

extension QuestionsFile.CaseData {
  fileprivate init(_ exported: ExportedCase, marking scale: MarkingScale) {
    let head = exported.one.head
    id = head.id
    slug = exported.one.slug
    title = head.title
    address = exported.address.path
    date = head.date.iso
    authors = head.authors
    status = head.status.rawValue
    isUnknown = head.isUnknown
    marking = scale.rawValue
    level = head.level?.rawValue
    regions = exported.regions.map { QuestionsFile.Term(id: $0.slug, name: $0.name) }
    modalities = exported.modalities.map { QuestionsFile.Term(id: $0.slug, name: $0.name) }
    questions = exported.questions.map(QuestionsFile.QuestionData.init)
    progressiveCases = exported.progressives.values.sorted { $0.span.start < $1.span.start }.map { progressive in
      QuestionsFile.ProgressiveData(
        id: progressive.id, kind: progressive.kind.rawValue, title: progressive.title.plainText,
        questions: exported.questions.filter { $0.question.place?.id == progressive.id }.map(\.question.id))
    }
  }
}

extension QuestionsFile.QuestionData {
  fileprivate init(_ exported: ExportedQuestion) {
    let question = exported.question
    id = question.id
    hash = exported.hash
    kind = question.kind.rawValue
    code = question.code
    number = question.number
    points = question.points
    rank = question.rank
    items = question.items
    let place = exported.address
    address = place.path + (place.fragment.map { "#\($0)" } ?? "")
    progressive = question.place.map { QuestionsFile.Place(id: $0.id, number: $0.number) }
    expected = [.qrp, .qzp].contains(question.kind) ? question.expected : nil
    concordance = question.kind == .tcs ? question.concordance.rawValue : nil
    lead = QuestionsFile.Text(exported.lead)
    stem = QuestionsFile.Text.unlessEmpty(exported.stem)
    hint = QuestionsFile.Text.unlessEmpty(exported.hint)
    before = QuestionsFile.Text.unlessEmpty(exported.before)
    correction = QuestionsFile.Text.unlessEmpty(exported.correction)
    options = zip(question.options, exported.options).map(QuestionsFile.OptionData.init)
    picture = exported.picture.map(QuestionsFile.Picture.init)
    images = exported.images.map { QuestionsFile.file($0.name) }
  }
}

extension QuestionsFile.OptionData {
  fileprivate init(_ option: Option, _ exported: ExportedQuestion.Option) {
    letter = exported.letter
    text = QuestionsFile.Text(exported.text)
    isRight = option.isRight
    switch option.status {
    case nil: break
    case .required: status = "required"
    case .unacceptable: status = "unacceptable"
    case .acceptable: status = "acceptable"
    case .points(let points): self.points = points
    }
    votes = option.votes.isEmpty ? nil : option.votes
    zone = option.zone.map(QuestionsFile.ZoneData.init)
    feedback = exported.feedback.map(QuestionsFile.Text.init)
  }
}

extension QuestionsFile.ZoneData {
  fileprivate init(_ zone: Zone) {
    switch zone.shape {
    case .ellipse(let x, let y, let width, let height): (shape, numbers) = ("ellipse", [x, y, width, height])
    case .rectangle(let x, let y, let width, let height): (shape, numbers) = ("rectangle", [x, y, width, height])
    case .polygon(let corners): (shape, numbers) = ("polygon", corners.flatMap { [$0.x, $0.y] })
    }
    slices = zone.slices.map { [$0.lowerBound, $0.upperBound] }
  }
}

extension QuestionsFile.Picture {
  fileprivate init(_ picture: ExportedQuestion.Picture) {
    switch picture {
    case .still(let image):
      let forms = image.forms.contains(image.full) ? image.forms : image.forms + [image.full]
      (width, height) = (image.full.width, image.full.height)
      files = forms.map { QuestionsFile.file($0.job.path.lastName) }
      isSeries = false
    case .series(let series):
      (width, height) = series.shown
      files = series.frames.map { QuestionsFile.file($0.path.lastName) }
      isSeries = true
    }
  }
}

extension QuestionsFile.Text {
  fileprivate init(_ text: ExportedText) { self.init(html: text.html, text: text.plain) }

  fileprivate static func unlessEmpty(_ text: ExportedText) -> Self? { text.isEmpty ? nil : Self(text) }
}

extension QuestionsFile {
  /// Where the site keeps an image, below its root.
  fileprivate static func file(_ name: String) -> String { "media/\(name)" }
}

extension ExportedQuestion {
  /// Every file that the question's data name.
  fileprivate var everyImage: [QuestionsFile.ImageData] {
    let shown = images.map {
      QuestionsFile.ImageData(file: QuestionsFile.file($0.name), width: $0.width, height: $0.height)
    }
    switch picture {
    case nil: return shown
    case .still(let image):
      let forms = image.forms.contains(image.full) ? image.forms : image.forms + [image.full]
      return shown
        + forms.map {
          QuestionsFile.ImageData(file: QuestionsFile.file($0.job.path.lastName), width: $0.width, height: $0.height)
        }
    case .series(let series):
      return shown
        + series.frames.map {
          QuestionsFile.ImageData(
            file: QuestionsFile.file($0.path.lastName), width: series.shown.width, height: series.shown.height)
        }
    }
  }
}

extension String {
  /// What follows the last `/`.
  var lastName: String { split(separator: "/").last.map(String.init) ?? self }
}
