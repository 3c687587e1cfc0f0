import Casebook
import Diagnostics

/// Turns a site into the views of its pages.
public enum SiteViews {
  /// Every page and file of data of `site`. Pure: the same site, theme and version give the same views, in the same
  /// order.
  public static func make(of site: Site, theme: Theme, programVersion: String) -> [PageView] {
    let frames = FrameMaker(site: site, theme: theme, programVersion: programVersion)
    var views: [PageView] = []
    for language in frames.languages {
      views.append(home(frames, language))
      views += AssessmentMaker(frames: frames, language: language).views
      for page in site.pages(in: language) { views.append(plain(page, frames)) }
      views += CaseMaker(frames: frames, language: language).views
    }
    views.append(
      PageView(
        address: site.addresses.notFound, images: [], frame: nil,
        content: .notFound(NotFoundView(siteTitle: site.settings.title, languages: frames.languages))))
    return views
  }

  /// The files that no page's content changes: styles, scripts, words for scripts, icon, and `robots.txt`, which asks
  /// not to be indexed.
  public static func commonFiles(theme: Theme) -> [OutputFile] {
    theme.assets.files + [OutputFile(path: "robots.txt", text: "User-agent: *\nDisallow: /\n")]
  }

  private static func home(_ frames: FrameMaker, _ language: Language) -> PageView {
    let site = frames.site
    let address = site.addresses.home(language)
    let cards = (frames.cases[language] ?? []).map { one in
      let disclosure = Disclosure(of: one)
      let figure = one.figures.first { figure in
        figure.number != nil && disclosure.tells(.step(disclosure.step(at: figure.span.start)), at: .elsewhere)
      }
      return HomeView.Card(
        href: site.addresses.page(disclosure.pages[0], of: one.slug, language).link(from: address),
        title: one.head.title, summary: one.head.summary, facts: Facts(of: one, vocabulary: site.vocabulary),
        isUnknown: disclosure.isUnknown, image: figure.flatMap { site.images[$0.path] })
    }
    let words = frames.theme.words(language)
    let summary = site.settings.summary?[language]
    return PageView(
      address: address, images: cards.compactMap(\.image),
      frame: frames.frame(
        .home, at: address, language, title: words[.navHome],
        description: summary ?? words[.homeDescription, ["site": site.settings.title[language]]],
        translations: { site.addresses.home($0) }),
      content: .home(
        HomeView(address: address, title: site.settings.title[language], summary: summary, cards: cards)))
  }

  private static func plain(_ page: PlainPage, _ frames: FrameMaker) -> PageView {
    let site = frames.site
    let address = site.addresses.plainPage(page.slug, page.language)
    return PageView(
      address: address, images: page.figures.compactMap { site.images[$0.path] },
      frame: frames.frame(
        .page, at: address, page.language, title: page.title, description: page.summary ?? page.title,
        translations: { language in
          site.pages(in: language).contains { $0.slug == page.slug }
            ? site.addresses.plainPage(page.slug, language) : nil
        }),
      content: .text(
        TextView(
          title: page.title,
          content: .parts(page.parts, ContextMaker(site: site).context(of: page, at: address)))))
  }
}
