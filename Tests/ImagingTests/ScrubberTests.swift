import Casebook
import Imaging
import Testing

@Suite struct ScrubberTests {
  static let structural: Set<String> = ["ExifTool", "System", "File", "JFIF", "Adobe", "PNG", "RIFF", "Composite"]

  @Test(arguments: ["baseline", "progressive", "png", "interlaced", "lossless", "lossy"])
  func nothingPlantedIsLeftAndNoPixelChanges(name: String) throws {
    let fixtures = try Fixtures.made.get()
    let source = try #require(fixtures.planted.first { $0.name == name })
    #expect(contains(source.bytes, "ZZARTIST") && contains(source.bytes, "ZZCREATOR"))
    #expect(!MetadataVerifier.findings(in: source.bytes, path: "a.\(source.fileExtension)").isEmpty)

    let scrubbed = try Scrubber.scrub(source.bytes, as: source.kind)

    #expect(try groups(scrubbed, source.fileExtension).subtracting(Self.structural) == [])
    for needle in Fixtures.needles { #expect(!contains(scrubbed, needle), "\(needle)") }
    #expect(MetadataVerifier.findings(in: scrubbed, path: "a.\(source.fileExtension)") == [])
    #expect(try pixels(scrubbed, source.fileExtension) == pixels(source.bytes, source.fileExtension))
    #expect(try Scrubber.scrub(scrubbed, as: source.kind) == scrubbed)
  }

  @Test func theThumbnailOfAJPEGIsGone() throws {
    let source = try #require(try Fixtures.made.get().planted.first { $0.name == "baseline" })
    #expect(try groups(source.bytes, "jpg").contains("IFD1"))
    let scrubbed = try Scrubber.scrub(source.bytes, as: .jpeg)
    #expect(scrubbed.indices.dropLast().count { scrubbed[$0] == 0xFF && scrubbed[$0 + 1] == 0xD8 } == 1)
  }

  @Test func textHiddenInATableOfAJPEGIsRefused() throws {
    let plain = try #require(try Fixtures.made.get().plain.first { $0.name == "baseline" }).bytes
    let restart: [UInt8] = [0xFF, 0xDD, 0x00, 0x0A, 0, 0] + Array("SECRET".utf8)
    let hiding = plain[..<2] + restart + plain[2...]
    #expect(throws: ImagingError.refused(.damaged)) { try Scrubber.scrub(Array(hiding), as: .jpeg) }
    #expect(
      MetadataVerifier.findings(in: Array(hiding), path: "a.jpg").first
        == MetadataFinding(path: "a.jpg", fault: .chunk("DRI"), offset: 2))
  }

  @Test func anAdobeSegmentKeepsItsTransformAlone() throws {
    let plain = try #require(try Fixtures.made.get().plain.first { $0.name == "baseline" }).bytes
    let adobe: [UInt8] = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
    let hiding = plain[..<2] + [0xFF, 0xEE, 0x00, 0x12] + adobe + Array("NAME".utf8) + plain[2...]
    let scrubbed = try Scrubber.scrub(Array(hiding), as: .jpeg)
    #expect(contains(scrubbed, "Adobe") && !contains(scrubbed, "NAME"))
    #expect(MetadataVerifier.findings(in: scrubbed, path: "a.jpg") == [])
    #expect(try pixels(scrubbed, "jpg") == pixels(plain, "jpg"))
  }

  @Test func anAnimatedWebPLosesWhatItsFramesCarry() throws {
    let fixtures = try Fixtures.made.get()
    let scratch = try Scratch()
    for name in ["lossy", "lossless"] {
      try scratch.write(try #require(fixtures.plain.first { $0.name == name }).bytes, "\(name).webp")
    }
    try run(
      "webpmux", "-frame", scratch.path("lossy.webp"), "+100", "-frame", scratch.path("lossless.webp"), "+100", "-o",
      scratch.path("moving.webp"))
    try run("exiftool", "-overwrite_original", "-EXIF:Artist=ZZARTIST", scratch.path("moving.webp"))
    var moving = try scratch.read("moving.webp")
    // An unknown chunk inside the last frame.
    let secret = Array("NOTE\u{6}\0\0\0SECRET".utf8)
    let frame = try #require(moving.indices.last { moving[$0...].starts(with: Array("ANMF".utf8)) })
    let length = Int(moving[frame + 4]) | Int(moving[frame + 5]) << 8
    moving.insert(contentsOf: secret, at: frame + 8 + length)
    for (place, grown) in [(frame + 4, length + secret.count), (4, moving.count - 8)] {
      for byte in 0..<4 { moving[place + byte] = UInt8(truncatingIfNeeded: grown >> (8 * byte)) }
    }
    let found = MetadataVerifier.findings(in: moving, path: "a.webp").map(\.fault)
    #expect(found.contains(.chunk("NOTE")) && found.contains(.chunk("EXIF")) && found.contains(.chunk("VP8X")))

    let scrubbed = try Scrubber.scrub(moving, as: .webp)

    #expect(!contains(scrubbed, "SECRET") && !contains(scrubbed, "ZZARTIST"))
    #expect(MetadataVerifier.findings(in: scrubbed, path: "a.webp") == [])
    guard case .image(let facts) = ImageProbe.read(scrubbed) else {
      Issue.record("not an image")
      return
    }
    #expect(facts.isAnimated && facts.width == 64 && facts.height == 48)
  }

  @Test func aTIFFIsNeverPublishedAsItIs() throws {
    let tiff = try #require(try Fixtures.made.get().plain.first { $0.kind == .tiff }).bytes
    #expect(throws: ImagingError.unfitRecipe(.scrub(.tiff))) { try Scrubber.scrub(tiff, as: .tiff) }
  }
}
