import Casebook
import Diagnostics
import Foundation
import Markdown

/// A case to begin with: a draft with guidance, in a folder of its own.
public struct NewCase: Sendable {
  /// The folder of the files that come with the program.
  public var starter: String
  /// What authors write.
  public var content: String
  /// The language of the case; that of the site's root if nil.
  public var language: Language?
  /// Whether the case is to be discovered.
  public var isUnknown: Bool
  /// Its date.
  public var today: CalendarDate

  /// A case of the site in `content`.
  public init(starter: String, content: String, language: Language?, isUnknown: Bool, today: CalendarDate) {
    self.starter = starter
    self.content = content
    self.language = language
    self.isUnknown = isUnknown
    self.today = today
  }

  /// Writes `cases/SLUG/case.md` and an empty `images/`; where the text stands. Without a `title`, the words of the
  /// address are one.
  /// - Throws: `StarterError`, `PublishingError.disk`.
  public func write(_ slug: String, title: String?) throws -> String {
    guard slug.slug == slug, !slug.isEmpty else { throw StarterError.badName(slug, better: slug.slug) }
    let root = URL(filePath: content)
    guard let settingsBytes = try? Data(contentsOf: root.appending(path: "site.yml")) else {
      throw StarterError.noSite(path: content)
    }
    let cases = root.appending(path: "cases")
    let folder = cases.appending(path: slug)
    guard !FileManager.default.fileExists(atPath: folder.path) else { throw StarterError.taken(path: folder.path) }
    let (settings, _) = SettingsReader.read([UInt8](settingsBytes), file: "site.yml")
    let language = language ?? settings.languages.first ?? .fr
    let template = URL(filePath: starter)
      .appending(path: "case/\(language.rawValue)/\(isUnknown ? "unknown" : "case").md")
    let text = try NewFolder.disk(template) { String(decoding: try Data(contentsOf: template), as: UTF8.self) }
    let words = slug.replacing("-", with: " ")
    let shown = title ?? words.prefix(1).uppercased() + words.dropFirst()
    let whole = withRequiredSections(
      filled(text, ["id": slug, "title": Self.yaml(shown), "date": today.iso]), slug, language, settings)
    let new = try NewFolder(in: cases)
    do {
      try new.write(Data(whole.utf8), at: "case.md")
      try new.makeFolder("images")
      try new.move(to: folder)
    } catch {
      new.discard()
      throw error
    }
    return folder.appending(path: "case.md").relativePath
  }

  /// Adds a heading for each role that the site requires and that the text has no section for.
  private func withRequiredSections(
    _ text: String, _ slug: String, _ language: Language, _ settings: SiteSettings
  ) -> String {
    let file = "cases/\(slug)/case.md"
    let (document, _) = MarkdownReader.read(Array(text.utf8), file: file)
    let (one, _) = CaseReader.read(
      document, slug: slug, language: language, base: nil, vocabulary: Vocabulary())
    let missing = settings.requiredSections.filter { role in !one.sections.contains { $0.role == role } }
    return text + missing.map { "\n## \($0.name[language])\n" }.joined()
  }

  /// Text as a scalar between double quotes (YAML 1.2, section 7.3.1).
  private static func yaml(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\t", with: " ")
    return "\"\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
