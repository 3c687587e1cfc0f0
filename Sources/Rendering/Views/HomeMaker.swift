import Casebook
import Diagnostics

/// Makes the home page of one language.
struct HomeMaker {
  var frames: FrameMaker
  var language: Language

  var view: PageView {
    let site = frames.site
    let words = frames.theme.words(language)
    let address = site.addresses.home(language)
    let cases = frames.cases[language] ?? []
    let cards = Array((frames.cards[language] ?? []).prefix(HomeView.newest))
    let summary = site.settings.summary?[language]
    return PageView(
      address: address, images: cards.flatMap { $0.image?.cardJobs ?? [] },
      frame: frames.frame(
        .home, at: address, language, title: words[.navHome],
        description: summary ?? words[.homeDescription, ["site": site.settings.title[language]]],
        translations: { site.addresses.home($0) }),
      content: .home(
        HomeView(
          address: address, title: site.settings.title[language], summary: summary, cards: cards, cases: cases.count,
          questions: cases.reduce(0) { $0 + $1.questions.count },
          collections: CollectionListView.items(of: site.pages(.collection, in: language), in: site),
          list: site.addresses.caseList(language))))
  }
}
