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
    let related = RelatedCases(published, vocabulary: site.vocabulary)
    let cards = frames.cards[language] ?? []
    let memberships = memberships
    var views: [PageView] = []
    for (index, one) in published.enumerated() {
      let disclosure = Disclosure(of: one)
      views += SeriesMaker(frames: frames, one: one).sheets
      for page in disclosure.pages {
        views.append(
          view(
            of: one, page, previous: index > 0 ? cards[index - 1] : nil,
            next: index + 1 < cards.count ? cards[index + 1] : nil,
            related: disclosure.tells(.relatedCases, at: .page(page))
              ? related.related(to: index).map { cards[$0] } : [],
            places: disclosure.tells(.collections, at: .page(page)) ? memberships[one.file] ?? [] : []))
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

  /// Where a case stands in a collection.
  private struct Place {
    var collection: PlainPage
    var cards: [CaseCard]
    var index: Int
  }

  /// The places of each case in the collections, by the file of the case.
  private var memberships: [String: [Place]] {
    var places: [String: [Place]] = [:]
    for collection in site.pages(.collection, in: language) {
      let entries = collection.entries.compactMap { entry in
        site.file(of: entry.destination, from: collection.file)
          .flatMap { file in frames.card(of: file).map { (file: file, card: $0) } }
      }
      for (index, entry) in entries.enumerated() {
        places[entry.file, default: []].append(
          Place(collection: collection, cards: entries.map(\.card), index: index))
      }
    }
    return places
  }

  private func view(
    of one: Case, _ page: CasePage, previous: CaseCard?, next: CaseCard?, related: [CaseCard], places: [Place]
  ) -> PageView {
    let addresses = site.addresses
    let address = addresses.page(page, of: one.slug, language)
    let maker = ContextMaker(site: site)
    let isMet = page == .met
    let steps = isMet ? addresses.steps(of: one.slug, language) : nil
    let counterpart: CasePage? = isMet ? .lesson : page == .lesson ? .met : nil
    func neighbour(_ other: CaseCard?) -> CaseView.Neighbour? {
      other.map { CaseView.Neighbour(title: $0.title, href: $0.address.link(from: address)) }
    }
    let front = addresses.page(Disclosure(of: one).pages[0], of: one.slug, language)
    let series = SeriesMaker(frames: frames, one: one).data(for: page)
    let view = CaseView(
      one: one, page: page, address: address, siteID: site.settings.id,
      publisher: (site.settings.department ?? site.settings.title)[language],
      facts: CaseFacts(of: one, at: .page(page), in: site, words),
      wholeAddress: site.settings.baseAddress.map(front.absolute),
      told: maker.context(of: one, on: address, own: page, told: isMet ? 0 : nil),
      encoded: maker.context(of: one, on: address, own: page),
      counterpart: counterpart.map { addresses.page($0, of: one.slug, language).link(from: address) }, steps: steps,
      previous: neighbour(previous), next: neighbour(next), series: series, related: related,
      collections: places.map { place in
        CaseView.Membership(
          title: place.collection.title ?? place.collection.slug,
          href: addresses.plainPage(.collection, place.collection.slug, language).link(from: address),
          number: place.index + 1, total: place.cards.count,
          previous: neighbour(place.index > 0 ? place.cards[place.index - 1] : nil),
          next: neighbour(place.index + 1 < place.cards.count ? place.cards[place.index + 1] : nil))
      })
    let isLesson = page == .lesson
    let title = isLesson ? words[.lessonTitle, ["title": one.head.title]] : one.head.title
    let facts = Facts(of: one, index: site.index(language)).entries(words).map(\.text).joined(separator: ", ")
    let told =
      isLesson ? words[.lessonDescription, ["title": one.head.title]] : one.head.summary ?? facts
    return PageView(
      address: address,
      images: one.figures.flatMap { site.series[$0.path]?.jobs ?? site.images[$0.path]?.pageJobs ?? [] },
      frame: frames.frame(
        isLesson ? .lesson : .case, at: address, language, title: title,
        description: told.isEmpty ? title : told, scripts: [steps].compactMap { $0 },
        bundles: series.isEmpty ? [] : [frames.theme.assets.viewer],
        // A search engine would show the diagnosis beside the title of the case.
        isListed: !isLesson, translations: { frames.address(of: page, of: one.slug, in: $0) }),
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
        .page, at: address, language, title: title, description: description, isListed: false,
        translations: { _ in nil }),
      content: .text(TextView(title: title, content: content)))
  }
}
