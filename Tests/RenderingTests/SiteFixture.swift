import Casebook
import Diagnostics
import Fingerprint
import Foundation
import Markdown
import Testing

@testable import Rendering

/// Sites and themes for tests: the project's own templates and words, cases written as an author writes them.
enum SiteFixture {
  /// The project's theme, with styles and scripts of the test's own.
  static let layer: [String: String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Theme")
    var files = [
      "styles/tokens.css": ":root { --ink: black }", "styles/base.css": "body { color: var(--ink) }",
      "styles/a.css": "a { color: blue }", "styles/department.css": ":root { --ink: navy }",
      "scripts/00-core.js": "\"core\";", "scripts/question.js": "\"question\";\n", "icon.svg": "<svg/>",
    ]
    for folder in ["templates", "words"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
      for name in names {
        files["\(folder)/\(name)"] = try? String(
          contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
      }
    }
    return files
  }()

  static let theme = Theme.read(layers: [layer]).0

  /// The faults of a theme whose department writes `files`.
  static func faults(_ files: [String: String]) -> [String] {
    Theme.read(layers: [layer, files]).1.map { fault in
      let remedy = fault.remedy(in: .fr).map { " — \($0)" } ?? ""
      return "\(fault.span.file):\(fault.span.start.line):\(fault.span.start.column): "
        + "\(fault.rule.severity): \(fault.message(in: .fr)) [\(fault.rule.name)]\(remedy)"
    }
  }

  /// A case read from `text`.
  static func one(_ slug: String, _ text: String, language: Language = .fr) throws -> Case {
    let (document, faults) = MarkdownReader.read(
      Array(text.utf8), file: language == .fr ? "cases/\(slug)/case.md" : "cases/\(slug)/case.\(language.rawValue).md")
    let (result, more) = CaseReader.read(document, slug: slug, language: language, base: nil, vocabulary: vocabulary)
    let errors = (faults + more).filter { $0.rule.severity == .error }
    try #require(errors.isEmpty, "\(errors.map { $0.message(in: .en) })")
    return result
  }

  /// A plain page read from `text`.
  static func page(_ slug: String, _ text: String) -> PlainPage { page(.page, slug, text, file: "pages/\(slug).md") }

  /// A collection read from `text`.
  static func collection(_ slug: String, _ text: String) -> PlainPage {
    page(.collection, slug, text, file: "collections/\(slug).md")
  }

  /// The glossary read from `text`.
  static func glossary(_ text: String) -> PlainPage { page(.glossary, "glossary", text, file: "glossary.md") }

  private static func page(_ kind: PlainPage.Kind, _ slug: String, _ text: String, file: String) -> PlainPage {
    let (document, _) = MarkdownReader.read(Array(text.utf8), file: file)
    return PageReader.read(document, kind: kind, slug: slug, language: .fr, vocabulary: vocabulary).0
  }

  static let vocabulary = Vocabulary(
    modalities: [Vocabulary.Term(identifier: "tdm", name: Wording(fr: "TDM", en: "CT"))],
    regions: [Vocabulary.Term(identifier: "cou", name: Wording(fr: "Cou", en: "Neck"))])

  /// An image of `width` by `height` pixels, whose content is its name.
  static func image(_ path: String, width: Int = 640, height: Int = 480, bytes: Int = 10_000) -> PublishedImage {
    let facts = ImageFacts(
      kind: .png, width: width, height: height, isUpright: true, isGreyOrSRGB: true, isAnimated: false,
      hash: ContentHash(path), bytes: bytes)
    return PublishedImage(of: facts, at: path, encoder: "test 1")
  }

  /// A site of these cases, every image of which exists.
  static func site(
    _ cases: [Case], pages: [PlainPage] = [], settings: SiteSettings = SiteSettings(id: "essai"),
    images: [String: PublishedImage] = [:]
  ) -> Site {
    let figures = cases.flatMap(\.figures) + pages.flatMap(\.figures)
    let all = Dictionary(figures.map { ($0.path, image($0.path)) }) { $1 }.merging(images) { $1 }
    return Site(
      settings: settings, vocabulary: vocabulary, cases: cases, pages: pages, images: all, includingDrafts: false)
  }

  /// Every file that the pages of `site` give, by path.
  static func files(of site: Site, theme: Theme = theme) -> [String: String] {
    let files = SiteViews.make(of: site, theme: theme, programVersion: "0.1").flatMap { $0.render(with: theme) }
    return Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in
      Issue.record("two files of one path")
      return first
    }
  }

  /// The only case of a site, its body as it is written in full.
  static func body(_ markdown: String) throws -> String {
    let text = try #require(files(of: site([try one("essai", head() + markdown)]))["cases/essai/index.html"])
    let start = try #require(text.range(of: "<div class=\"step\" data-step=\"0\">\n"))
    let end = try #require(text.range(of: "</div>\n</div>\n<footer class=\"case-foot\">"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// The head of a published case, with more lines.
  static func head(_ more: String = "", title: String = "Un cas", date: String = "2026-11-20") -> String {
    "---\ntitle: \(title)\ndate: \(date)\nauthors: [A. Martin, B. Petit]\nstatus: published\n\(more)---\n"
  }

  /// What a data file says, each letter thirteen places back; of one that is filed under a name, what stands under it.
  static func decoded(_ file: String, of name: String? = nil) throws -> String {
    let start = try #require(name.map { file.range(of: "[\"\($0)\"] = ")?.upperBound } ?? file.startIndex)
    let literal = try #require(file[start...].firstMatch(of: /"(?:[^"\\]|\\.)*"/)?.output)
    let text = try JSONDecoder().decode(String.self, from: Data(literal.utf8))
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let shifted = Dictionary(
      uniqueKeysWithValues: letters.indices.map { (letters[$0], letters[($0 + 13) % 26]) }
        + letters.indices.map { (Character(letters[$0].uppercased()), Character(letters[($0 + 13) % 26].uppercased())) }
    )
    return String(text.map { shifted[$0] ?? $0 })
  }
}
