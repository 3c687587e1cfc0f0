import Casebook

/// What the container of an image says of it, before it is turned upright.
struct Measure {
  /// Width in pixels, as stored.
  var width: Int
  /// Height in pixels, as stored.
  var height: Int
  /// EXIF orientation, 1 to 8.
  var orientation = 1
  var isGreyOrSRGB = true
  /// Whether a pixel is one sample of grey.
  var isGrey = false
  /// Bits of a sample.
  var bits = 8
  var isAnimated = false

  /// Measures a file of this kind.
  static func read(_ bytes: [UInt8], _ kind: ImageFacts.Kind) -> Result<Measure, Refusal> {
    let measure: Result<Measure, Refusal> =
      switch kind {
      case .jpeg: jpeg(bytes)
      case .png: png(bytes)
      case .webp: webp(bytes)
      case .tiff: tiff(bytes)
      }
    return measure.flatMap { measure in
      let (pixels, overflow) = measure.width.multipliedReportingOverflow(by: measure.height)
      let limit = ImageProbe.pixelLimit
      return !overflow && pixels <= limit
        ? .success(measure) : .failure(Refusal(.tooLarge(pixels: overflow ? .max : pixels, limit: limit)))
    }
  }

  private static func jpeg(_ bytes: [UInt8]) -> Result<Measure, Refusal> {
    guard let container = JPEGContainer(bytes) else { return .failure(Refusal(.damaged)) }
    let frame = container.frame
    switch frame.marker {
    case 0xC0...0xC2: break
    case 0xC3, 0xC7, 0xCB, 0xCF: return .failure(Refusal(.unknownKind(found: "JPEG Lossless")))
    case 0xF7: return .failure(Refusal(.unknownKind(found: "JPEG-LS")))
    default: return .failure(Refusal(.unknownKind(found: "JPEG (T.81, SOF\(frame.marker - 0xC0))")))
    }
    guard frame.precision == 8 else { return .failure(Refusal(.unknownKind(found: "JPEG (\(frame.precision) bits)"))) }
    var measure = Measure(width: frame.width, height: frame.height)
    measure.isGreyOrSRGB = frame.components == 1 || frame.components == 3
    measure.isGrey = frame.components == 1
    var profile: [UInt8] = []
    for segment in container.segments {
      let body = bytes[segment.body]
      if segment.marker == 0xE1, measure.orientation == 1, body.has("Exif\0\0", at: body.startIndex) {
        measure.orientation = TIFFDirectory(body.dropFirst(6))?.orientation ?? 1
      } else if segment.marker == 0xE2, body.count > 14, body.has("ICC_PROFILE\0", at: body.startIndex) {
        profile += body.dropFirst(14)
      }
    }
    if !profile.isEmpty {
      measure.isGreyOrSRGB = measure.isGreyOrSRGB && ICCProfile(profile[...])?.isGreyOrSRGB == true
    }
    return .success(measure)
  }

  private static func png(_ bytes: [UInt8]) -> Result<Measure, Refusal> {
    guard let container = PNGContainer(bytes) else { return .failure(Refusal(.damaged)) }
    guard PNGPixels.areWhole(in: bytes, container, limit: ImageProbe.pixelLimit) else {
      return .failure(Refusal(.damaged))
    }
    var measure = Measure(width: container.width, height: container.height)
    measure.isAnimated = container.chunk("acTL") != nil
    if let header = container.chunk("IHDR")?.body, header.count == 13 {
      measure.bits = Int(bytes[header.lowerBound + 8])
      measure.isGrey = bytes[header.lowerBound + 9] == 0 && container.chunk("tRNS") == nil
    }
    if let exif = container.chunk("eXIf") {
      measure.orientation = TIFFDirectory(bytes[exif.body])?.orientation ?? 1
    }
    // gAMA and cHRM are kept when the picture is scrubbed, so they need no encoder. An iCCP is deflated, and that of
    // sRGB is under 4 kB; a longer one is not worth being opened.
    if let profile = container.chunk("iCCP") {
      measure.isGreyOrSRGB =
        profile.body.count <= 8192
        && Vips.header(of: bytes)?.profile.flatMap { ICCProfile($0[...]) }?.isGreyOrSRGB == true
    }
    if container.chunk("cICP") != nil { measure.isGreyOrSRGB = false }
    return .success(measure)
  }

  private static func webp(_ bytes: [UInt8]) -> Result<Measure, Refusal> {
    guard let container = WebPContainer(bytes) else { return .failure(Refusal(.damaged)) }
    var measure = Measure(width: container.width, height: container.height)
    measure.isAnimated = container.isAnimated
    if let exif = container.chunk("EXIF") {
      let body = bytes[exif.body]
      // Some writers put the header of JPEG's segment before.
      let directory = body.has("Exif\0\0", at: body.startIndex) ? body.dropFirst(6) : body
      measure.orientation = TIFFDirectory(directory)?.orientation ?? 1
    }
    if let profile = container.chunk("ICCP") {
      measure.isGreyOrSRGB = ICCProfile(bytes[profile.body])?.isGreyOrSRGB == true
    }
    return .success(measure)
  }

  private static func tiff(_ bytes: [UInt8]) -> Result<Measure, Refusal> {
    guard let directory = TIFFDirectory(bytes[...]) else { return .failure(Refusal(.damaged)) }
    guard !directory.has(.dngVersion) else { return .failure(Refusal(.unknownKind(found: "DNG"))) }
    guard directory.holdsItsPixels, let header = Vips.header(of: bytes) else { return .failure(Refusal(.damaged)) }
    var measure = Measure(width: header.width, height: header.height)
    measure.orientation = directory.orientation
    measure.isAnimated = header.pages > 1
    measure.isGreyOrSRGB =
      header.isGreyOrRGB && (header.profile.map { ICCProfile($0[...])?.isGreyOrSRGB == true } ?? true)
    return .success(measure)
  }
}
