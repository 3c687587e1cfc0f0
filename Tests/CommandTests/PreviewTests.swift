import Foundation
import TestSupport
import Testing

/// The preview as a browser of the same machine, and one that should not be there, meet it.
@Suite(.serialized) struct PreviewServing {
  @Test func pagesAndImagesComeWithTheirTypesAndAreNotKept() throws {
    try RunningPreview.of(Repository.root.appending(path: "Content")) { preview in
      let home = try preview.get("/")
      #expect(home.status == 200)
      #expect(home.headers["content-type"] == "text/html; charset=utf-8")
      #expect(home.headers["cache-control"] == "no-store")
      #expect(home.headers["content-security-policy"] == "default-src 'self'")
      let text = String(decoding: home.body, as: UTF8.self)
      let image = try #require(text.firstMatch(of: /media\/[0-9a-f]+\.(webp|png|jpg)/))
      let answer = try preview.get("/\(image.output.0)")
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"]?.hasPrefix("image/") == true)
      #expect(answer.body.count > 1000)
      let style = try #require(text.firstMatch(of: /assets\/site-[0-9a-f]+\.css/))
      #expect(try preview.get("/\(style.output)").headers["content-type"] == "text/css; charset=utf-8")
      #expect(try preview.get("/cases/fracture-poignet").headers["location"] == "/cases/fracture-poignet/")
      #expect(try preview.get("/cases/fracture-poignet/").status == 200)
      let missing = try preview.get("/nowhere.html")
      #expect(missing.status == 404)
      #expect(missing.headers["content-type"] == "text/html; charset=utf-8")
      #expect(preview.interrupt() == 0)
    }
  }

  @Test func onlyTheSiteIsAnsweredAndOnlyToThisMachine() throws {
    try RunningPreview.of(Site.named("bilingual")) { preview in
      for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
        #expect(try preview.get("/", host: "\(host):\(preview.port)").status == 200, "\(host)")
      }
      for host in ["evil.example", "evil.example:\(preview.port)", "localhost", "127.0.0.1:1", "", "127.0.0.1.evil"] {
        let answer = try preview.get("/", host: host)
        #expect(answer.status == 421, "\(host)")
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("<html"))
      }
      for target in [
        "/../site.yml", "/%2e%2e/site.yml", "/..%2fsite.yml", "/cases/..%5c..%5csite.yml", "/\\etc\\passwd", "/a%00b",
        "/./index.html", "//etc/passwd", "http://127.0.0.1/index.html", "/%ff", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
      ] {
        let answer = try preview.get(target)
        #expect(answer.status == 400, "\(target)")
      }
      for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let answer = try preview.get("/", method: method)
        #expect(answer.status == 405, "\(method)")
        #expect(answer.headers["allow"] == "GET, HEAD")
      }
      let head = try preview.get("/", method: "HEAD")
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect(head.headers["content-length"] == String(try preview.get("/").body.count))
    }
  }

  @Test func aSlowClientAndManyClientsKeepNobodyWaiting() throws {
    try RunningPreview.of(Site.named("bilingual")) { preview in
      let slow = try (0..<40).map { _ in try Connection(port: preview.port) }
      for connection in slow { connection.send("GET / HTTP/1.1\r\nHost: loc") }
      let listening = try (0..<20).map { _ in try Connection(port: preview.port) }
      for connection in listening {
        connection.send("GET /.negatoscope/events HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\r\n")
      }
      for _ in 0..<20 { #expect(try preview.get("/").status == 200) }
      // One that never ends its request is let go.
      #expect(slow[0].readAll() == [])
      for connection in slow + listening { connection.close() }
      #expect(try preview.get("/").status == 200)
    }
  }

  @Test func aPortThatIsTakenIsToldWithOneThatIsFree() throws {
    try RunningPreview.of(Site.named("bilingual")) { first in
      let arguments = ["preview", "--content", first.content.path, "--cache", first.folder.path + "/cache"]
      let taken = try TestSupport.run(
        Repository.command.path, arguments + ["--port", "\(first.port)", "--language", "fr"], in: first.folder)
      #expect(taken.status == 3)
      #expect(taken.errors.contains("le port \(first.port) est déjà pris"))
      #expect(taken.errors.contains(/--port \d+/))
      try RunningPreview.of(Site.named("bilingual")) { second in
        #expect(second.port != first.port)
        let answer = try second.get("/")
        #expect(answer.status == 200)
      }
    }
  }
}

/// What an author sees who writes while the preview runs.
@Suite(.serialized) struct PreviewFollowing {
  private static func write(_ text: String, to preview: RunningPreview, _ path: String) throws {
    try Data(text.utf8).write(to: preview.content.appending(path: path), options: .atomic)
  }

  @Test func aChangeIsServedAFaultKeepsTheLastGoodPagesAndIsClearedWhenMended() throws {
    try RunningPreview.of(Site.named("bilingual")) { preview in
      let before = try Site.tree(preview.content)
      let file = "cases/toux/case.md"
      let text = String(decoding: try #require(before[file]), as: UTF8.self)
      try Self.write(text + "\nUne phrase neuve.\n", to: preview, file)
      _ = try RunningPreview.await("the sentence") {
        try preview.text("/cases/toux/index.html").contains("Une phrase neuve.") ? true : nil
      }
      try Self.write(text + "\n![Rien](images/rien.png)\n", to: preview, file)
      let faults = try RunningPreview.await("the fault") {
        let faults = try preview.faults()
        return faults.contains("missing-image") ? faults : nil
      }
      #expect(faults.contains("toux\\/case.md, ligne ") && faults.contains("Remède"))
      #expect(faults.contains("![Rien](images\\/rien.png)"))
      #expect(try preview.text("/cases/toux/index.html").contains("Une phrase neuve."))
      try Self.write(text, to: preview, file)
      _ = try RunningPreview.await("no fault") { try preview.faults().contains("\"severity\":\"error\"") ? nil : true }
      #expect(try !preview.text("/cases/toux/index.html").contains("Une phrase neuve."))
      // Nothing was written beside the author, and nothing was published.
      let after = try Site.tree(preview.content)
      #expect(after == before)
      #expect(!FileManager.default.fileExists(atPath: preview.folder.appending(path: "Output").path))
    }
  }

  @Test func aSiteWithErrorsFromTheStartIsShownAsFarAsItGoes() throws {
    try RunningPreview.of(Site.named("faulty")) { preview in
      #expect(try preview.faults().contains("\"severity\":\"error\""))
      let home = try preview.get("/")
      #expect(home.status == 200)
      #expect(String(decoding: home.body, as: UTF8.self).contains("/.negatoscope/preview.js"))
    }
  }

  @Test func aDraftIsThereAndSaysSo() throws {
    try RunningPreview.of(Site.named("bilingual")) { preview in
      let page = try preview.text("/cases/brouillon/index.html")
      #expect(page.contains("<p class=\"draft-badge\">Brouillon</p>"))
      #expect(try preview.text("/cases/index.html").contains("<span class=\"draft-badge\">Brouillon</span>"))
      #expect(try !preview.text("/cases/toux/index.html").contains("class=\"draft-badge\""))
    }
    try withTemporaryFolder { folder in
      let site = Site(content: Site.named("bilingual"), folder: folder)
      #expect(try site.run("build").status == 0)
      for (path, bytes) in try site.published() where path.hasSuffix(".html") {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("class=\"draft-badge\"") && !text.contains(".negatoscope"), "\(path)")
      }
    }
  }

  @Test func foldersThatGoAwayAndComeBackAreFollowed() throws {
    try RunningPreview.of(Site.named("bilingual")) { preview in
      let away = preview.folder.appending(path: "Elsewhere")
      try FileManager.default.moveItem(at: preview.content, to: away)
      _ = try RunningPreview.await("the trouble") {
        try preview.faults().contains("\"severity\":\"error\"") ? true : nil
      }
      #expect(try preview.get("/cases/toux/index.html").status == 200)
      try FileManager.default.moveItem(at: away, to: preview.content)
      _ = try RunningPreview.await("no trouble") {
        try preview.faults().contains("\"severity\":\"error\"") ? nil : true
      }
      // A theme that begins while the preview runs, has a fault, and goes away.
      let theme = preview.folder.appending(path: "theme/templates")
      try TestSupport.write(["case.mustache": "{{titel}}"], into: theme)
      _ = try RunningPreview.await("the fault of the theme") {
        try preview.faults().contains("case.mustache") ? true : nil
      }
      try FileManager.default.removeItem(at: theme.deletingLastPathComponent())
      _ = try RunningPreview.await("no fault") { try preview.faults().contains("\"severity\":\"error\"") ? nil : true }
      #expect(try preview.get("/cases/toux/index.html").status == 200)
    }
  }
}
