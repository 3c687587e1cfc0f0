import Casebook
import Diagnostics
import Fingerprint
import Markdown

/// Writes the questions of a case for a place outside of the site.
public struct ExportMaker {
  private let site: Site
  private let theme: Theme
  private let apart: Apart

  /// A writer for one site; its images are named as `imagePrefix` says.
  public init(site: Site, theme: Theme, imagePrefix: String) {
    self.site = site
    self.theme = theme
    apart = Apart(imagePrefix: imagePrefix, baseAddress: site.settings.baseAddress)
  }

  /// The case with those of its questions that `questions` names. Whether they may leave is not asked here.
  public func exported(_ one: Case, _ questions: Set<String>) -> ExportedCase {
    let disclosure = Disclosure(of: one)
    let page = site.addresses.page(disclosure.fullPage, of: one.slug, one.language)
    let context = ContextMaker(site: site).context(of: one, on: page, own: disclosure.fullPage, apart: apart)
    let writer = OneCase(
      one: one, page: page, context: context, words: theme.words(one.language), before: ReadBefore(one, disclosure))
    let index = site.index(one.language)
    func terms(_ kind: IndexKind, _ words: [String]) -> [IndexTerm] {
      words.compactMap { word in
        index.term(kind, named: word).map { IndexTerm(kind: kind, slug: $0.slug, name: index.name(kind, of: word)) }
      }
    }
    var progressives: [String: ProgressiveCase] = [:]
    for case .progressive(let progressive) in one.everyPart { progressives[progressive.id] = progressive }
    return ExportedCase(
      one: one, regions: terms(.regions, one.head.regions), modalities: terms(.modalities, one.head.modalities),
      address: page, progressives: progressives,
      questions: one.questions.filter { questions.contains($0.id) }.map(writer.exported))
  }

  /// What writes the questions of one case.
  private struct OneCase {
    var one: Case
    var page: Address
    var context: WritingContext
    var words: Words
    var before: ReadBefore

    func exported(_ question: Question) -> ExportedQuestion {
      let writer = QuestionWriter(context: context, words: words)
      let before = before.blocks(before: question)
      let isGrid = question.kind == .qrol || question.kind == .tcs
      let figure = question.kind == .qzp ? question.stem.allInlines.compactMap { context.figures[$0.span] }.first : nil
      let keys =
        question.kind == .tcs
        ? question.options.map { option in
          var one = question
          one.options = [option]
          return writer.key(of: one)
        } : [writer.key(of: question)]
      let every =
        before + question.stem + question.hint + question.options.flatMap(\.feedback) + question.correction
      let inlines = every.allInlines + (question.lead + question.options.flatMap(\.text)).andAllWithin
      return ExportedQuestion(
        question: question, hash: QuestionWriter.hash(of: question).short, name: "\(question.code) \(question.number)",
        lead: text(question.lead), stem: text(question.stem),
        stemBesidePicture: text(figure.map { question.stem.without($0.figure.span) } ?? question.stem),
        hint: text(question.hint), before: text(before), legend: QuestionWriter.legend(of: question, words),
        options: question.options.enumerated().map { index, option in
          ExportedQuestion.Option(
            letter: isGrid ? nil : QuestionWriter.letter(index), text: text(option.text),
            feedback: option.feedback.isEmpty ? nil : text(option.feedback))
        },
        correction: text(question.correction), images: images(of: inlines),
        picture: figure.flatMap { placed in
          placed.series.map { .series($0.published) } ?? placed.image.map { .still($0) }
        }, address: page.at(question.anchor), keys: keys,
        choices: question.kind == .tcs
          ? zip(AnswerForm.signs, AnswerForm.choices(of: question.concordance)).map { "\($0) · \(words[$1])" } : [],
        points: words.count(.points, question.points))
    }

    private func text(_ blocks: [Block]) -> ExportedText {
      ExportedText(html: BlockWriter.html(blocks, .casebook(context, words)), plain: blocks.plainText)
    }

    private func text(_ inlines: [Inline]) -> ExportedText {
      ExportedText(
        html: InlineWriter(mode: .casebook(context, words)).html(inlines).trimmed, plain: inlines.plainText.trimmed)
    }

    private func images(of inlines: [Inline]) -> [ExportedImage] {
      var names: Set<String> = []
      return inlines.compactMap { inline in
        guard case .image = inline.kind, let placed = context.figures[inline.span] else { return nil }
        let shown =
          placed.series.map { series in
            ExportedImage(
              job: series.published.frames[series.published.key - 1], width: series.published.shown.width,
              height: series.published.shown.height)
          }
          ?? placed.image?.usual.map { ExportedImage(job: $0.job, width: $0.width, height: $0.height) }
        return shown.flatMap { names.insert($0.name).inserted ? $0 : nil }
      }
    }
  }
}

/// What the reader of a question has met before it: the presentation of its case; in a progressive case, what was told
/// since.
private struct ReadBefore {
  private let one: Case
  private let presentation: [(start: SourcePosition, blocks: [Block])]

  init(_ one: Case, _ disclosure: Disclosure) {
    self.one = one
    let read =
      disclosure.isUnknown
      ? disclosure.steps.first?.pieces.flatMap(\.parts) ?? []
      : one.presentation
    presentation = Self.texts(read)
  }

  /// The text of parts; a heading becomes strong words, as inside a quotation.
  private static func texts(_ parts: [Part]) -> [(start: SourcePosition, blocks: [Block])] {
    parts.compactMap { part in
      switch part {
      case .blocks(let blocks): blocks.first.map { ($0.span.start, blocks) }
      case .heading(let heading):
        (heading.span.start, [Block(.heading(level: heading.level, heading.title), at: heading.span)])
      case .question, .progressive, .references: nil
      }
    }
  }

  func blocks(before question: Question) -> [Block] {
    let all =
      presentation.filter { $0.start < question.span.start } + Self.texts(one.news(before: question)?.parts ?? [])
    var seen: Set<SourcePosition> = []
    return all.sorted { $0.start < $1.start }.filter { seen.insert($0.start).inserted }.flatMap(\.blocks)
  }
}

extension [Block] {
  /// Without the image at `span`; a paragraph that held nothing else is left out.
  fileprivate func without(_ span: SourceSpan) -> [Block] {
    compactMap { block in
      guard case .paragraph(let inlines) = block.kind, inlines.contains(where: { $0.span == span }) else {
        return block
      }
      let rest = inlines.filter { $0.span != span }
      return rest.plainText.trimmed.isEmpty ? nil : Block(.paragraph(rest), at: block.span)
    }
  }
}
