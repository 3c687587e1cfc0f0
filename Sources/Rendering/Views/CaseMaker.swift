import Casebook
import Diagnostics

/// Makes the views of the cases of one language: their pages, the stubs of withdrawn ones and of former addresses.
struct CaseMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }
  private var words: Words { frames.theme.words(language) }

  /// The views of every case.
  var views: [PageView] {
    let published = frames.cases[language] ?? []
    var views: [PageView] = []
    for (index, one) in published.enumerated() {
      for page in Disclosure(of: one).pages {
        views.append(
          view(
            of: one, page, previous: index > 0 ? published[index - 1] : nil,
            next: index + 1 < published.count ? published[index + 1] : nil))
      }
    }
    let withdrawn = site.cases.filter { $0.language == language && $0.head.status == .withdrawn }
    views += withdrawn.map { stub(of: $0) }
    let taken = Set((published + withdrawn).map(\.slug))
    for one in published {
      for alias in one.head.aliases where !taken.contains(alias) { views.append(moved(one, from: alias)) }
    }
    return views
  }

  private func view(of one: Case, _ page: CasePage, previous: Case?, next: Case?) -> PageView {
    let addresses = site.addresses
    let address = addresses.page(page, of: one.slug, language)
    let maker = ContextMaker(site: site)
    let isMet = page == .met
    let steps = isMet ? addresses.steps(of: one.slug, language) : nil
    let counterpart: CasePage? = isMet ? .lesson : page == .lesson ? .met : nil
    func neighbour(_ other: Case?) -> CaseView.Neighbour? {
      other.map {
        CaseView.Neighbour(
          title: $0.head.title,
          href: addresses.page(Disclosure(of: $0).pages[0], of: $0.slug, language).link(from: address))
      }
    }
    let view = CaseView(
      one: one, page: page, address: address, siteID: site.settings.id,
      publisher: (site.settings.department ?? site.settings.title)[language],
      facts: Facts(of: one, vocabulary: site.vocabulary),
      told: maker.context(of: one, on: address, own: page, told: isMet ? 0 : nil),
      encoded: maker.context(of: one, on: address, own: page),
      counterpart: counterpart.map { addresses.page($0, of: one.slug, language).link(from: address) }, steps: steps,
      previous: neighbour(previous), next: neighbour(next))
    let title = page == .lesson ? words[.lessonTitle, ["title": one.head.title]] : one.head.title
    let told = one.head.summary ?? view.facts.entries(words).map(\.text).joined(separator: ", ")
    return PageView(
      address: address, images: one.figures.compactMap { site.images[$0.path] },
      frame: frames.frame(
        page == .lesson ? .lesson : .case, at: address, language, title: title,
        description: told.isEmpty ? title : told, scripts: [steps].compactMap { $0 },
        translations: { frames.address(of: page, of: one.slug, in: $0) }),
      content: .case(view))
  }

  /// Says that the case was withdrawn, and nothing of what it said.
  private func stub(of one: Case) -> PageView {
    text(
      at: site.addresses.page(.whole, of: one.slug, language), title: words[.withdrawnTitle, ["slug": one.slug]],
      description: words[.withdrawnText], .withdrawn)
  }

  private func moved(_ one: Case, from alias: String) -> PageView {
    let address = site.addresses.page(.whole, of: alias, language)
    let target = site.addresses.page(Disclosure(of: one).pages[0], of: one.slug, language)
    return text(
      at: address, title: words[.movedTitle, ["title": one.head.title]], description: words[.movedText],
      .moved(title: one.head.title, href: target.link(from: address)))
  }

  private func text(at address: Address, title: String, description: String, _ content: TextView.Content) -> PageView {
    PageView(
      address: address, images: [],
      frame: frames.frame(
        .page, at: address, language, title: title, description: description, translations: { _ in nil }),
      content: .text(TextView(title: title, content: content)))
  }
}
