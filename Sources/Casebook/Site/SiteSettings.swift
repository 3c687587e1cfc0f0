import Diagnostics

/// What `site.yml` says.
public struct SiteSettings: Hashable, Sendable {
  /// The version of `site.yml` that this program reads.
  public static let format = 1

  /// Permanent, ASCII: a reader's attempts are kept under it.
  public var id: String
  /// Name of the site.
  public var title: Wording
  /// Who publishes it.
  public var department: Wording?
  /// One or two sentences for the home page.
  public var summary: Wording?
  /// The first is that of the root; the others stand below `en/` and the like.
  public var languages: [Language]
  /// Where to write to, in words.
  public var contact: Wording?
  /// Under which terms the content may be used.
  public var licence: Wording?
  /// Absolute address of the site without its last `/`; without it, what needs absolute addresses is left out.
  public var baseAddress: String?
  /// Whether search engines may list the site.
  public var asksForIndexing: Bool
  /// Roles that every published case must have a section for.
  public var requiredSections: [SectionRole]
  /// How answers are worth points; a collection may say otherwise for its own list.
  public var marking = MarkingScale.edn
  /// Whether the content is a demonstration: a banner says so.
  public var isDemonstration: Bool

  /// Settings of a folder that has no `site.yml`.
  public init(
    id: String = "negatoscope", title: Wording = Wording(fr: "Négatoscope", en: "Negatoscope"),
    department: Wording? = nil,
    summary: Wording? = nil, languages: [Language] = [.fr], contact: Wording? = nil, licence: Wording? = nil,
    baseAddress: String? = nil, asksForIndexing: Bool = false, requiredSections: [SectionRole] = [],
    isDemonstration: Bool = false
  ) {
    self.id = id
    self.title = title
    self.department = department
    self.summary = summary
    self.languages = languages
    self.contact = contact
    self.licence = licence
    self.baseAddress = baseAddress
    self.asksForIndexing = asksForIndexing
    self.requiredSections = requiredSections
    self.isDemonstration = isDemonstration
  }
}
