import Casebook

/// Makes the sitemap of a site that has a base address.
struct SitemapMaker {
  var site: Site
  var limit = SitemapView.limit

  /// The sitemap of the pages among `pages` that search engines may list; nothing without a base address.
  func views(of pages: [PageView]) -> [PageView] {
    guard let base = site.settings.baseAddress else { return [] }
    let entries = pages.filter { $0.frame?.isListed == true }.map { page in
      var changed: CalendarDate?
      if case .case(let view) = page.content { changed = view.one.head.changed }
      return SitemapView.Entry(address: page.address.absolute(base), changed: changed)
    }
    guard entries.count > limit else { return [view(at: site.addresses.sitemap(), entries)] }
    let parts = stride(from: 0, to: entries.count, by: limit).enumerated().map { index, start in
      view(
        at: site.addresses.sitemap(part: index + 1), Array(entries[start..<min(start + limit, entries.count)]))
    }
    let list = parts.map { SitemapView.Entry(address: $0.address.absolute(base)) }
    return [view(at: site.addresses.sitemap(), list, isIndex: true)] + parts
  }

  private func view(at address: Address, _ entries: [SitemapView.Entry], isIndex: Bool = false) -> PageView {
    PageView(
      address: address, images: [], frame: nil, content: .sitemap(SitemapView(entries: entries, isIndex: isIndex)))
  }
}

extension CaseHead {
  /// When what the case says last changed: its publication, or its review.
  var changed: CalendarDate { max(date, review?.on ?? date) }
}
