/// The templates that a theme must have; others may be inserted by them.
enum TemplateName: String, CaseIterable, Sendable {
  /// What is around every page.
  case layout
  /// The cases as films.
  case home
  /// Cases as films: all of them, or those under one word.
  case caseList = "case-list"
  /// Words under which cases stand.
  case termList = "term-list"
  /// Which regions, modalities and levels have cases.
  case coverage
  /// Who answers for each case.
  case register
  /// A case, whole, as it is met, or its lesson.
  case `case`
  /// Every slice of a series.
  case sheet
  /// Words alone: a plain page, a withdrawn case, a case that moved.
  case page
  /// Cases in an author's order, with the author's text.
  case collection
  /// The collections.
  case collectionList = "collection-list"
  /// Terms and what they mean.
  case glossary
  /// The self-assessment page.
  case selfAssessment = "self-assessment"
  /// What a server shows for an address that does not exist; it stands without the layout.
  case notFound = "not-found"

  /// The path below a theme layer.
  var path: String { "templates/\(rawValue).mustache" }

  /// The names that the template may use.
  var names: [String: TemplateShape] {
    switch self {
    case .layout: PageFrame.names
    case .home: HomeView.names
    case .caseList: CaseListView.names
    case .termList: TermListView.names
    case .coverage: CoverageView.names
    case .register: RegisterView.names
    case .case: CaseView.names
    case .sheet: SheetView.names
    case .page: TextView.names
    case .collection: CollectionView.names
    case .collectionList: CollectionListView.names
    case .glossary: GlossaryView.names
    case .selfAssessment: AssessmentView.names
    case .notFound: NotFoundView.names
    }
  }
}
