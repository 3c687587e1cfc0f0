import Casebook
import Diagnostics
import Foundation
import Testing

@testable import Rendering

@Suite struct IndexPagesTests {
  private func text(_ files: [String: String], _ path: String) throws -> String { try #require(files[path], "\(path)") }

  private func cases(_ count: Int, _ more: String = "regions: [cou]\n") throws -> [Case] {
    try (1...count).map { number in
      try SiteFixture.one(
        "c\(number)", SiteFixture.head(more, title: "Cas \(number)") + "## A\n\nMots.\n")
    }
  }

  @Test func `lists are cut into pages of sixty that lead to each other`() throws {
    let files = SiteFixture.files(of: SiteFixture.site(try cases(130)))
    for folder in ["cases", "regions/cou", "authors/a-martin"] {
      let counts = try ["index", "page-2", "page-3"].map {
        try text(files, "\(folder)/\($0).html").components(separatedBy: "film-card").count - 1
      }
      #expect(counts == [60, 60, 10])
      #expect(files["\(folder)/page-4.html"] == nil)
    }
    #expect(
      try text(files, "regions/cou/page-2.html").contains(
        """
        <nav class="pages" aria-label="Pages de la liste">
        <ul>
        <li><a href="index.html" rel="prev">Page précédente</a></li>
        <li><a href="index.html">1</a></li>
        <li><a href="page-2.html" aria-current="page">2</a></li>
        <li><a href="page-3.html">3</a></li>
        <li><a href="page-3.html" rel="next">Page suivante</a></li>
        """))
    #expect(
      try text(files, "regions/cou/page-2.html").contains(
        "<title>Cou\u{A0}: cas par région (page 2) · Négatoscope</title>"))
    #expect(try text(files, "index.html").components(separatedBy: "film-card").count - 1 == 12)
    #expect(try text(files, "index.html").contains("<a href=\"cases/index.html\">Voir tous les cas (130 cas)</a>"))
  }

  @Test func `of many pages the ends and the neighbours are named`() throws {
    let paging = Paging(number: 6, addresses: (1...20).map { Address("page-\($0).html") })
    guard case .scope(let values?) = paging.value, case .list(let items)? = values["items"] else {
      Issue.record("a paging expected")
      return
    }
    let numbers = items.map { item in
      if case .text(let number)? = item["number"] { number ?? "…" } else { "?" }
    }
    #expect(numbers == ["1", "…", "4", "5", "6", "7", "8", "…", "20"])
  }

  @Test func `no title and no description serves twice, in one language or two`() throws {
    let settings = SiteSettings(id: "essai", title: Wording(fr: "Site", en: "Site"), languages: [.fr, .en])
    let all = try [
      SiteFixture.one("a", SiteFixture.head() + "## A\n"), SiteFixture.one("b", SiteFixture.head() + "## A\n"),
      SiteFixture.one("a", SiteFixture.head() + "## A\n", language: .en),
    ]
    let files = SiteFixture.files(of: SiteFixture.site(all, settings: settings)).filter { $0.key.hasSuffix(".html") }
    for pattern in [/<title>(.*?)<\/title>/, /name="description" content="(.*?)"/] {
      let found = files.values.compactMap { $0.firstMatch(of: pattern).map { String($0.1) } }
      #expect(found.count == files.count && Set(found).count == found.count)
    }
    #expect(try text(files, "cases/b/index.html").contains("<title>Un cas (b) · Site</title>"))
    #expect(try text(files, "en/cases/a/index.html").contains("<title>Un cas (English) · Site</title>"))
  }

  @Test func `an unknown case stands in lists by its presentation, under no tag, and its met page relates to nothing`()
    throws
  {
    let secret = "unknown: true\ndiagnosis: Zebrose\ntags: [zebrose]\nregions: [cou]\n"
    let all = try [
      SiteFixture.one("toux", SiteFixture.head(secret, title: "Une toux") + "## A\n\n## Diagnostic\n\nZebrose.\n"),
      SiteFixture.one(
        "autre", SiteFixture.head("tags: [zebrose, gris]\nregions: [cou]\n", title: "Zebrose") + "## A\n\nMots.\n"),
    ]
    let files = SiteFixture.files(of: SiteFixture.site(all))
    #expect(!(try text(files, "tags/zebrose/index.html").contains("toux")))
    #expect(try text(files, "tags/zebrose/index.html").contains("<p class=\"count\">1 cas</p>"))
    #expect(try text(files, "regions/cou/index.html").contains("../../cases/toux/index.html"))
    let met = try text(files, "cases/toux/index.html")
    #expect(!met.contains("class=\"related\"") && !met.contains("../../tags/"))
    let lesson = try text(files, "cases/toux/lesson.html")
    #expect(lesson.contains("<h2 id=\"related-title\">Cas proches</h2>\n<ul>\n<li><a href=\"../autre/index.html\">"))
    #expect(lesson.contains("<li><a href=\"../../tags/zebrose/index.html\">Zebrose</a></li>"))
  }

  @Test func `what needs a base address is there with one and nowhere without`() throws {
    let all = try [
      SiteFixture.one("a", SiteFixture.head("reviewed: {by: C. Roy, on: 2026-12-01}\n", title: "Qui ?") + "## A\n"),
      SiteFixture.one("a", SiteFixture.head(title: "Who?") + "## A\n", language: .en),
      SiteFixture.one(
        "u",
        SiteFixture.head("unknown: true\nsummary: Une <toux> & plus.\n", title: "U") + "## A\n\n## Diagnostic\n\nX\n"),
    ]
    func files(_ base: String?) -> [String: String] {
      SiteFixture.files(
        of: SiteFixture.site(all, settings: SiteSettings(id: "essai", languages: [.fr, .en], baseAddress: base)))
    }
    let without = files(nil)
    #expect(!without.keys.contains { $0.hasSuffix(".xml") })
    #expect(!without.values.contains { $0.contains("rel=\"canonical\"") || $0.contains("atom+xml") })
    let with = files("https://x.org/cas")
    let page = try text(with, "cases/a/index.html")
    #expect(page.contains("<link rel=\"canonical\" href=\"https://x.org/cas/cases/a/index.html\">"))
    #expect(page.contains("<link rel=\"alternate\" hreflang=\"fr\" href=\"https://x.org/cas/cases/a/index.html\">"))
    #expect(page.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"https://x.org/cas/en/cases/a/index.html\">"))
    #expect(page.contains("href=\"../../feed.xml\""))
    #expect(
      page.contains(
        "A. Martin, B. Petit. Qui ? Négatoscope, 20 novembre 2026. https://x.org/cas/cases/a/index.html</p>"))
    let sitemap = try text(with, "sitemap.xml")
    #expect(
      sitemap.contains("<url><loc>https://x.org/cas/cases/a/index.html</loc><lastmod>2026-12-01</lastmod></url>"))
    #expect(sitemap.contains("cases/u/index.html") && !sitemap.contains("lesson") && !sitemap.contains("404"))
    #expect(try text(with, "cases/u/lesson.html").contains("<meta name=\"robots\" content=\"noindex\">"))
    let feed = try text(with, "feed.xml")
    #expect(feed.contains("<updated>2026-12-01T00:00:00Z</updated>"))
    #expect(feed.contains("<summary>Une &lt;toux&gt; &amp; plus.</summary>"))
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    #expect(try text(with, "en/feed.xml").components(separatedBy: "<entry>").count == 2)
    let ids = [with["feed.xml"], with["en/feed.xml"]].compactMap { $0 }.flatMap {
      $0.matches(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/).map { String($0.0) }
    }
    #expect(ids.count == 5 && Set(ids).count == 5)
  }

  @Test func `a site that asks for it may be indexed, its lessons excepted`() throws {
    let one = try SiteFixture.one("u", SiteFixture.head("unknown: true\n") + "## A\n\n## Diagnostic\n\nX\n")
    let site = SiteFixture.site(
      [one], settings: SiteSettings(id: "essai", baseAddress: "https://x.org", asksForIndexing: true))
    let files = SiteFixture.files(of: site)
    let kept = files.filter { $0.key.hasSuffix(".html") && $0.value.contains("noindex") }.keys.sorted()
    #expect(kept == ["404.html", "cases/u/lesson.html"])
    #expect(
      SiteViews.commonFiles(of: site, theme: SiteFixture.theme).last
        == OutputFile(path: "robots.txt", text: "User-agent: *\nAllow: /\nSitemap: https://x.org/sitemap.xml\n"))
  }

  @Test func `a sitemap too long for one file is cut`() throws {
    let site = SiteFixture.site(try cases(3), settings: SiteSettings(id: "essai", baseAddress: "https://x.org"))
    let pages = SiteViews.make(of: site, theme: SiteFixture.theme, programVersion: "1").filter { $0.frame != nil }
    let views = SitemapMaker(site: site, limit: 5).views(of: pages)
    #expect(views.count == 1 + (pages.count + 4) / 5)
    let first = try #require(views.first?.render(with: SiteFixture.theme).first)
    #expect(
      String(decoding: first.bytes, as: UTF8.self).contains("<sitemap><loc>https://x.org/sitemap-1.xml</loc></sitemap>")
    )
  }
}
