import Casebook
import Diagnostics
import Foundation
import Testing

@testable import Rendering

@Suite struct SitePagesTests {
  private func text(_ files: [String: String], _ path: String) throws -> String { try #require(files[path], "\(path)") }

  @Test func `an empty site has a home that says so, a self-assessment page and a plain 404`() throws {
    let files = SiteFixture.files(of: SiteFixture.site([]))
    #expect(
      files.keys.sorted() == [
        "404.html", "cases/index.html", "coverage.html", "index.html", "register.html", "self-assessment/index.html",
      ])
    for path in ["index.html", "cases/index.html"] {
      #expect(try text(files, path).contains("<p class=\"empty\">Aucun cas n’est encore publié.</p>"))
    }
    #expect(!(try text(files, "404.html").contains("<a ")))
  }

  @Test func `a card shows the first figure, the facts and the summary`() throws {
    let head = SiteFixture.head(
      "patient: {age: 57, sex: F}\nmodalities: [tdm]\nregions: [cou]\nlevel: socle\nsummary: Un résumé.\n")
    let files = SiteFixture.files(
      of: SiteFixture.site([try SiteFixture.one("essai", head + "## A\n\n![Un a](images/a.png)\n")]))
    let path = SiteFixture.image("cases/essai/images/a.png").forms[0].job.path
    #expect(
      try text(files, "index.html").contains(
        """
        <p class="count">1 cas</p>
        <ul class="films">
        <li class="film-card">
        <a href="cases/essai/index.html">
        <img src="\(path)" width="640" height="480" alt="" fetchpriority="high" decoding="async">
        <span class="film-title">Un cas</span>
        <span class="film-facts">Femme · 57 ans · TDM · Cou · Phase socle</span>
        <span class="film-summary">Un résumé.</span>
        </a>
        </li>
        </ul>
        """))
    #expect(
      try text(files, "cases/essai/index.html").contains(
        """
        <ul class="case-facts">
        <li data-fact="sex">Femme</li>
        <li data-fact="age">57 ans</li>
        <li data-fact="modality"><a href="../../modalities/tdm/index.html">TDM</a></li>
        <li data-fact="region"><a href="../../regions/cou/index.html">Cou</a></li>
        <li data-fact="level"><a href="../../levels/socle/index.html">Phase socle</a></li>
        <li data-fact="date"><time datetime="2026-11-20">20 novembre 2026</time></li>
        <li data-fact="authors"><a href="../../authors/a-martin/index.html">A. Martin</a>, <a href="../../authors/b-petit/index.html">B. Petit</a></li>
        </ul>
        """))
  }

  @Test func `a card without a figure has an empty film, and takes no summary from the page around it`() throws {
    let settings = SiteSettings(id: "essai", summary: Wording(fr: "Le site.", en: "The site."))
    let files = SiteFixture.files(
      of: SiteFixture.site([try SiteFixture.one("essai", SiteFixture.head() + "## A\n\nMots.\n")], settings: settings))
    let home = try text(files, "index.html")
    #expect(home.contains("<span class=\"film-empty\"></span>"))
    #expect(!home.contains("film-summary") && home.contains("<p class=\"summary\">Le site.</p>"))
  }

  @Test func `neighbours are the next newer and older cases of the language`() throws {
    let cases = try [("a", "2026-01-03"), ("b", "2026-01-02"), ("c", "2026-01-01")].map { slug, date in
      try SiteFixture.one(slug, SiteFixture.head(title: "Cas \(slug)", date: date) + "## A\n\nMots.\n")
    }
    let files = SiteFixture.files(of: SiteFixture.site(cases))
    #expect(
      try text(files, "cases/b/index.html").contains(
        """
        <li class="previous"><a href="../a/index.html" rel="prev"><span class="foot-label">Cas précédent\u{A0}:</span> Cas a</a></li>
        <li class="next"><a href="../c/index.html" rel="next"><span class="foot-label">Cas suivant\u{A0}:</span> Cas c</a></li>
        """))
    #expect(!(try text(files, "cases/a/index.html").contains("rel=\"prev\"")))
  }

  @Test func `a withdrawn case leaves a stub without its content`() throws {
    let head = "---\ntitle: Titre secret\ndate: 2026-01-01\nauthors: [Nom]\nstatus: withdrawn\nunknown: true\n---\n"
    let files = SiteFixture.files(of: SiteFixture.site([try SiteFixture.one("retire", head + "## A\n\nContenu.\n")]))
    #expect(
      files.keys.sorted() == [
        "404.html", "cases/index.html", "cases/retire/index.html", "coverage.html", "index.html",
        "register.html", "self-assessment/index.html",
      ])
    for text in files.values {
      #expect(!text.contains("secret") && !text.contains("Contenu") && !text.contains("Nom<"))
    }
    #expect(try text(files, "cases/retire/index.html").contains("Ce cas a été retiré du site."))
  }

  @Test func `a former address leads on`() throws {
    let one = try SiteFixture.one("neuf", SiteFixture.head("aliases: [ancien]\n") + "## A\n\nMots.\n")
    let files = SiteFixture.files(of: SiteFixture.site([one]))
    #expect(try text(files, "cases/ancien/index.html").contains("<p><a href=\"../neuf/index.html\">Un cas</a></p>"))
  }

  @Test func `translations lead to each other, and each language has its own pages`() throws {
    let settings = SiteSettings(id: "essai", languages: [.fr, .en])
    let files = SiteFixture.files(
      of: SiteFixture.site(
        [
          try SiteFixture.one("a", SiteFixture.head() + "## A\n\nMots.\n"),
          try SiteFixture.one("a", SiteFixture.head(title: "A case") + "## A\n\nWords.\n", language: .en),
          try SiteFixture.one("b", SiteFixture.head() + "## A\n\nMots.\n"),
        ], settings: settings))
    #expect(
      try text(files, "cases/a/index.html").contains(
        "<li><a href=\"../../en/cases/a/index.html\" hreflang=\"en\" lang=\"en\" rel=\"alternate\">English</a></li>"))
    let english = try text(files, "en/cases/a/index.html")
    #expect(english.contains("<html lang=\"en\" data-page-kind=\"case\" data-site=\"essai\">"))
    #expect(
      english.contains(
        "<a href=\"../../../cases/a/index.html\" hreflang=\"fr\" lang=\"fr\" rel=\"alternate\">Français</a>"))
    #expect(english.contains("src=\"../../../assets/words-en-"))
    #expect(!(try text(files, "cases/b/index.html").contains("hreflang")))
    #expect(try text(files, "404.html").contains("<section lang=\"en\">\n<h2>Page not found</h2>"))
  }

  @Test func `the index of questions goes on in another file after a thousand`() {
    let item = QuestionIndexView.Item(id: "q", number: 1, kind: "QRU", hash: "0")
    let entries = [999, 2, 600, 400, 1].map { count in
      QuestionIndexView.Entry(
        id: "c", title: "T", href: "h", data: "d", regions: [], modalities: [],
        questions: Array(repeating: item, count: count))
    }
    let sizes = QuestionIndexView.parted(entries).map { $0.entries.map(\.questions.count) }
    #expect(sizes == [[999, 2], [600, 400], [1]])
    #expect(QuestionIndexView.parted([]).isEmpty)
  }

  @Test func `questions stand in a file a case, and links in pages of a hundred`() throws {
    let cases = try (1...3).map { number in
      let questions = (1...45).map {
        "### QRU \($0) : Quoi ? <!-- id: q\(number)-\($0) -->\n\n- [x] Ça\n- [ ] Rien\n\nMot.\n"
      }
      return try SiteFixture.one(
        "c\(number)", SiteFixture.head(title: "Cas \(number)") + "## A\n\n" + questions.joined(separator: "\n"))
    }
    let files = SiteFixture.files(of: SiteFixture.site(cases))
    struct Item: Decodable { var id: String }
    let counts = try (1...3).map {
      let json = try SiteFixture.decoded(try text(files, "cases/c\($0)/questions.js"), of: "c\($0)")
      return try JSONDecoder().decode([Item].self, from: Data(json.utf8)).count
    }
    #expect(counts == [45, 45, 45])
    func links(_ path: String) throws -> Int { try text(files, path).components(separatedBy: "#q-").count - 1 }
    #expect(try links("self-assessment/index.html") == 100)
    #expect(try links("self-assessment/page-2.html") == 35)
    #expect(try text(files, "self-assessment/index.html").contains("data-index-parts=\"1\""))
    #expect(
      try text(files, "self-assessment/page-2.html").contains(
        "<li><a href=\"page-2.html\" aria-current=\"page\">2</a></li>"))
    #expect(!(try text(files, "self-assessment/page-2.html").contains("negato-assessment")))
  }

  @Test func `a question of a progressive case comes with its beginning and the news of earlier steps`() throws {
    let question = { (name: String) in
      "### QRU : \(name) ? <!-- id: \(name) -->\n\n- [x] Ça \(name)\n- [ ] Rien\n\nCorrigé \(name).\n\n"
    }
    let body =
      "## DP : Un dossier <!-- id: dossier -->\n\nLe début.\n\n\(question("un"))#### Le lendemain\n\nLes nouvelles.\n\n"
      + "\(question("deux"))\(question("trois"))## Ensuite\n\nLa suite.\n\n\(question("seule"))"
    let files = SiteFixture.files(of: SiteFixture.site([try SiteFixture.one("c", SiteFixture.head() + body)]))
    struct Item: Decodable {
      var id: String
      var presentation: String?
    }
    let json = try SiteFixture.decoded(try text(files, "cases/c/questions.js"), of: "c")
    let items = try JSONDecoder().decode([Item].self, from: Data(json.utf8))
    let told = try items.map { item in
      try item.presentation.map { html in
        html.replacing(try Regex("<[^>]*>"), with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    #expect(items.map(\.id) == ["un", "deux", "trois", "seule"])
    #expect(
      told == [
        "Dossier progressif 3 questions Un dossier Le début.",
        "Dossier progressif 3 questions Un dossier Le début. Le lendemain Les nouvelles.",
        "Dossier progressif 3 questions Un dossier Le début. Le lendemain Les nouvelles.", nil,
      ])
    #expect(
      try text(files, "self-assessment/index-1.js").contains(
        "\"series\":[{\"id\":\"dossier\",\"kind\":\"DP\",\"title\":\"Un dossier\"}]"))
  }

  @Test func `a question of a case in clear comes with its presentation, open where it is about its films`() throws {
    func question(_ name: String, _ stem: String = "") -> String {
      "### QRU : \(name) ? <!-- id: \(name) -->\n\n\(stem)- [x] Ça \(name)\n- [ ] Rien\n\nCorrigé \(name).\n\n"
    }
    let body =
      "## Présentation\n\nUne toux.\n\n![Un a](images/a.png)\n\n\(question("un"))"
      + "\(question("deux", "![Un b](images/b.png)\n\n"))## Suite\n\nLa suite.\n\n\(question("trois"))"
    let files = SiteFixture.files(of: SiteFixture.site([try SiteFixture.one("c", SiteFixture.head() + body)]))
    struct Item: Decodable {
      var presentation: String?
    }
    let json = try SiteFixture.decoded(try text(files, "cases/c/questions.js"), of: "c")
    let told = try JSONDecoder().decode([Item].self, from: Data(json.utf8)).map { $0.presentation ?? "" }
    #expect(told.map { $0.hasPrefix("<details class=\"case-presentation\" open>") } == [true, false, false])
    for one in told {
      #expect(one.contains("<summary>Présentation du cas</summary>") && one.contains("<p>Une toux.</p>"))
      #expect(!one.contains("Corrigé") && !one.contains("La suite") && !one.contains("negato-question"))
    }
  }

  @Test func `a plain page stands in the navigation and its links are rewritten`() throws {
    let page = SiteFixture.page(
      "a-propos", "---\ntitle: À propos\n---\n## Qui\n\nVoir [le cas](../cases/essai/case.md).\n")
    let one = try SiteFixture.one("essai", SiteFixture.head() + "## A\n\nVoir [](../../pages/a-propos.md#qui).\n")
    let files = SiteFixture.files(of: SiteFixture.site([one], pages: [page]))
    let text = try text(files, "pages/a-propos.html")
    #expect(text.contains("<p>Voir <a href=\"../cases/essai/index.html\">le cas</a>.</p>"))
    #expect(text.contains("<li><a href=\"a-propos.html\" aria-current=\"page\">À propos</a></li>"))
    #expect(files["cases/essai/index.html"]?.contains("<a href=\"../../pages/a-propos.html#qui\">Qui</a>") == true)
  }

  @Test func `the same site gives the same views and the same bytes`() throws {
    func views() throws -> [PageView] {
      let one = try SiteFixture.one(
        "essai",
        SiteFixture.head("unknown: true\ndiagnosis: X\n")
          + "## A\n\n[](#a) ![a](images/a.png)\n\n### QRU 1 : Q ? <!-- id: q -->\n\n- [x] a\n- [ ] b\n")
      return SiteViews.make(of: SiteFixture.site([one]), theme: SiteFixture.theme, programVersion: "1")
    }
    let (first, second) = (try views(), try views())
    #expect(first == second)
    #expect(
      first.flatMap { $0.render(with: SiteFixture.theme) } == second.flatMap { $0.render(with: SiteFixture.theme) })
    #expect(Set(first.map(\.address)).count == first.count)
  }

  @Test func `each page asks for the images that it shows`() throws {
    let one = try SiteFixture.one("essai", SiteFixture.head() + "## A\n\n![a](images/a.png)\n\n![b](images/b.png)\n")
    let views = SiteViews.make(of: SiteFixture.site([one]), theme: SiteFixture.theme, programVersion: "1")
    let images = Dictionary(
      uniqueKeysWithValues: views.map { ($0.address.path, $0.images.flatMap(\.sources).map(\.path)) })
    #expect(images["index.html"] == ["cases/essai/images/a.png"])
    #expect(images["cases/essai/index.html"] == ["cases/essai/images/a.png", "cases/essai/images/b.png"])
  }

  @Test func `every view gives its template exactly the names that it declares`() throws {
    let words = SiteFixture.theme.words(.fr)
    let one = try SiteFixture.one(
      "essai", SiteFixture.head("unknown: true\ntags: [x]\n") + "## A\n\n![a](images/a.png)\n")
    let gone = try SiteFixture.one(
      "b", SiteFixture.head("aliases: [z]\n") + "### QRU 1 : Q ? <!-- id: q -->\n\n- [x] a\n- [ ] b\n")
    let texts = [
      SiteFixture.collection("c", "---\ntitle: C\n---\n1. [](../cases/b/case.md) : note\n"),
      SiteFixture.glossary("## A <!-- synonyms: b -->\n\nTexte.\n"),
    ]
    for view in SiteViews.make(
      of: SiteFixture.site([one, gone], pages: texts), theme: SiteFixture.theme, programVersion: "1")
    {
      if let frame = view.frame { #expect(TemplateValue.fits(frame.values(words, content: ""), PageFrame.names)) }
      switch view.content {
      case .home(let home): #expect(TemplateValue.fits(home.values(words), HomeView.names))
      case .caseList(let page): #expect(TemplateValue.fits(page.values(words), CaseListView.names))
      case .termList(let page): #expect(TemplateValue.fits(page.values(words), TermListView.names))
      case .coverage(let page): #expect(TemplateValue.fits(page.values(words), CoverageView.names))
      case .register(let page): #expect(TemplateValue.fits(page.values(words), RegisterView.names))
      case .sheet(let page): #expect(TemplateValue.fits(page.values(words), SheetView.names))
      case .case(let page): #expect(TemplateValue.fits(page.values(words), CaseView.names))
      case .text(let page): #expect(TemplateValue.fits(page.values(words), TextView.names))
      case .collection(let page): #expect(TemplateValue.fits(page.values(words), CollectionView.names))
      case .collectionList(let page): #expect(TemplateValue.fits(page.values(words), CollectionListView.names))
      case .glossary(let page): #expect(TemplateValue.fits(page.values(words), GlossaryView.names))
      case .assessment(let page): #expect(TemplateValue.fits(page.values(words), AssessmentView.names))
      case .notFound(let page): #expect(TemplateValue.fits(page.values(SiteFixture.theme), NotFoundView.names))
      case .questionIndex, .questionData, .feed, .sitemap: break
      }
    }
  }

  @Test func `nothing is to be indexed, and the theme's files are published once`() {
    let files = SiteViews.commonFiles(of: SiteFixture.site([]), theme: SiteFixture.theme)
    #expect(files.last == OutputFile(path: "robots.txt", text: "User-agent: *\nDisallow: /\n"))
    #expect(files.count == 6)
  }
}
