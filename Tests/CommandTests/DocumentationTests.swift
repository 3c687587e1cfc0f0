import Foundation
import TestSupport
import Testing

/// One fenced block of a Markdown document: what stands after the fence, and its text.
private struct Fenced {
  var language: Substring
  /// The path that the block is the file of, or what else follows the language; empty for an excerpt.
  var note: Substring
  var text: String

  static func blocks(of document: String) -> [Fenced] {
    document.matches(of: /(?m)^```(\w+)(?: ([^\n]+))?\n((?s).*?)^```$/).map {
      Fenced(language: $0.output.1, note: $0.output.2 ?? "", text: String($0.output.3))
    }
  }
}

@Suite struct Documentation {
  private static let folder = Repository.root.appending(path: "Documentation")
  private static let film = Repository.root
    .appending(path: "Content/cases/pneumothorax-spontane/images/thorax-face.png")

  /// Those of the guide, and those of the README, which stand in a numbered list.
  private static func blocks() throws -> [Fenced] {
    let guide = try String(contentsOf: folder.appending(path: "guide-des-auteurs.md"), encoding: .utf8)
    let readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    return Fenced.blocks(of: guide) + Fenced.blocks(of: readme.replacing(/(?m)^ {3}/, with: ""))
  }

  /// Writes the examples of the guide below `content`: a block with a path as that file, an excerpt as a case of its
  /// own; every image that they name is there.
  private static func write(_ blocks: [Fenced], into content: URL) throws {
    func write(_ text: String, at path: String) throws {
      let file = content.appending(path: path)
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      for image in text.matches(of: /\]\((images\/[^) ]+)/).map({ folder.appending(path: String($0.output.1)) })
      where !FileManager.default.fileExists(atPath: image.path) {
        try FileManager.default.createDirectory(
          at: image.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: film, to: image)
      }
    }
    try FileManager.default.createDirectory(at: content, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "Content/vocabulary"), to: content.appending(path: "vocabulary"))
    for (number, block) in blocks.enumerated() where ["markdown", "yaml"].contains(block.language) {
      if block.note.isEmpty {
        let head =
          "---\ntitle: Extrait \(number)\ndate: 2026-11-20\nauthors: [Guide]\nstatus: published\n"
          + "attestation: { text: { by: A, on: 2026-11-20, ground: consent }, images: phantom }\n---\n\n"
        try write(
          head + "## Extrait\n\n" + block.text + "\n## À retenir\n\n- Un extrait.\n",
          at: "cases/extrait-\(number)/case.md")
      } else {
        try write(block.text, at: String(block.note))
      }
    }
  }

  @Test func everyExampleOfTheGuideAndOfTheReadmeBuildsWithoutFault() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: folder.appending(path: "Content"), folder: folder)
      let blocks = try Self.blocks()
      try Self.write(blocks, into: site.content)
      let ended = try site.run("build", ["--drafts"])
      #expect(ended.status == 0)
      #expect(ended.errors == "")
      let published = try site.published()
      for block in blocks where block.note.hasSuffix("/case.md") {
        #expect(published[String(block.note.dropLast("case.md".count)) + "index.html"] != nil, "\(block.note)")
      }
      #expect(published.keys.count { $0.hasPrefix("cases/extrait-") && $0.hasSuffix("/index.html") } > 3)
    }
  }

  @Test func aFaultThatTheGuideShowsIsTheOneThatIsTold() throws {
    let told = try String(contentsOf: Site.named("faulty.fr.expected.txt"), encoding: .utf8)
    let shown = try Self.blocks().filter { $0.note == "faute" }
    #expect(!shown.isEmpty)
    for block in shown { #expect(told.contains(block.text), "\(block.text)") }
  }

  @Test func everyRuleThatTheGuideNamesExists() throws {
    let guide = try String(contentsOf: Self.folder.appending(path: "guide-des-auteurs.md"), encoding: .utf8)
    let table = try #require(guide.split(separator: "| Ce qui se passe").last).prefix { $0 != "#" }
    let named = table.matches(of: /`([a-z]+(?:-[a-z]+)+)`/).map { "\"\($0.output.1)\"" }
    #expect(named.count > 8)
    let sources = try files(below: Repository.root.appending(path: "Sources"))
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: Repository.root.appending(path: "Sources/\($0)"), encoding: .utf8) }.joined()
    for rule in named { #expect(sources.contains(rule), "\(rule)") }
  }

  @Test func theThemeOfTheExampleBuildsTheRealContentWithoutFault() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Repository.root.appending(path: "Content"), folder: folder)
      let theme = Self.folder.appending(path: "exemple-de-theme").path
      let ended = try site.run("build", ["--theme", theme])
      #expect(ended.status == 0)
      #expect(ended.errors == "")
      let published = try site.published()
      let home = String(decoding: try #require(published["index.html"]), as: UTF8.self)
      #expect(home.contains("<img class=\"logo\" src=\"assets/logo-"))
      #expect(home.contains("<span class=\"department\">Service d’imagerie"))
      let style = published.first { $0.key.hasPrefix("assets/site-") && $0.key.hasSuffix(".css") }
      #expect(style.map { String(decoding: $0.value, as: UTF8.self).contains("#4a3f9f") } == true)
    }
  }

  @Test func theRealContentBuildsWithNoErrorAndNoWarning() throws {
    try withTemporaryFolder { folder in
      let site = Site(content: Repository.root.appending(path: "Content"), folder: folder)
      let ended = try site.run("build")
      #expect(ended.status == 0)
      #expect(ended.errors == "")
    }
  }

  @Test func everyFileThatADocumentLinksToIsThere() throws {
    let documents =
      ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]
      + (try files(below: Self.folder)).filter { $0.hasSuffix(".md") }.map { "Documentation/\($0)" }
    for document in documents {
      let file = Repository.root.appending(path: document)
      let text = try String(contentsOf: file, encoding: .utf8).replacing(/(?m)^ *```(?s).*?^ *```$/, with: "")
      for link in text.matches(of: /\]\(([^)\s#]+)[^)]*\)/).map({ String($0.output.1) }) where !link.contains(":") {
        let target = file.deletingLastPathComponent().appending(path: link)
        #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(link)")
      }
    }
  }
}
