import Casebook
import Diagnostics

/// All that the rendering of one page, or of one file of data, depends on, beside the theme: a page is rendered again
/// only when its view or the theme changes.
public struct PageView: Hashable, Sendable {
  /// What a page can hold.
  enum Content: Hashable, Sendable {
    case home(HomeView)
    case caseList(CaseListView)
    case termList(TermListView)
    case coverage(CoverageView)
    case register(RegisterView)
    case `case`(CaseView)
    case sheet(SheetView)
    case text(TextView)
    case collection(CollectionView)
    case collectionList(CollectionListView)
    case glossary(GlossaryView)
    case assessment(AssessmentView)
    case questionIndex(QuestionIndexView)
    case questionData(QuestionDataView)
    case notFound(NotFoundView)
    case feed(FeedView)
    case sitemap(SitemapView)
  }

  /// The file, below Output; that of the page where there are several.
  public var address: Address
  /// What the build must make of images for this page.
  public var images: [ImageJob]
  /// What is around the content; nil for data and for what stands alone.
  var frame: PageFrame?
  var content: Content

  /// The files of the page: the page itself and the data that it loads.
  public func render(with theme: Theme) -> [OutputFile] {
    let language = frame?.language
    func page(_ template: TemplateName, _ values: (Words) -> [String: TemplateValue]) -> OutputFile {
      let words = theme.words(language ?? .fr)
      let body = theme.render(template, values(words))
      let text = frame.map { theme.render(.layout, $0.values(words, content: body)) } ?? body
      return OutputFile(path: address.path, text: text)
    }
    switch content {
    case .home(let view): return [page(.home, view.values)]
    case .caseList(let view): return [page(.caseList, view.values)]
    case .termList(let view): return [page(.termList, view.values)]
    case .coverage(let view): return [page(.coverage, view.values)]
    case .register(let view): return [page(.register, view.values)]
    case .case(let view): return [page(.case, view.values)] + view.data(theme.words(view.one.language))
    case .sheet(let view): return [page(.sheet, view.values)]
    case .text(let view): return [page(.page, view.values)]
    case .collection(let view): return [page(.collection, view.values)]
    case .collectionList(let view): return [page(.collectionList, view.values)]
    case .glossary(let view): return [page(.glossary, view.values)]
    case .assessment(let view): return [page(.selfAssessment, view.values)]
    case .questionIndex(let view): return [view.data(at: address)]
    case .questionData(let view): return [view.data(theme.words(view.one.language), at: address)]
    case .notFound(let view): return [OutputFile(path: address.path, text: theme.render(.notFound, view.values(theme)))]
    case .feed(let view): return [OutputFile(path: address.path, text: view.text)]
    case .sitemap(let view): return [OutputFile(path: address.path, text: view.text)]
    }
  }
}
