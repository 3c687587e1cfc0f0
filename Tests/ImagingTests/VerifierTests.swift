import Casebook
import Imaging
import Testing

@Suite struct VerifierTests {
  func faults(_ text: String, _ path: String) -> [MetadataFinding.Fault] {
    MetadataVerifier.findings(in: Array(text.utf8), path: path).map(\.fault)
  }

  @Test func onlyKindsThatASiteNeedsAreAdmitted() {
    #expect(faults("a", "a/b.html") == [])
    #expect(faults("0010 PN", "series/scan.dcm") == [.unexpectedKind(fileExtension: "dcm")])
    #expect(faults("a", "README") == [.unexpectedKind(fileExtension: "")])
    #expect(faults("a", "a.JPEG") == [.unexpectedKind(fileExtension: "jpeg")])
  }

  @Test func whatStandsAfterTheEndIsFound() throws {
    for sample in try Fixtures.made.get().plain where sample.kind != .tiff {
      let clean = try Scrubber.scrub(sample.bytes, as: sample.kind)
      let path = "media/a.\(sample.fileExtension)"
      #expect(MetadataVerifier.findings(in: clean, path: path) == [])
      #expect(
        MetadataVerifier.findings(in: clean + [1, 2, 3], path: path)
          == [MetadataFinding(path: path, fault: .trailing(count: 3), offset: clean.count)])
      #expect(MetadataVerifier.findings(in: clean.dropLast(), path: path).contains { $0.fault == .unreadable })
    }
  }

  @Test func eachPlantedBlockIsNamed() throws {
    let planted = try Fixtures.made.get().planted
    func faults(_ name: String) throws -> Set<MetadataFinding.Fault> {
      let sample = try #require(planted.first { $0.name == name })
      return Set(MetadataVerifier.findings(in: sample.bytes, path: "a.\(sample.fileExtension)").map(\.fault))
    }
    let trailing = MetadataFinding.Fault.trailing(count: 22)
    #expect(
      try faults("baseline") == [
        .chunk("APP1"), .chunk("APP13"), .chunk("COM"), .marker("Exif"), .marker("XMP"), .marker("Photoshop"), trailing,
      ])
    #expect(try faults("png").isSuperset(of: [.chunk("eXIf"), .chunk("iTXt"), .chunk("tEXt"), trailing]))
    #expect(
      try faults("lossy").isSuperset(of: [.chunk("VP8X"), .chunk("EXIF"), .chunk("XMP "), .marker("XMP"), trailing]))
  }

  @Test func contentMustBeWhatTheNameSays() throws {
    let jpeg = try #require(try Fixtures.made.get().plain.first { $0.kind == .jpeg }).bytes
    #expect(MetadataVerifier.findings(in: jpeg, path: "a.png").map(\.fault) == [.disguised(found: "JPEG")])
    #expect(MetadataVerifier.findings(in: jpeg, path: "a.txt").map(\.fault) == [.disguised(found: "JPEG")])
    #expect(faults("%PDF-1.7", "a.js") == [.disguised(found: "PDF")])
    #expect(faults("BM est un texte", "a.txt") == [])
    #expect(faults("a\0b", "a.css") == [.disguised(found: nil)])
    #expect(faults("<p>", "a.svg") == [.disguised(found: nil)])
  }

  @Test func aDrawingRunsNothingAndTellsNothing() {
    func svg(_ inside: String) -> String {
      "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">\(inside)</svg>"
    }
    #expect(faults(svg("<title>Rachis</title><path d=\"M0 0h9\"/>"), "a.svg") == [])
    #expect(faults(svg("<SCRIPT>"), "a.svg") == [.markup("script")])
    #expect(faults(svg("<metadata><rdf:RDF>"), "a.svg") == [.markup("metadata"), .markup("rdf:rdf")])
    #expect(faults(svg("<g onload=\"x()\">"), "a.svg") == [.markup("onload")])
    #expect(faults(svg("<g inkscape:label=\"Dupont\">"), "a.svg") == [.markup("inkscape:label")])
    #expect(faults(svg("<image href=\"data:image/jpeg;base64,/9j\">"), "a.svg") == [.markup("data:image")])
    #expect(faults("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg(""), "a.svg").contains(.markup("!DOCTYPE")))
    #expect(faults(svg("<?xpacket begin?>"), "a.svg") == [.markup("?xpacket")])
  }

  @Test func thePicturesOfAnIconAreRead() throws {
    let planted = try #require(try Fixtures.made.get().planted.first { $0.name == "png" }).bytes
    let clean = try Scrubber.scrub(planted, as: .png)
    func icon(_ png: [UInt8]) -> [UInt8] {
      let length = (0..<4).map { UInt8(truncatingIfNeeded: png.count >> ($0 * 8)) }
      return [0, 0, 1, 0, 1, 0, 64, 48, 0, 0, 1, 0, 32, 0] + length + [22, 0, 0, 0] + png
    }
    #expect(MetadataVerifier.findings(in: icon(clean), path: "favicon.ico") == [])
    #expect(MetadataVerifier.findings(in: icon(planted), path: "favicon.ico").contains { $0.fault == .chunk("eXIf") })
    #expect(
      MetadataVerifier.findings(in: icon(clean) + [7], path: "favicon.ico").map(\.fault) == [.trailing(count: 1)])
  }

  @Test func aFontHoldsNoPrivateBlock() {
    var font = Array("wOF2".utf8) + [UInt8](repeating: 0, count: 44)
    font[11] = 48
    #expect(MetadataVerifier.findings(in: font, path: "a.woff2") == [])
    font[47] = 9
    #expect(MetadataVerifier.findings(in: font, path: "a.woff2").map(\.fault) == [.chunk("private data")])
  }
}
