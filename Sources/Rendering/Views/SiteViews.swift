import Casebook
import Diagnostics

/// Turns a site into the views of its pages. Each kind of page has its maker.
public enum SiteViews {
  /// Every page and file of data of `site`. Pure: the same site, theme and version give the same views, in the same
  /// order.
  public static func make(of site: Site, theme: Theme, programVersion: String) -> [PageView] {
    let frames = FrameMaker(site: site, theme: theme, programVersion: programVersion)
    var views: [PageView] = []
    for language in frames.languages {
      views.append(HomeMaker(frames: frames, language: language).view)
      views += IndexMaker(frames: frames, language: language).views
      views.append(CoverageMaker(frames: frames, language: language).view)
      views.append(RegisterMaker(frames: frames, language: language).view)
      views += AssessmentMaker(frames: frames, language: language).views
      views += PlainPageMaker(frames: frames, language: language).views
      views += CaseMaker(frames: frames, language: language).views
    }
    views = UniqueHeads.applied(to: views, rootLanguage: site.addresses.rootLanguage)
    return views + FeedMaker(frames: frames).views + SitemapMaker(site: site).views(of: views)
      + [
        PageView(
          address: site.addresses.notFound, images: [], frame: nil,
          content: .notFound(
            NotFoundView(
              siteTitle: site.settings.title, languages: frames.languages,
              icon: theme.assets.icon.map { Address($0.path).link(from: site.addresses.notFound) })))
      ]
  }

  /// The files that no page's content changes: styles, scripts, words for scripts, icon, and `robots.txt`.
  public static func commonFiles(of site: Site, theme: Theme) -> [OutputFile] {
    theme.assets.files(withViewer: !site.series.isEmpty) + [OutputFile(path: "robots.txt", text: robots(of: site))]
  }

  /// Asks search engines to stay away unless the settings ask them in (RFC 9309). Engines read this file at the top
  /// of a host alone: each page says the same for itself.
  private static func robots(of site: Site) -> String {
    guard site.settings.asksForIndexing else { return "User-agent: *\nDisallow: /\n" }
    let sitemap = site.settings.baseAddress.map { "Sitemap: \($0)/\(site.addresses.sitemap().path)\n" } ?? ""
    return "User-agent: *\nAllow: /\n" + sitemap
  }
}
