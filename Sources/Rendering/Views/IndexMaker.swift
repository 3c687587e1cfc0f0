import Casebook
import Diagnostics

/// Makes the pages that lead to the cases of one language: all of them, and those of each region, modality, tag,
/// level, author and meeting.
struct IndexMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }
  private var words: Words { frames.theme.words(language) }
  private var index: CaseIndex { site.index(language) }
  private var cards: [CaseCard] { frames.cards[language] ?? [] }

  /// The pages; a kind of word that no case has leaves none.
  var views: [PageView] {
    all + IndexKind.allCases.flatMap { kind in terms(kind) + index.entries(kind).flatMap { pages(of: $0) } }
  }

  private var home: Crumb { Crumb(title: words[.navHome], address: site.addresses.home(language)) }
  private var allCases: Crumb { Crumb(title: words[.casesTitle], address: site.addresses.caseList(language)) }

  private var all: [PageView] {
    let addresses = site.addresses
    let ways = IndexKind.allCases.filter { !index.entries($0).isEmpty }.map {
      CaseListView.Way(title: words[.link, $0], address: addresses.terms($0, language))
    }
    return Paging.pages(of: cards, size: Paging.casesAPage) { addresses.caseList(language, page: $0) }.map { page in
      view(
        of: CaseListView(
          crumbs: [home, Crumb(title: words[.casesTitle])], title: words[.casesTitle], total: cards.count,
          cards: page.items, paging: page.paging, ways: page.paging.isFirst ? ways : []),
        title: words[.casesTitle],
        description: words[.casesDescription, ["count": words.count(.cases, cards.count)]],
        translations: { addresses.caseList($0) })
    }
  }

  private func pages(of entry: CaseIndex.Entry) -> [PageView] {
    let addresses = site.addresses
    let term = entry.term
    let name = words.name(of: term)
    let list = Crumb(title: words[.title, term.kind], address: addresses.terms(term.kind, language))
    let values = ["name": name, "count": words.count(.cases, entry.cases.count)]
    return Paging.pages(of: entry.cases, size: Paging.casesAPage) {
      addresses.term(term.kind, term.slug, language, page: $0)
    }.map { page in
      view(
        of: CaseListView(
          crumbs: [home, allCases, list, Crumb(title: name)], kind: words[.one, term.kind], title: name,
          total: entry.cases.count, cards: page.items.map { cards[$0] }, paging: page.paging, ways: []),
        title: words[.pageTitle, term.kind, values], description: words[.description, term.kind, values],
        translations: {
          site.index($0).entry(term.kind, term.slug) == nil ? nil : addresses.term(term.kind, term.slug, $0)
        })
    }
  }

  private func terms(_ kind: IndexKind) -> [PageView] {
    let entries = index.entries(kind)
    if entries.isEmpty { return [] }
    let addresses = site.addresses
    let title = words[.title, kind]
    return Paging.pages(of: entries, size: Paging.termsAPage) { addresses.terms(kind, language, page: $0) }.map {
      page in
      let view = TermListView(
        crumbs: [home, allCases, Crumb(title: title)], title: title,
        terms: page.items.map {
          TermListView.Term(
            name: words.name(of: $0.term), address: addresses.term(kind, $0.term.slug, language), count: $0.cases.count)
        }, paging: page.paging)
      return PageView(
        address: page.paging.address, images: [],
        frame: frame(
          .index, page.paging, title: title, description: words[.listDescription, kind],
          translations: { site.index($0).entries(kind).isEmpty ? nil : addresses.terms(kind, $0) }),
        content: .termList(view))
    }
  }

  private func view(
    of list: CaseListView, title: String, description: String, translations: (Language) -> Address?
  ) -> PageView {
    PageView(
      address: list.paging.address, images: list.cards.flatMap { $0.image?.cardJobs ?? [] },
      frame: frame(.list, list.paging, title: title, description: description, translations: translations),
      content: .caseList(list))
  }

  /// Only the first page is the same in another language: what the others hold differs.
  private func frame(
    _ kind: PageFrame.Kind, _ paging: Paging, title: String, description: String, translations: (Language) -> Address?
  ) -> PageFrame {
    frames.frame(
      kind, at: paging.address, language, title: words.title(title, page: paging.number),
      description: words.title(description, page: paging.number),
      translations: { paging.isFirst ? translations($0) : nil })
  }
}
