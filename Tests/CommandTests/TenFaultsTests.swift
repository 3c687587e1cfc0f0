import Foundation
import TestSupport
import Testing

/// Ten faults that generators of sites pass over in silence, or stop at the first of: all are named, at their place.
@Suite struct TenFaults {
  private static let head =
    "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nattestation: { images: phantom }\n"

  private static let files: [String: String] = [
    "site.yml": "format: 1\ntitle: T\ndemonstration: true\n",
    "cases/a/case.md": head + """
      regoins: [thorax]
      ---

      ## Présentation

      Voir [ailleurs](../absent/case.md), [là](../b/case.md#nulle-part), [ici](#rien).

      ![](images/face.png "Face")

      ![Profil.](images/porfil.png)

      ![Profil.](images/Profil.png)

      ## Discussion

      ## Discussion

      """,
    "cases/b/case.md": head + "---\n\n## Présentation\n",
    "cases/c/case.md": "---\ntitle: \"Trois\ndate: 2026-01-02\nauthors: [A]\nstatus: published\n---\n\n## P\n",
    "cases/d/case.md": "",
  ]

  @Test func tenOfTenAreNamedInOneRun() throws {
    try withTemporaryFolder { folder in
      let content = folder.appending(path: "Content")
      for (path, text) in Self.files {
        let file = content.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let images = content.appending(path: "cases/a/images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      let image = Repository.root.appending(path: "Starter/site/fr/Content/cases/premier-cas/images/disques.png")
      for name in ["face.png", "profil.png"] {
        try FileManager.default.copyItem(at: image, to: images.appending(path: name))
      }
      let ended = try TestSupport.run(Repository.command.path, ["check", "--language", "en"], in: folder)
      let told = ended.errors.matches(of: /(?m)^(\S+:\d+:\d+): (?:error|warning): .*\[([a-z-]+)\]$/)
        .map { "\($0.output.1) \($0.output.2)" }
      #expect(
        told == [
          "cases/a/case.md:7:1 unknown-key", "cases/a/case.md:12:17 dead-link",
          "cases/a/case.md:12:42 dead-anchor", "cases/a/case.md:12:74 dead-anchor",
          "cases/a/case.md:14:1 missing-alternative",
          "cases/a/case.md:16:12 missing-image", "cases/a/case.md:18:12 letter-case",
          "cases/a/case.md:22:1 repeated-heading", "cases/c/case.md:2:8 head-quote", "cases/d/case.md:1:1 missing-head",
        ])
      #expect(ended.status == 1)
    }
  }
}
