import Casebook
import Foundation
import Imaging
import Testing

/// Bytes that were made to harm: whatever happens, nothing planted comes out.
@Suite struct HostileTests {
  /// Changed files of each sort; `SOAK_ROUNDS` asks for a longer run.
  static let rounds = ProcessInfo.processInfo.environment["SOAK_ROUNDS"].flatMap(Int.init) ?? 40

  /// Makes all that a build would make of the bytes, and each scrub besides; gives what was made.
  func made(of bytes: [UInt8]) -> [(path: String, bytes: [UInt8])] {
    var made: [(path: String, bytes: [UInt8])] = []
    for kind in [ImageFacts.Kind.jpeg, .png, .webp] {
      if let scrubbed = try? Scrubber.scrub(bytes, as: kind) {
        made.append(("a.\(ImageRecipe.scrub(kind).fileExtension)", scrubbed))
      }
    }
    guard case .image(let facts) = ImageProbe.read(bytes) else { return made }
    let image = PublishedImage(of: facts, at: "a", encoder: Encoder.version)
    for recipe in (image.pageJobs + image.cardJobs).map(\.recipe) + [.webp(width: 20, quality: 82)] {
      if let image = try? ImageMaker.make(recipe, from: bytes) { made.append(("a.\(recipe.fileExtension)", image)) }
    }
    return made
  }

  func expectClean(_ bytes: [UInt8], _ comment: Comment) {
    for image in made(of: bytes) {
      #expect(MetadataVerifier.findings(in: image.bytes, path: image.path) == [], comment)
      for needle in Fixtures.needles where needle.hasPrefix("ZZ") {
        #expect(!contains(image.bytes, needle), comment)
      }
    }
  }

  @Test func cutsNeverLetAnythingThrough() throws {
    for sample in try Fixtures.made.get().planted {
      for length in stride(from: 0, to: sample.bytes.count, by: max(1, sample.bytes.count / 31)) {
        expectClean(Array(sample.bytes[..<length]), "\(sample.name) cut at \(length)")
      }
    }
  }

  @Test func changedBytesNeverLetAnythingThrough() throws {
    for sample in try Fixtures.made.get().planted {
      var numbers = SeededNumbers(state: 20_140_302)
      for round in 0..<Self.rounds {
        var bytes = sample.bytes
        for _ in 0..<Int.random(in: 1...6, using: &numbers) {
          // Headers are short: half of the changes fall on the first bytes.
          let bound = Bool.random(using: &numbers) ? min(200, bytes.count) : bytes.count
          let place = Int.random(in: 0..<bound, using: &numbers)
          switch Int.random(in: 0..<4, using: &numbers) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
          case 1: bytes[place] = 0xFF
          case 2: bytes.remove(at: place)
          default: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
          }
        }
        // Otherwise a wrong CRC would end nearly every round at once.
        if sample.kind == .png { mendChecks(&bytes) }
        expectClean(bytes, "\(sample.name) round \(round)")
      }
    }
  }

  /// Writes the CRC of each chunk of a PNG anew, as far as the lengths lead.
  func mendChecks(_ bytes: inout [UInt8]) {
    var start = 8
    while start + 12 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - start - 12 else { return }
      var check = UInt32.max
      for byte in bytes[start + 4..<start + 8 + length] {
        check ^= UInt32(byte)
        for _ in 0..<8 { check = check & 1 == 1 ? 0xEDB8_8320 ^ (check >> 1) : check >> 1 }
      }
      for index in 0..<4 {
        bytes[start + 8 + length + index] = UInt8(truncatingIfNeeded: ~check >> (24 - 8 * UInt32(index)))
      }
      start += 12 + length
    }
  }

  @Test func lengthsThatReachTooFarAreRefused() {
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0x45]
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF] + Array("IHDR".utf8)
    let webp = Array("RIFF".utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + Array("WEBPVP8 ".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]
    let tiff: [UInt8] = [0x49, 0x49, 0x2A, 0x00, 0xFF, 0xFF, 0xFF, 0xFF]
    for bytes in [jpeg, png, webp, tiff] { #expect(ImageProbe.read(bytes) == .refused(.damaged)) }
    for (path, bytes) in [("a.jpg", jpeg), ("a.png", png), ("a.webp", webp)] {
      #expect(MetadataVerifier.findings(in: bytes, path: path).map(\.fault) == [.unreadable], "\(path)")
    }
  }

  @Test func whatLiesOutsideOfTheAllowListIsNeverReturned() throws {
    // A text inside of the compressed picture: the scrubber cannot see it, the verifier does.
    let plain = try #require(try Fixtures.made.get().plain.first { $0.name == "baseline" }).bytes
    let hiding = plain.dropLast(2) + Array("http://ns.adobe.com/xap/1.0/".utf8) + plain.suffix(2)
    let scrubbed = try Scrubber.scrub(Array(hiding), as: .jpeg)
    let finding = MetadataFinding(path: "image.jpg", fault: .marker("XMP"), offset: scrubbed.count - 2 - 28)
    #expect(throws: ImagingError.leak([finding])) { try ImageMaker.make(.scrub(.jpeg), from: Array(hiding)) }
  }

  @Test func aScrubThatWouldShowThePictureWronglyIsRefused() throws {
    let fixtures = try Fixtures.made.get()
    let wide = try fixtures.variant("a.jpg[profile=p3]")
    #expect(throws: ImagingError.unfitRecipe(.scrub(.jpeg))) { try ImageMaker.make(.scrub(.jpeg), from: wide) }
    #expect(throws: ImagingError.unfitRecipe(.scrub(.png))) { try ImageMaker.make(.scrub(.png), from: wide) }
  }
}
