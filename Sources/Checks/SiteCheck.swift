import Casebook
import Diagnostics

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
    MissingImage.self, ImageNotRead.self, UnusableImage.self, UnusedImage.self, MissingAlternative.self, DeadLink.self,
    MissingSection.self,
    RevealedDiagnosis.self, RawHTML.self, UnknownTerm.self, StrayFile.self, CaseAddress.self, PermanentID.self,
    IndexAddress.self, HeadingOrder.self,
  ]

  /// The kinds of fault that these checks tell.
  public static let rules: [Rule] = siteChecks.flatMap { $0.rules } + PageLinks.rules + PageLeak.rules

  /// The faults of the content.
  public static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    siteChecks.flatMap { $0.faults(in: site, of: snapshot) }
  }

  /// The faults of the built pages, to be looked for when the content has none. `files` are the paths of all that is
  /// published, images included.
  public static func faults(in pages: [BuiltPage], files: Set<String>, of site: Site) -> [Diagnostic] {
    PageLinks.faults(in: pages, files: files) + PageLeak.faults(in: pages, of: site)
  }
}

extension Site {
  /// The cases that are on the site, in any language.
  var readableCases: [Case] { cases.filter { $0.head.status != .withdrawn } }

  /// Each text file on the site with its parts and figures.
  var texts: [(file: String, parts: [Part], figures: [Figure])] {
    readableCases.map { ($0.file, $0.everyPart, $0.figures) } + pages.map { ($0.file, $0.parts, $0.figures) }
  }
}
