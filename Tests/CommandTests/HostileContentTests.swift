import Foundation
import TestSupport
import Testing

/// Content made to harm: it ends in bounded time, is refused by name, and leaves nothing of itself in Output.
@Suite struct HostileContent {
  private static let head =
    "---\ntitle: A\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nattestation: { images: phantom }\n---\n\n"
  private static let settings = "format: 1\ntitle: T\ndemonstration: true\n"

  private func withSite(_ files: [String: String], _ body: (Site) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let site = Site(content: folder.appending(path: "Content"), folder: folder)
      try write(["site.yml": Self.settings].merging(files) { $1 }, into: site.content)
      try body(site)
    }
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// Each is a few hundred kilobytes of what makes careless readers recurse, look back or copy.
  private static let bodies: [(name: String, text: String)] = [
    ("brackets", many("[", 100_000)), ("links", many("[a](", 20_000)), ("spaces", "[a](x " + many("x ", 50_000)),
    ("image", "![a](x " + many("x ", 50_000) + ".png"), ("stars", many("**a ", 20_000)), ("ticks", many("`", 100_000)),
    ("quotes", many("> ", 20_000)), ("lists", many("- ", 20_000)),
    ("pipes", many("|", 50_000) + "\n" + many("|-", 50_000)),
    ("comments", many("<!--", 20_000)), ("tags", many("<a ", 50_000)), ("dead links", many("[a](b.md) ", 3_000)),
    ("definitions", (0..<3_000).map { "[a\($0)]: b\n" }.joined()),
    ("boxes", "### QRU : A ?\n\n" + many("- [v] a\n", 3_000)),
    ("bullets", many("• a\n", 3_000)), ("dates", many("12/03/2018 ", 3_000)), ("names", many("Mme Dupont ", 3_000)),
    ("telephones", many("06 12 34 56 78 ", 3_000)), ("digits", many("1", 200_000)), ("mail", many("a", 50_000) + "@b"),
    ("accents", many("é", 200_000)), ("lines", many("\n", 200_000)), ("returns", many("\r", 50_000)),
    ("combining", "e" + many("\u{301}", 50_000)), ("garbled", many("Ã©", 20_000)),
    ("depth", (0..<600).map { many(" ", $0 * 2) + "- a\n" }.joined()),
  ]

  @Test(arguments: bodies.map(\.name))
  func aLineAsLongAsABookEnds(name: String) throws {
    let text = try #require(Self.bodies.first { $0.name == name }).text
    try withSite(["cases/a/case.md": Self.head + text + "\n"]) { site in
      let ended = try site.run("check")
      #expect(ended.status == 0 || ended.status == 1, "\(ended.errors.suffix(300))")
    }
  }

  private static let heads: [(name: String, text: String)] = [
    ("aliases", "a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntags: *c"),
    ("flow", "tags: " + many("[", 5_000)),
    ("maps", (0..<1_000).map { many(" ", $0) + "a:\n" }.joined()),
    ("tags", "tags: [" + (0..<20_000).map { "a\($0)" }.joined(separator: ",") + "]"),
    ("keys", (0..<1_000).map { "k\($0): v\n" }.joined()), ("twice", many("level: socle\n", 1_000)),
    ("quote", "summary: \"" + many("a", 200_000)), ("colons", "summary: " + many("a : ", 20_000)),
    ("type", "summary: !!python/object/apply:os.system [\"x\"]"), ("merge", "<<: { title: b }"),
  ]

  @Test(arguments: heads.map(\.name))
  func aHeadMadeToHarmEnds(name: String) throws {
    let text = try #require(Self.heads.first { $0.name == name }).text
    try withSite(["cases/a/case.md": Self.head.replacing("---\n\n", with: text + "\n---\n\n")]) { site in
      let ended = try site.run("check")
      #expect(ended.status == 1)
    }
  }

  /// What would run, climb or turn the page if it were written as it stands.
  private static let harm =
    #"</title></script><script>zz()</script><img src=zz onerror=zz()>"' onmouseover='zz() {{zz}} ]]>"#

  @Test func markupInEveryFieldIsShownAndNeverRun() throws {
    let quoted = "\"" + Self.harm.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let text = """
      ---
      title: \(quoted)
      date: 2026-01-02
      authors: [\(quoted)]
      status: published
      summary: \(quoted)
      diagnosis: \(quoted)
      certainty: \(quoted)
      meeting: \(quoted)
      tags: [\(quoted)]
      attestation: { text: { by: \(quoted), on: 2026-01-02, ground: consent }, images: phantom }
      ---

      ## \(Self.harm)

      ![\(Self.harm)](images/a.png "x") <!-- modality: \(Self.harm.replacing("-->", with: "")) -->

      | a | b |
      | --- | --- |
      | \(Self.harm) | `\(Self.harm)` |

      ### QRU : \(Self.harm) ? <!-- id: a -->

      - [x] \(Self.harm)
        > \(Self.harm)
      - [ ] Deux
      - [ ] Trois
      - [ ] Quatre

      \(Self.harm)

      ## À retenir

      \(Self.harm)

      """
    try withSite([
      "cases/a/case.md": text, "pages/p.md": "---\ntitle: \(quoted)\nsummary: \(quoted)\n---\n\n\(Self.harm)\n",
      "glossary.md": "## \(Self.harm)\n\n\(Self.harm)\n",
      "collections/c.md": "---\ntitle: \(quoted)\n---\n\n1. [\(Self.harm)](../cases/a/case.md) \(Self.harm)\n",
      "site.yml": Self.settings + "department: \(quoted)\nsummary: \(quoted)\ncontact: \(quoted)\nlicence: \(quoted)\n",
    ]) { site in
      let images = site.content.appending(path: "cases/a/images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Repository.root.appending(path: "Starter/site/fr/Content/cases/premier-cas/images/disques.png"),
        to: images.appending(path: "a.png"))
      let ended = try site.run("build", ["--base-address", "https://exemple.fr/cas"])
      #expect(ended.status == 0, "\(ended.errors)")
      var shown = 0
      for (path, data) in try site.published() where !path.hasPrefix("assets/") {
        let page = String(decoding: data, as: UTF8.self)
        guard [".html", ".xml", ".js", ".json", ".txt"].contains(where: path.hasSuffix) else { continue }
        shown += page.contains("zz") ? 1 : 0
        for live in ["<script>zz", "<img src=zz", "</title></script>"] {
          #expect(!page.contains(live), "\(path): \(live)")
        }
        // An attribute that it would have opened: a quotation mark of its own in front.
        #expect(page.firstMatch(of: /<[^<>]*"'? onmouseover=/) == nil, "\(path)")
      }
      #expect(shown > 5)
    }
  }

  @Test func foldersMadeToHarmAreRefusedByName() throws {
    try withSite(["cases/a/case.md": Self.head + "![a](images/passwd.png)\n"]) { site in
      let folder = site.content.appending(path: "cases/a/images")
      let manager = FileManager.default
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      func path(_ name: String) -> String { folder.appending(path: name).path }
      try manager.createSymbolicLink(atPath: path("passwd.png"), withDestinationPath: "/etc/passwd")
      try manager.createSymbolicLink(atPath: path("loop"), withDestinationPath: "..")
      try manager.createSymbolicLink(atPath: site.content.appending(path: "cases/b").path, withDestinationPath: "a")
      #expect(mkfifo(path("tube.png"), 0o600) == 0)
      for name in [
        "a\u{1B}[2J.png", "a\nb.png", "'; rm -rf .png", "-rf.png", "\u{202E}gnp.png",
        String(repeating: "a", count: 250),
      ] {
        try Data("x".utf8).write(to: folder.appending(path: name))
      }
      var deep = site.content.appending(path: "cases/a")
      for _ in 0..<200 { deep.append(path: "d") }
      try manager.createDirectory(at: deep, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: deep.appending(path: "fond.txt"))
      let ended = try site.run("build", ["--language", "en"])
      #expect(ended.status == 1)
      for name in [
        "cases/a/images/passwd.png:1:1", "cases/a/images/loop:1:1", "cases/b:1:1", "cases/a/images/tube.png:1:1",
      ] {
        #expect(ended.errors.contains("\(name): error: this file is not read"), "\(name)")
      }
      #expect(!ended.errors.contains("\u{1B}") && !ended.errors.contains("\u{202E}"))
      #expect(!manager.fileExists(atPath: site.output.path))
    }
  }
}
