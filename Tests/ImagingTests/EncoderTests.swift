import Casebook
import Foundation
import Imaging
import Testing

@Suite struct EncoderTests {
  @Test func nothingPlantedComesThrough() throws {
    var made: [String: [UInt8]] = [:]
    for sample in try Fixtures.made.get().planted {
      for quality in [nil, 82] {
        let encoded = try ImageMaker.make(.webp(width: 40, quality: quality), from: sample.bytes)
        for needle in Fixtures.needles { #expect(!contains(encoded, needle), "\(sample.name) \(needle)") }
        made["\(sample.name)-\(quality ?? 0).webp"] = encoded
      }
    }
    let readings = try readings(made)
    #expect(readings.count == made.count)
    for (name, reading) in readings {
      #expect(reading.groups.subtracting(ScrubberTests.structural) == [], "\(name)")
      #expect(reading.size == [40, 30], "\(name)")
    }
  }

  @Test func aFormIsEncodedAgainAsJPEGWithNothingPlanted() throws {
    var made: [String: [UInt8]] = [:]
    for sample in try Fixtures.made.get().planted {
      let encoded = try ImageMaker.make(.jpeg(.webp(width: 40, quality: 82)), from: sample.bytes)
      for needle in Fixtures.needles { #expect(!contains(encoded, needle), "\(sample.name) \(needle)") }
      made["\(sample.name).jpg"] = encoded
    }
    let readings = try readings(made)
    #expect(readings.count == made.count)
    for (name, reading) in readings { #expect(reading.size == [40, 30], "\(name)") }
    let source = try #require(try Fixtures.made.get().plain.first { $0.name == "png" }).bytes
    let before = try pixels(try ImageMaker.make(.webp(width: 40, quality: 82), from: source), "webp")
    let after = try pixels(try ImageMaker.make(.jpeg(.webp(width: 40, quality: 82)), from: source), "jpg")
    let differences = zip(before, after).map { abs(Int($0) - Int($1)) }
    #expect(differences.count == before.count)
    #expect(differences.reduce(0, +) / max(differences.count, 1) <= 3)
  }

  @Test func thePictureIsSetUpright() throws {
    let files = try Oriented.files.get()
    let scratch = try Scratch()
    for (orientation, rows) in Oriented.upright {
      let header = "P5\n\(rows[0].count) \(rows.count)\n255\n"
      try scratch.write(Array(header.utf8) + rows.flatMap(\.self), "a.pgm")
      try run("vips", "copy", scratch.path("a.pgm"), scratch.path("a.png"))
      let expected = try Encoder.encode(try scratch.read("a.png"), width: 10, quality: nil)
      for ending in ["png", "tif", "webp"] {
        let turned = try #require(files["\(orientation).\(ending)"])
        #expect(try Encoder.encode(turned, width: 10, quality: nil) == expected, "\(orientation) \(ending)")
      }
    }
  }

  @Test func aLosslessSourceKeepsItsPixels() throws {
    let fixtures = try Fixtures.made.get()
    for name in ["png", "tiff", "lossless"] {
      let source = try #require(fixtures.plain.first { $0.name == name })
      let encoded = try Encoder.encode(source.bytes, width: 1920, quality: nil)
      #expect(try pixels(encoded, "webp") == pixels(source.bytes, source.fileExtension))
    }
  }

  @Test func sixteenBitsBecomeEight() throws {
    let fixtures = try Fixtures.made.get()
    let deep = try fixtures.variant("a.png", operation: ["colourspace", "rgb16"])
    let plain = try #require(fixtures.plain.first { $0.name == "png" }).bytes
    let encoded = try Encoder.encode(deep, width: 1920, quality: nil)
    let difference = zip(try pixels(encoded, "webp"), try pixels(plain, "png")).map { abs(Int($0) - Int($1)) }.max()
    #expect(try #require(difference) <= 1)
  }

  @Test func transparencyAndGreyAreKept() throws {
    let fixtures = try Fixtures.made.get()
    let alpha = try fixtures.variant("a.png", operation: ["bandjoin_const", "128"])
    let encoded = try Encoder.encode(alpha, width: 1920, quality: nil)
    let withAlpha = try pixels(encoded, "webp")
    #expect(withAlpha.count == 64 * 48 * 4)
    #expect(withAlpha.enumerated().allSatisfy { $0 % 4 != 3 || $1 == 128 })
    let grey = try fixtures.variant("a.png", operation: ["colourspace", "b-w"])
    let samples = try pixels(try Encoder.encode(grey, width: 1920, quality: nil), "webp")
    #expect(samples.indices.allSatisfy { $0 % 3 == 0 || samples[$0] == samples[$0 - 1] })
    let reds = stride(from: 0, to: samples.count, by: 3).map { samples[$0] }
    let greys = try pixels(grey, "png")
    #expect(reds == greys)
  }

  @Test func foreignColourIsTakenToSRGB() throws {
    let fixtures = try Fixtures.made.get()
    let plain = try pixels(try #require(fixtures.plain.first { $0.name == "png" }).bytes, "png")
    func error(_ source: [UInt8]) throws -> Double {
      let samples = try pixels(try Encoder.encode(source, width: 1920, quality: nil), "webp")
      #expect(samples.count == plain.count)
      return zip(samples, plain).map { Double(abs(Int($0) - Int($1))) }.reduce(0, +) / Double(plain.count)
    }
    let cmyk = try fixtures.variant("a.jpg[Q=100,subsample-mode=off]", operation: ["colourspace", "cmyk"])
    #expect(try error(cmyk) < 25)
    let scratch = try Scratch()
    try scratch.write(try #require(fixtures.plain.first { $0.name == "png" }).bytes, "a.png")
    try run("vips", "icc_transform", scratch.path("a.png"), scratch.path("p3.png"), "p3", "--input-profile", "srgb")
    #expect(try error(try scratch.read("p3.png")) < 2)
  }

  @Test(arguments: ["lossy", "tiff"])
  func aDamagedPictureIsAnError(name: String) throws {
    var broken = try #require(try Fixtures.made.get().plain.first { $0.name == name }).bytes
    for index in broken.count / 3..<broken.count * 2 / 3 { broken[index] = 0xFF }
    #expect(throws: ImagingError.self) { try Encoder.encode(broken, width: 64, quality: nil) }
  }

  @Test func otherKindsNeverReachADecoder() {
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>".utf8)
    #expect(throws: ImagingError.refused(.unknownKind(found: "SVG"))) {
      try Encoder.encode(svg, width: 64, quality: nil)
    }
  }

  @Test func theSameBytesComeOutOnEveryRunAndThread() async throws {
    let sources = try Fixtures.made.get().planted
    let recipes: [ImageRecipe] = [.webp(width: 33, quality: 82), .webp(width: 64, quality: nil)]
    let first = try sources.map { source in try recipes.map { try ImageMaker.make($0, from: source.bytes) } }
    try await withThrowingTaskGroup(of: [[[UInt8]]].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try sources.map { source in try recipes.map { try ImageMaker.make($0, from: source.bytes) } }
        }
      }
      for try await again in group { #expect(again == first) }
    }
  }

  @Test func whatPagesAnnounceIsWhatIsMade() throws {
    let scratch = try Scratch()
    // An odd size that libjpeg's own reduction by 2, 4 and 8 does not divide.
    try run("vips", "zone", scratch.path("a.v"), "2501", "1403")
    try run("vips", "copy", scratch.path("a.v"), scratch.path("a.jpg"))
    try run("exiftool", "-overwrite_original", "-n", "-EXIF:Orientation=6", scratch.path("a.jpg"))
    let bytes = try scratch.read("a.jpg")
    guard case .image(let facts) = ImageProbe.read(bytes, fileExtension: "jpg") else {
      Issue.record("not an image")
      return
    }
    let published = PublishedImage(of: facts, at: "a.jpg", encoder: Encoder.version)
    #expect(published.forms.map(\.width) == [480, 960, 1403])
    var made: [String: [UInt8]] = [:]
    for form in published.forms { made["\(form.width).webp"] = try ImageMaker.make(form.job.recipe, from: bytes) }
    let readings = try readings(made)
    for form in published.forms { #expect(readings["\(form.width).webp"]?.size == [form.width, form.height]) }
  }

  @Test func theVersionNamesLibrariesAndRecipe() {
    #expect(Encoder.version.wholeMatch(of: /libvips \d+\.\d+\.\d+, libwebp \d+\.\d+\.\d+, negatoscope \d+/) != nil)
  }
}
