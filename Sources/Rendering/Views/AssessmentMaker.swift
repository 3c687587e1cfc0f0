import Casebook
import Diagnostics
import Markdown

/// Makes the self-assessment pages of one language and their shards of questions.
struct AssessmentMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }

  /// The pages, then the shards.
  var views: [PageView] {
    let cases = (frames.cases[language] ?? []).filter { !$0.questions.isEmpty }
    let shards = self.shards(of: cases)
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
          description: words[.assessmentDescription],
          translations: { index == 0 ? site.addresses.selfAssessment($0) : nil }),
        content: .assessment(
          AssessmentView(
            siteID: site.settings.id, number: index + 1, pages: addresses.map { $0.link(from: addresses[index]) },
            groups: groups, shards: shards.count, questions: cases.map(\.questions.count).reduce(0, +),
            heldBack: cases.map { $0.questions.count - questions(of: $0).count }.reduce(0, +))))
    }
    return views + shards
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

  private func shards(of cases: [Case]) -> [PageView] {
    var shards: [[(Case, [String])]] = []
    var room = 0
    for one in cases {
      var rest = questions(of: one).map(\.id)[...]
      while !rest.isEmpty {
        if room == 0 {
          shards.append([])
          room = ShardView.questionsAShard
        }
        let piece = Array(rest.prefix(room))
        shards[shards.count - 1].append((one, piece))
        rest = rest.dropFirst(piece.count)
        room -= piece.count
      }
    }
    return shards.enumerated().map { shard($0.offset + 1, $0.element) }
  }

  private func shard(_ number: Int, _ cases: [(Case, [String])]) -> PageView {
    let page = site.addresses.selfAssessment(language)
    let maker = ContextMaker(site: site)
    let sources = cases.map { one, questions in
      let disclosure = Disclosure(of: one)
      return ShardView.Source(
        one: one, questions: questions, href: front(of: one).link(from: page),
        facts: Facts(of: one, index: site.index(language)),
        told: maker.context(
          of: one, on: page, own: disclosure.pages[0], told: disclosure.isUnknown ? 0 : nil),
        encoded: maker.context(of: one, on: page, own: disclosure.fullPage))
    }
    return PageView(
      address: site.addresses.questionShard(number, language),
      images: cases.flatMap { $0.0.figures.flatMap { site.images[$0.path]?.pageJobs ?? [] } }, frame: nil,
      content: .shard(ShardView(language: language, number: number, sources: sources)))
  }
}
