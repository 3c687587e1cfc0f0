import Casebook
import Fingerprint
import Imaging
import Testing

@Suite struct ProbeTests {
  func facts(_ reading: ImageReading) throws -> ImageFacts {
    guard case .image(let facts) = reading else {
      Issue.record("\(reading)")
      throw ToolFailure(tool: "probe", status: 0, output: "\(reading)")
    }
    return facts
  }

  @Test func eachKindIsMeasured() throws {
    for sample in try Fixtures.made.get().plain + Fixtures.made.get().planted {
      let expected = ImageFacts(
        kind: sample.kind, width: 64, height: 48, isUpright: true, isGreyOrSRGB: true, isAnimated: false,
        hash: ContentHash(sample.bytes), bytes: sample.bytes.count)
      #expect(ImageProbe.read(sample.bytes, fileExtension: sample.fileExtension) == .image(expected), "\(sample.name)")
    }
  }

  @Test(arguments: ["jpg", "png", "webp", "tif"])
  func anOrientationTurnsWidthAndHeight(ending: String) throws {
    let files = try Oriented.files.get()
    for orientation in 1...8 {
      let facts = try facts(ImageProbe.read(try #require(files["\(orientation).\(ending)"])))
      #expect(facts.isUpright == (orientation == 1))
      let isTall = orientation >= 5
      #expect(facts.width == (isTall ? 2 : 3) && facts.height == (isTall ? 3 : 2))
    }
  }

  @Test func onlyForeignColourNeedsTheEncoder() throws {
    let fixtures = try Fixtures.made.get()
    for ending in ["jpg", "png", "webp", "tif"] {
      #expect(try facts(ImageProbe.read(fixtures.variant("a.\(ending)[profile=srgb]"))).isGreyOrSRGB, "\(ending)")
      #expect(try !facts(ImageProbe.read(fixtures.variant("a.\(ending)[profile=p3]"))).isGreyOrSRGB, "\(ending)")
    }
    let cmyk = try fixtures.variant("a.jpg", operation: ["colourspace", "cmyk"])
    #expect(try !facts(ImageProbe.read(cmyk)).isGreyOrSRGB)
    let grey = try fixtures.variant("a.jpg", operation: ["colourspace", "b-w"])
    #expect(try facts(ImageProbe.read(grey)).isGreyOrSRGB)
    let deep = try fixtures.variant("a.png", operation: ["colourspace", "rgb16"])
    #expect(try facts(ImageProbe.read(deep)).isGreyOrSRGB)
  }

  /// ISO/IEC 15948, annex D.
  private func check(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum =
      bytes.reduce(UInt32.max) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
      } ^ .max
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  @Test func aPNGWithoutAllItsPixelsIsDamaged() throws {
    let fixtures = try Fixtures.made.get()
    var png = try #require(fixtures.plain.first { $0.name == "png" }).bytes
    for height: UInt8 in [48, 49, 200] {
      png[23] = height
      png.replaceSubrange(29..<33, with: check(png[12..<29]))
      let reading = ImageProbe.read(png)
      #expect((reading == .refused(.damaged)) == (height > 48), "\(height): \(reading)")
    }
    let interlaced = try fixtures.variant("a.png[interlace]")
    #expect(interlaced[28] == 1)
    #expect(try facts(ImageProbe.read(interlaced)).height == 48)
  }

  @Test func animationsAreTold() throws {
    let png = try #require(try Fixtures.made.get().plain.first { $0.name == "png" }).bytes
    // acTL with two frames that play for ever, after IHDR.
    let control: [UInt8] =
      [0, 0, 0, 8] + Array("acTL".utf8) + [0, 0, 0, 2, 0, 0, 0, 0] + [0xF3, 0x8D, 0x93, 0x70]
    #expect(try facts(ImageProbe.read(Array(png[..<33] + control + png[33...]))).isAnimated)
    let scratch = try Scratch()
    try scratch.write(png, "a.png")
    try run(
      "vips", "arrayjoin", "\(scratch.path("a.png")) \(scratch.path("a.png"))", scratch.path("b.v"), "--across", "1")
    try run("vips", "copy", scratch.path("b.v"), scratch.path("b.tif") + "[page-height=48]")
    #expect(try facts(ImageProbe.read(try scratch.read("b.tif"))).isAnimated)
  }

  @Test func otherKindsAreNamed() {
    let kinds: [(String, [UInt8])] = [
      ("PDF", Array("%PDF-1.7".utf8)), ("GIF", Array("GIF89a".utf8)), ("BMP", Array("BM....".utf8)),
      ("DICOM", [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)),
      ("DICOM", [0x49, 0x49, 0x2A, 0] + [UInt8](repeating: 0, count: 124) + Array("DICM".utf8)),
      ("HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8)), ("AVIF", [0, 0, 0, 24] + Array("ftypavif".utf8)),
      ("SVG", Array("\u{FEFF}<?xml version=\"1.0\"?>\n<svg/>".utf8)), ("ZIP", [0x50, 0x4B, 3, 4]),
      ("HTML", Array("<!DOCTYPE html><title>".utf8)), ("Office", [0xD0, 0xCF, 0x11, 0xE0]),
    ]
    for (name, bytes) in kinds {
      #expect(ImageProbe.read(bytes) == .refused(.unknownKind(found: name)), "\(name)")
    }
    #expect(ImageProbe.read(Array("bonjour".utf8)) == .refused(.unknownKind(found: nil)))
    #expect(ImageProbe.read([]) == .refused(.empty))
  }

  @Test func aNameOfAnotherKindIsRefused() throws {
    let jpeg = try #require(try Fixtures.made.get().plain.first { $0.kind == .jpeg }).bytes
    #expect(ImageProbe.read(jpeg, fileExtension: "PNG") == .refused(.disguised(name: "png", content: .jpeg)))
    _ = try facts(ImageProbe.read(jpeg, fileExtension: "JPEG"))
  }

  @Test func aFileCutShortIsDamagedWhereverItIsCut() throws {
    for sample in try Fixtures.made.get().plain {
      // A signature is needed for the kind to be known.
      for length in stride(from: 16, to: sample.bytes.count, by: max(1, sample.bytes.count / 97)) {
        #expect(
          ImageProbe.read(Array(sample.bytes[..<length])) == .refused(.damaged), "\(sample.name) cut at \(length)")
      }
    }
  }

  @Test func aDamagedChunkOfAPNGIsSeen() throws {
    var png = try #require(try Fixtures.made.get().plain.first { $0.name == "png" }).bytes
    png[png.count / 2] ^= 1
    #expect(ImageProbe.read(png) == .refused(.damaged))
  }

  @Test func tooManyPixelsAreRefusedWithoutDecoding() throws {
    // A VP8L header of 16384 by 16384 pixels, and nothing else.
    var webp = Array("RIFF".utf8) + [18, 0, 0, 0] + Array("WEBPVP8L".utf8)
    webp += [5, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0]
    #expect(ImageProbe.read(webp) == .refused(.tooLarge(pixels: 268_435_456, limit: 100_000_000)))
  }
}
