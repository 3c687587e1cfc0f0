import Casebook
import Diagnostics
import Markdown

/// Makes the self-assessment pages of one language, and the questions that they load.
struct AssessmentMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }

  /// The pages, then what they load.
  var views: [PageView] {
    let cases = (frames.cases[language] ?? []).filter { !$0.questions.isEmpty }
    let files = self.files(of: cases)
    let assets = frames.theme.assets
    let first = site.addresses.selfAssessment(language)
    let groups = cases.map { group(of: $0, from: first) }
    let pages = paged(groups)
    let addresses = pages.indices.map { site.addresses.selfAssessment(language, page: $0 + 1) }
    let words = frames.theme.words(language)
    let views = pages.enumerated().map { index, groups in
      PageView(
        address: addresses[index], images: [],
        frame: frames.frame(
          .selfAssessment, at: addresses[index], language, title: AssessmentView.title(words, number: index + 1),
          description: words[.assessmentDescription], bundles: index == 0 ? [assets.assessment] : [],
          translations: { index == 0 ? site.addresses.selfAssessment($0) : nil }),
        content: .assessment(
          AssessmentView(
            number: index + 1, pages: addresses.map { $0.link(from: addresses[index]) }, groups: groups,
            indexParts: files.index.count,
            viewer: site.series.isEmpty ? [] : assets.viewer.files.map { Address($0.path).link(from: first) },
            questions: cases.map(\.questions.count).reduce(0, +),
            heldBack: cases.map { $0.questions.count - questions(of: $0).count }.reduce(0, +))))
    }
    return views + files.index + files.data
  }

  /// What may be asked out of its case: of an unknown one, only what its first step asks.
  private func questions(of one: Case) -> [Question] {
    let disclosure = Disclosure(of: one)
    return one.questions.filter {
      disclosure.tells(.step(disclosure.step(at: $0.span.start)), at: .elsewhere)
    }
  }

  private func front(of one: Case) -> Address {
    site.addresses.page(Disclosure(of: one).pages[0], of: one.slug, language)
  }

  /// All pages of links stand in one folder: their links are the same from each.
  private func group(of one: Case, from page: Address) -> AssessmentView.Group {
    let front = front(of: one)
    let links: [AssessmentView.Link] =
      one.head.isUnknown
      ? [AssessmentView.Link(label: .unknown(count: one.questions.count), href: front.link(from: page))]
      : one.questions.map { question in
        AssessmentView.Link(
          label: .question(code: question.code, number: question.number, lead: question.lead.plainText.trimmed),
          href: front.at(question.anchor).link(from: page))
      }
    return AssessmentView.Group(title: one.head.title, href: front.link(from: page), links: links)
  }

  /// Groups cut to pages of a hundred links; at least one page.
  private func paged(_ groups: [AssessmentView.Group]) -> [[AssessmentView.Group]] {
    var pages: [[AssessmentView.Group]] = [[]]
    var room = AssessmentView.linksAPage
    for group in groups {
      var rest = group.links[...]
      while !rest.isEmpty {
        if room == 0 {
          pages.append([])
          room = AssessmentView.linksAPage
        }
        var piece = group
        piece.links = Array(rest.prefix(room))
        pages[pages.count - 1].append(piece)
        rest = rest.dropFirst(piece.links.count)
        room -= piece.links.count
      }
    }
    return pages
  }

  /// What tells which questions there are, in parts, then the questions of each case.
  private func files(of cases: [Case]) -> (index: [PageView], data: [PageView]) {
    let page = site.addresses.selfAssessment(language)
    let words = frames.theme.words(language)
    let index = site.index(language)
    let asked = cases.map { (one: $0, questions: questions(of: $0)) }.filter { !$0.questions.isEmpty }
    let entries = asked.map { one, questions in
      QuestionIndexView.Entry(
        of: one, asking: questions, href: front(of: one).link(from: page),
        data: site.addresses.questions(of: one.slug, language).link(from: page), facts: Facts(of: one, index: index),
        words)
    }
    let parts = QuestionIndexView.parted(entries).map { part in
      PageView(
        address: site.addresses.questionIndex(part.number, language), images: [], frame: nil,
        content: .questionIndex(part))
    }
    return (parts, asked.map { data(of: $0.one, asking: $0.questions, on: page) })
  }

  private func data(of one: Case, asking questions: [Question], on page: Address) -> PageView {
    let disclosure = Disclosure(of: one)
    let maker = ContextMaker(site: site)
    let view = QuestionDataView(
      one: one, questions: questions.map(\.id),
      told: maker.context(of: one, on: page, own: disclosure.pages[0], told: disclosure.isUnknown ? 0 : nil),
      encoded: maker.context(of: one, on: page, own: disclosure.fullPage))
    return PageView(
      address: site.addresses.questions(of: one.slug, language),
      images: one.figures.flatMap { site.images[$0.path]?.pageJobs ?? [] }, frame: nil, content: .questionData(view))
  }
}
