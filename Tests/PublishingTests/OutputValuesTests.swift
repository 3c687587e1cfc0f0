import Diagnostics
import Fingerprint
import Foundation
import Testing

@testable import Publishing

@Suite struct OutputPlanTests {
  func content(_ text: String) -> FileContent { FileContent(Array(text.utf8)) }

  @Test func sameTreesNeedNothing() {
    let tree = ["a": content("1"), "b": content("2")]
    let plan = OutputPlan(new: tree, published: tree)
    #expect(plan.isEmpty)
    #expect(plan.keep == ["a", "b"])
  }

  @Test func newChangedDamagedAreWrittenAndGoneRemoved() {
    let published = ["keep": content("k"), "change": content("1"), "damaged": content("d"), "gone": content("g")]
    let new = ["keep": content("k"), "change": content("2"), "damaged": content("d"), "new": content("n")]
    let plan = OutputPlan(new: new, published: published, damaged: ["damaged", "gone"])
    #expect(plan.write == ["change", "damaged", "new"])
    #expect(plan.keep == ["keep"])
    #expect(plan.remove == ["gone"])
  }
}

@Suite struct ManifestTests {
  let files = ["b/x.html": FileContent(Array("x".utf8)), "a b.txt": FileContent([])]

  @Test func itIsSortedJSONSealedByItsLastLine() throws {
    let bytes = Manifest(generator: "negatoscope \"1\"\n", files: files).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let body = """
      {
        "files": {
          "a b.txt": {"sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "size": 0},
          "b/x.html": {"sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "size": 1}
        },
        "format": 1,
        "generator": "negatoscope 1",

      """
    #expect(text == body + "  \"seal\": \"\(ContentHash(body).hexadecimal)\"\n}\n")
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
  }

  @Test func itReadsWhatItWrites() throws {
    for files in [files, [:]] {
      let manifest = Manifest(generator: "g", files: files)
      #expect(try Manifest(bytes: manifest.bytes) == manifest)
    }
  }

  @Test func anyByteAlteredOrCutIsRecognised() {
    let bytes = Manifest(generator: "g", files: files).bytes
    for index in bytes.indices {
      var altered = bytes
      altered[index] ^= 1
      #expect(throws: Manifest.Fault.damaged) { try Manifest(bytes: altered) }
      #expect(throws: Manifest.Fault.damaged) { try Manifest(bytes: Array(bytes[..<index])) }
    }
  }

  @Test func aLaterFormatIsToldApartFromDamage() {
    var text = String(decoding: Manifest(generator: "g", files: files).bytes, as: UTF8.self)
    text = text.replacing("\"format\": 1", with: "\"format\": 2")
    let body = text.prefix { $0 != "s" } + text.drop { $0 != "s" }
    let sealed = body.components(separatedBy: "  \"seal\"")[0]
    let bytes = Array("\(sealed)  \"seal\": \"\(ContentHash(sealed).hexadecimal)\"\n}\n".utf8)
    #expect(throws: Manifest.Fault.newer(format: 2)) { try Manifest(bytes: bytes) }
  }
}

@Suite struct OutputPathTests {
  @Test(arguments: [
    ("", OutputPathFault.emptyComponent), ("/etc/passwd", .emptyComponent), ("a//b", .emptyComponent),
    ("a/", .emptyComponent), ("../a", .leadingDot), ("a/../b", .leadingDot), (".hidden", .leadingDot),
    ("a/.git/b", .leadingDot), ("é.html", .forbiddenCharacter), ("a\nb", .forbiddenCharacter),
    ("a\\b", .forbiddenCharacter), ("c:x", .forbiddenCharacter), ("a./b", .forbiddenCharacter),
    ("a ", .forbiddenCharacter), ("\"", .forbiddenCharacter), ("negatoscope-manifest.json", .reserved),
    ("Negatoscope-Manifest.JSON", .reserved),
  ])
  func aPathThatNoHostKeepsIsRefused(_ path: String, _ fault: OutputPathFault) {
    #expect(throws: PublishingError.invalidPath(path: path, fault: fault)) { try OutputPathFault.check(["ok", path]) }
  }

  @Test func pathsThatMeetAreRefused() {
    for (paths, path, fault) in [
      (["a/x", "a/x"], "a/x", OutputPathFault.duplicate(of: "a/x")),
      (["A/x", "a/X"], "a/X", .duplicate(of: "A/x")),
      (["a", "a/b/c"], "a", .folderNeeded(by: "a/b/c")),
      (["A/b", "a/B/c"], "A/b", .folderNeeded(by: "a/B/c")),
    ] {
      #expect(throws: PublishingError.invalidPath(path: path, fault: fault)) { try OutputPathFault.check(paths) }
    }
  }

  @Test func ordinaryPathsAreTaken() throws {
    try OutputPathFault.check([
      "index.html", "cases/a b/index.html", "media/0a.webp", "manifest.json", "a-b", "a/b", "a.b",
    ])
  }
}

@Suite struct VerificationTests {
  @Test func itListsWhatIsMissingAlteredAndLeftOver() throws {
    let folder = try TemporaryFolder()
    let output = folder("Output")
    let tree = ["a": "1", "b": "2", "c/d": "3", "e": "4", "f": "5"]
    _ = try FolderWriter(generator: "g").publish(entries(tree), to: output)
    #expect(try Verification(of: output).isExact)
    try folder.write(["Output/a": "x", "Output/c/old.html": "withdrawn", "Output/.dot": ""])
    for path in ["b", "e", "f"] { try FileManager.default.removeItem(atPath: "\(output)/\(path)") }
    try FileManager.default.createSymbolicLink(atPath: "\(output)/e", withDestinationPath: "a")
    try FileManager.default.createDirectory(atPath: "\(output)/f", withIntermediateDirectories: true)
    let found = try Verification(of: output)
    #expect(found.missing == ["b"])
    #expect(found.altered == ["a", "e", "f"])
    #expect(found.leftOver == [".dot", "c/old.html"])
  }

  @Test func aFolderWithoutManifestCannotBeVerified() throws {
    let folder = try TemporaryFolder()
    #expect(throws: PublishingError.noManifest(path: folder.path)) { try Verification(of: folder.path) }
  }
}

@Suite struct PublishingErrorTests {
  @Test func faultsAreToldInBothLanguages() {
    #expect(
      PublishingError.disk(path: "/x", code: ENOSPC).wording.fr
        == "«\u{A0}/x\u{A0}»\u{A0}: il n’y a plus de place sur le disque")
    #expect(PublishingError.disk(path: "/x", code: ENOSPC).wording.en == "/x: no space left on the disk")
    #expect(
      PublishingError.disk(path: "/x", code: EXDEV).wording.en == "/x: system error 18 (Invalid cross-device link)")
    #expect(
      PublishingError.busy(output: "/o", process: 7).wording.fr
        == "«\u{A0}/o\u{A0}» est en cours de publication par le processus 7\u{A0}; attendez qu’elle finisse")
    #expect(
      PublishingError.foreignInTheWay(path: "a").wording.en
        == "a, in the output, does not come from here and stands where we must write; move it away")
  }
}
