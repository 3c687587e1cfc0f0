import Casebook
import Diagnostics
import Markdown

/// A check on the content. One file each; it holds its rules, with their words, and finds their faults.
protocol SiteCheck: SendableMetatype {
  /// The kinds of fault it tells.
  static var rules: [Rule] { get }
  /// The faults of the site, read from `snapshot`, in any order.
  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic]
}

/// All checks on content and on built pages.
public enum Checks {
  private static let siteChecks: [any SiteCheck.Type] = [
    MissingImage.self, MissingSeries.self, ZoneSlices.self, CollectionMarking.self, ImageNotRead.self,
    UnusableImage.self, UnusedImage.self,
    MissingAlternative.self, DeadLink.self,
    MissingSection.self,
    RevealedDiagnosis.self, RawHTML.self, UnknownTerm.self, StrayFile.self, CaseAddress.self, PermanentID.self,
    IndexAddress.self, HeadingOrder.self, ParagraphLines.self, CaseFolder.self,
    Translations.self, UnprotectedCase.self, ReferenceMarks.self, Attested.self, UnprotectedSeries.self,
  ]

  /// The kinds of fault that these checks tell.
  public static let rules: [Rule] =
    siteChecks.flatMap { $0.rules } + PrivacyGate.rules + PageLinks.rules + PageShape.rules + PageLeak.rules

  /// The faults of the content.
  public static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    siteChecks.flatMap { $0.faults(in: site, of: snapshot) }
  }

  /// What of patients would be published; `names` are those that the department supplies. Beside what is found, what is
  /// wrong with how findings are accepted.
  public static func privacy(in site: Site, of snapshot: Snapshot, names: [String]) -> (
    findings: [PrivacyFinding], others: [Diagnostic]
  ) { PrivacyGate.findings(in: site, of: snapshot, names: names) }

  /// What of patients is in a text of a case that is not on the site: to be hidden where one of its faults is shown.
  public static func secrets(in source: SourceText, names: [String]) -> [PrivacyFinding] {
    PrivacyGate.secrets(in: source, names: names)
  }

  /// The faults of the built pages, to be looked for when the content has none. `files` are the paths of all that is
  /// published, images included.
  public static func faults(in pages: [BuiltPage], files: Set<String>, of site: Site) -> [Diagnostic] {
    let scanned = pages.compactMap(ScannedPage.init)
    return PageLinks.faults(in: scanned, files: files) + PageShape.faults(in: scanned, files: files, of: site)
      + PageLeak.faults(in: pages, of: site)
  }
}

extension CaseHead {
  /// Where the value of `key` at `place` stands, from 0; the key, where values cannot be told apart.
  func span(of key: String, _ place: Int) -> SourceSpan? {
    valueSpans[key].flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? spans[key]
  }
}

extension Site {
  /// The cases that are on the site, in any language.
  var readableCases: [Case] { cases.filter { $0.head.status != .withdrawn } }

  /// Each text file on the site with its parts and figures.
  var texts: [(file: String, parts: [Part], figures: [Figure], source: SourceText)] {
    readableCases.map { ($0.file, $0.everyPart, $0.figures, $0.source) }
      + pages.map { ($0.file, $0.parts, $0.figures, $0.source) }
  }
}
