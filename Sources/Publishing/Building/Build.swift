import Casebook
import Checks
import Diagnostics
import Markdown
import Rendering

/// What is asked of a build, beside its folders.
public struct BuildOptions: Hashable, Sendable {
  /// Whether drafts are on the site too.
  public var includesDrafts: Bool
  /// Absolute address of the site, in place of the one of `site.yml`.
  public var baseAddress: String?
  /// Whether a site with errors is made all the same, as far as it goes: for a preview, never to be published.
  public var makesFaultySite: Bool
  /// Names of people that the department supplies, to be found wherever they stand.
  public var names: [String]

  /// These wishes.
  public init(
    includesDrafts: Bool = false, baseAddress: String? = nil, makesFaultySite: Bool = false, names: [String] = []
  ) {
    self.names = names
    self.includesDrafts = includesDrafts
    self.baseAddress = baseAddress
    self.makesFaultySite = makesFaultySite
  }

  /// An absolute `http` or `https` address without its last `/`; nil for anything else.
  public static func baseAddress(_ text: String) -> String? { SettingsReader.baseAddress(text) }
}

/// What a build made.
public struct BuildResult: Sendable {
  /// Counts for the summary.
  public struct Summary: Hashable, Sendable {
    /// Cases on the site, translations counted apart.
    public var cases: Int
    /// Numbered figures.
    public var figures: Int
    /// Questions.
    public var questions: Int
    /// HTML pages.
    public var pages: Int
    /// `<!-- à relire : … -->` comments that remain.
    public var reviewNotes: Int
  }

  /// The files of the site but its images; empty if there is an error among the diagnostics, unless a faulty site was
  /// asked for.
  public var files: [OutputFile]
  /// The images to make, each once, by path.
  public var images: [ImageJob]
  /// All that is wrong, in reading order.
  public var diagnostics: [Diagnostic]
  /// The lines of the files that diagnostics speak of.
  public var sources: [String: [String]]
  /// What is good to know and is no fault.
  public var notes: [Wording] = []
  /// Counts.
  public var summary: Summary
  /// What hides patients from `diagnostics` and `sources`.
  var masking = Masking([])
  /// The diagnostics before anything was hidden in them: never to be shown.
  var unmasked: [Diagnostic] = []

  /// Whether something keeps the site from being published.
  public var hasErrors: Bool { diagnostics.contains { $0.rule.severity == .error } }
}

/// Version of the program, part of what is remembered and written.
public let programVersion = "0.1.0"

/// Makes the site that `snapshot` holds. No disk, no clock, no network: the same snapshot gives the same bytes.
///
/// `memo` is what an earlier build learnt; what has not changed since is not read or rendered again.
public func build(_ snapshot: Snapshot, options: BuildOptions = BuildOptions(), memo: Memo = Memo()) async -> (
  BuildResult, Memo
) {
  var read = await ContentReading(snapshot, options: options, memo: memo)
  let theme = Memo.ReadTheme(snapshot.themeLayers, known: memo.theme)
  read.diagnostics += theme.diagnostics
  let site = read.site
  // Side by side: neither needs the other.
  async let faults = Checks.faults(in: site, of: snapshot)
  let privacy = Checks.privacy(in: site, of: snapshot, names: options.names)
  read.diagnostics += await faults
  read.diagnostics += privacy.others + untold(privacy.findings, after: read.diagnostics)
  var result = BuildResult(
    files: [], images: [], diagnostics: [], sources: [:],
    summary: BuildResult.Summary(
      cases: site.languages.reduce(0) { $0 + site.cases(in: $1).count },
      figures: site.cases.reduce(0) { $0 + $1.figures.count { $0.number != nil } },
      questions: site.cases.reduce(0) { $0 + $1.questions.count }, pages: 0,
      reviewNotes: site.cases.reduce(0) { $0 + $1.reviewNotes }))
  var next = read.memo
  next.theme = theme
  let isFaulty = read.diagnostics.contains { $0.rule.severity == .error }
  if options.makesFaultySite || !isFaulty {
    let rendering = await PageRendering(of: site, theme: theme.value, memo: memo)
    next.pages = rendering.remembered
    result.images = rendering.images
    let (pages, paths) = rendering.checked
    // The pages of faulty content would only repeat its faults.
    if !isFaulty { read.diagnostics += Checks.faults(in: pages, files: paths, of: site) }
    if site.settings.baseAddress == nil { result.notes.append(.noBaseAddress) }
    result.summary.pages = rendering.files.count { $0.path.hasSuffix(".html") }
    result.files = rendering.files
  }
  let masking = Masking(privacy.findings + secretsOfDrafts(of: snapshot, beside: site, names: options.names))
  result.masking = masking
  result.unmasked = read.diagnostics.inReadingOrder()
  result.diagnostics = result.unmasked.map(masking.masked)
  result.sources = masking.masked(read.sources(of: snapshot))
  if result.hasErrors, !options.makesFaultySite { (result.files, result.images) = ([], []) }
  return (result, next)
}

/// What of patients is in the cases that are not on the site: a fault of a draft is told all the same, and its lines are
/// shown.
private func secretsOfDrafts(of snapshot: Snapshot, beside site: Site, names: [String]) -> [PrivacyFinding] {
  let checked = Set(site.cases.filter { $0.head.status != .withdrawn }.map(\.file))
  return snapshot.texts.flatMap { file, text -> [PrivacyFinding] in
    guard case .caseText = ContentRole(path: file), !checked.contains(file) else { return [] }
    let read = TextDecoder.decode(text.bytes, file: file).0
    return Checks.secrets(in: SourceText(file: file, text: read), names: names)
  }
}

/// The findings that no fault tells already: a calendar date in the comment of a figure is refused there.
private func untold(_ findings: [PrivacyFinding], after told: [Diagnostic]) -> [Diagnostic] {
  let places = Set(told.filter { [.figureDate, .badValue].contains($0.rule) }.map(\.span))
  return findings.map(\.diagnostic).filter { finding in
    !places.contains { $0.file == finding.span.file && $0.start < finding.span.end && finding.span.start < $0.end }
  }
}
