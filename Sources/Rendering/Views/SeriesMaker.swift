import Casebook
import Diagnostics
import Markdown

/// Makes the contact sheets of the series of a case, and what its pages' viewers are told.
struct SeriesMaker {
  var frames: FrameMaker
  var one: Case

  private var site: Site { frames.site }
  private var words: Words { frames.theme.words(one.language) }

  /// The series of the case that can be shown, each once.
  private var figures: [(figure: Figure, published: PublishedSeries)] {
    var names: Set<String> = []
    return one.figures.compactMap { figure in
      guard figure.isSeries, figure.number != nil, let published = site.series[figure.path],
        names.insert(figure.shortName).inserted
      else { return nil }
      return (figure, published)
    }
  }

  /// The contact sheets.
  var sheets: [PageView] { figures.map(sheet) }

  /// What the viewers of `page` are told, and where it stands.
  func data(for page: CasePage) -> [CaseView.SeriesFile] {
    let disclosure = Disclosure(of: one)
    let address = site.addresses.page(page, of: one.slug, one.language)
    return figures.map { figure, published in
      CaseView.SeriesFile(
        address: site.addresses.seriesData(of: figure.shortName, for: page, of: one.slug, one.language),
        data: SeriesData(
          name: figure.shortName, published: published, modality: modality(of: published, figure), page: address,
          tellsAll: disclosure.tells(.diagnosis, at: .page(page))))
    }
  }

  /// The author's word for the modality of a figure, or that of the vocabulary for the code of the file.
  private func modality(of published: PublishedSeries, _ figure: Figure) -> String? {
    if let written = figure.modality { return written }
    guard let code = published.series.modality else { return nil }
    let names = ["CT": "tdm", "MR": "irm", "CR": "radiographie", "DX": "radiographie", "US": "echographie"]
    return site.vocabulary.modalities.first { $0.identifier == names[code] }?.name[one.language] ?? code
  }

  private func sheet(_ figure: Figure, _ published: PublishedSeries) -> PageView {
    let disclosure = Disclosure(of: one)
    let address = site.addresses.sheet(of: figure.shortName, in: one.slug, one.language)
    // Anyone may open it: it says what may be told before a first answer, and no more.
    let isTold = disclosure.tells(.step(disclosure.step(at: figure.span.start)), at: .elsewhere)
    let label = words[.figureLabel, ["n": String(figure.number ?? 0)]]
    let caption = isTold && !figure.caption.isEmpty ? ContentsWriter.firstSentence(of: figure.caption) : label
    let title = words[.seriesSheetTitle, ["title": caption]]
    let front = site.addresses.page(disclosure.pages[0], of: one.slug, one.language)
    let view = SheetView(
      address: address,
      crumbs: [
        Crumb(title: words[.navHome], address: site.addresses.home(one.language)),
        Crumb(title: one.head.title, address: isTold ? front.at(figure.anchor) : front), Crumb(title: title),
      ], title: title, published: published, modality: modality(of: published, figure),
      tellsAll: disclosure.tells(.diagnosis, at: .elsewhere))
    return PageView(
      address: address, images: published.frames,
      frame: frames.frame(
        .sheet, at: address, one.language, title: "\(title) · \(one.head.title)",
        description: words[.seriesSheetDescription, ["title": one.head.title]], isListed: false,
        translations: { language in
          frames.cases[language]?.contains {
            $0.slug == one.slug && $0.figures.contains { $0.isSeries && $0.shortName == figure.shortName }
          } == true ? site.addresses.sheet(of: figure.shortName, in: one.slug, language) : nil
        }), content: .sheet(view))
  }
}
