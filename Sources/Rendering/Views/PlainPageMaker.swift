import Casebook
import Diagnostics

/// Makes the plain pages of one language.
struct PlainPageMaker {
  var frames: FrameMaker
  var language: Language

  var views: [PageView] { frames.site.pages(in: language).map(view) }

  private func view(of page: PlainPage) -> PageView {
    let site = frames.site
    let address = site.addresses.plainPage(page.slug, language)
    return PageView(
      address: address, images: page.figures.compactMap { site.images[$0.path] },
      frame: frames.frame(
        .page, at: address, language, title: page.title, description: page.summary ?? page.title,
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
