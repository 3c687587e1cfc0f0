import Casebook

/// Images made once by libvips' own command, and planted with invented metadata by exiftool.
struct Fixtures: Sendable {
  /// An image, and the ending of its name.
  struct Sample: Sendable {
    var name: String
    var kind: ImageFacts.Kind
    var fileExtension: String
    var bytes: [UInt8]
  }

  /// What was planted: none of it may be found in anything that is published.
  static let needles = ["ZZARTIST", "ZZDESCRIPTION", "ZZCREATOR", "ZZCOMMENT", "ZZIPTC", "ZZTRAILER", "exif", "Exif"]

  static let made = Result { try Fixtures() }

  /// Width and height of all.
  let width = 64, height = 48
  /// Without metadata.
  let plain: [Sample]
  /// The same with metadata of every sort that the kind takes, and bytes after its end.
  let planted: [Sample]
  private let scratch: Scratch

  /// A variant of the picture as libvips' command writes it: "p3.jpg[profile=p3]", for instance.
  func variant(_ target: String, operation: [String] = ["copy"]) throws -> [UInt8] {
    let name = target.split(separator: "[").first.map(String.init) ?? target
    let options = target.dropFirst(name.count)
    // A folder for each: tests run side by side.
    let own = try Scratch()
    try variantRun(operation, own.path(name) + options)
    return try own.read(name)
  }

  private func variantRun(_ operation: [String], _ output: String) throws {
    try run("vips", [operation[0], scratch.path("base.ppm"), output] + operation.dropFirst())
  }

  private init() throws {
    let scratch = try Scratch()
    self.scratch = scratch
    var ppm = Array("P6\n64 48\n255\n".utf8)
    for y in 0..<48 {
      for x in 0..<64 { ppm += [UInt8(x * 4), UInt8(y * 5), UInt8((x * 7 + y * 13) % 256)] }
    }
    try scratch.write(ppm, "base.ppm")
    let wanted: [(name: String, kind: ImageFacts.Kind, file: String, options: String)] = [
      ("baseline", .jpeg, "baseline.jpg", "[Q=90]"),
      ("progressive", .jpeg, "progressive.jpg", "[Q=90,interlace]"),
      ("png", .png, "png.png", ""),
      ("interlaced", .png, "interlaced.png", "[interlace]"),
      ("lossless", .webp, "lossless.webp", "[lossless]"),
      ("lossy", .webp, "lossy.webp", "[Q=80]"),
      ("tiff", .tiff, "tiff.tif", "[compression=lzw]"),
    ]
    try run("vips", "thumbnail", scratch.path("base.ppm"), scratch.path("thumb.jpg"), "16")
    func samples(trailer: [UInt8]) throws -> [Sample] {
      try wanted.map { name, kind, file, _ in
        Sample(
          name: name, kind: kind, fileExtension: file.split(separator: ".").last.map(String.init) ?? "",
          bytes: try scratch.read(file) + (kind == .tiff ? [] : trailer))
      }
    }
    for (_, _, file, options) in wanted {
      try run("vips", "copy", scratch.path("base.ppm"), scratch.path(file) + options)
    }
    plain = try samples(trailer: [])
    let plant = [
      "-overwrite_original", "-m", "-EXIF:Artist=ZZARTIST", "-EXIF:ImageDescription=ZZDESCRIPTION",
      "-EXIF:GPSLatitude=48.69", "-EXIF:GPSLatitudeRef=N", "-EXIF:DateTimeOriginal=2014:03:02 10:11:12",
      "-XMP-dc:Creator=ZZCREATOR", "-Comment=ZZCOMMENT", "-IPTC:By-line=ZZIPTC",
    ]
    try run("exiftool", plant + wanted.map { scratch.path($0.file) })
    let photographs = wanted.filter { $0.kind == .jpeg }.map { scratch.path($0.file) }
    try run("exiftool", ["-overwrite_original", "-ThumbnailImage<=\(scratch.path("thumb.jpg"))"] + photographs)
    planted = try samples(trailer: Array("ZZTRAILER, and the end".utf8))
  }
}

/// A picture of three by two greys, 1 2 3 over 4 5 6, under each EXIF orientation.
enum Oriented {
  /// What each orientation (EXIF 2.32, 4.6.4) makes of it once upright, in rows.
  static let upright: [Int: [[UInt8]]] = [
    1: [[1, 2, 3], [4, 5, 6]], 2: [[3, 2, 1], [6, 5, 4]], 3: [[6, 5, 4], [3, 2, 1]], 4: [[4, 5, 6], [1, 2, 3]],
    5: [[1, 4], [2, 5], [3, 6]], 6: [[4, 1], [5, 2], [6, 3]], 7: [[6, 3], [5, 2], [4, 1]],
    8: [[3, 6], [2, 5], [1, 4]],
  ]

  /// The files, by orientation and ending: "6.tif".
  static let files = Result {
    let scratch = try Scratch()
    try scratch.write(Array("P5\n3 2\n255\n".utf8) + [1, 2, 3, 4, 5, 6], "a.pgm")
    var arguments: [String] = []
    let names = ["jpg", "png", "tif", "webp"].flatMap { ending in (1...8).map { "\($0).\(ending)" } }
    for ending in ["jpg", "png", "tif", "webp[lossless]"] {
      try run("vips", "copy", scratch.path("a.pgm"), scratch.path("a.\(ending)"))
    }
    for name in names {
      let parts = name.split(separator: ".")
      try scratch.write(try scratch.read("a.\(parts[1])"), name)
      arguments += ["-n", "-overwrite_original", "-EXIF:Orientation=\(parts[0])", scratch.path(name), "-execute"]
    }
    try run("exiftool", arguments.dropLast())
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try scratch.read($0)) })
  }
}
