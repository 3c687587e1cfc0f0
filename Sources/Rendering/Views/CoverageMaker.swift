import Casebook
import Diagnostics

/// Makes the coverage page of one language.
struct CoverageMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }
  private var words: Words { frames.theme.words(language) }
  private var index: CaseIndex { site.index(language) }

  var view: PageView {
    let cases = frames.cases[language] ?? []
    let coverage = Coverage(of: cases, index: index, language: language, vocabulary: site.vocabulary)
    let address = site.addresses.coverage(language)
    let title = words[.coverageTitle]
    let levels = CaseHead.Level.allCases.map {
      IndexTerm(kind: .levels, slug: $0.rawValue, name: $0.rawValue)
    }
    func table(
      _ caption: WordKey, _ columns: [CoverageView.Head], _ counts: (Coverage.Row) -> [Int]
    ) -> CoverageView.Table {
      func row(_ row: Coverage.Row, _ head: CoverageView.Head) -> CoverageView.Row {
        CoverageView.Row(head: head, counts: counts(row), total: row.total)
      }
      return CoverageView.Table(
        caption: words[caption], columns: columns,
        rows: coverage.rows.map { row($0, $0.region.map(head) ?? CoverageView.Head(name: words[.coverageNoRegion])) },
        all: row(coverage.all, CoverageView.Head(name: words[.coverageAll])))
    }
    func gap(_ kind: IndexKind, _ terms: [IndexTerm]) -> CoverageView.Gap? {
      let missing = terms.filter { index.entry(kind, $0.slug) == nil }.map { words.name(of: $0) }
      return missing.isEmpty ? nil : CoverageView.Gap(kind: words[.link, kind], names: missing)
    }
    return PageView(
      address: address, images: [],
      frame: frames.frame(
        .coverage, at: address, language, title: title, description: words[.coverageDescription],
        translations: { site.addresses.coverage($0) }),
      content: .coverage(
        CoverageView(
          address: address,
          crumbs: [Crumb(title: words[.navHome], address: site.addresses.home(language)), Crumb(title: title)],
          title: title, total: cases.count,
          tables: coverage.rows.isEmpty
            ? []
            : [table(.coverageByLevels, levels.map(shortHead)) { $0.levels }]
              + (coverage.modalities.isEmpty
                ? [] : [table(.coverageByModalities, coverage.modalities.map(head)) { $0.modalities }]),
          gaps: [
            gap(.regions, coverage.rows.compactMap(\.region)), gap(.levels, levels),
            gap(.modalities, coverage.modalities),
          ].compactMap { $0 })))
  }

  /// A level in one word: the table is read on a phone too.
  private func shortHead(_ level: IndexTerm) -> CoverageView.Head {
    CoverageView.Head(name: words.text("coverage.level.\(level.slug)"), page: head(level).page)
  }

  private func head(_ term: IndexTerm) -> CoverageView.Head {
    CoverageView.Head(
      name: words.name(of: term),
      page: index.entry(term.kind, term.slug) == nil
        ? nil : site.addresses.term(term.kind, term.slug, language))
  }
}
