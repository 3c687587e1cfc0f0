import CVips

/// libvips, started once for the whole process; the only file that calls it.
enum Vips {
  /// What a header says.
  struct Header {
    /// Width in pixels, as stored.
    var width: Int
    /// Height in pixels, as stored.
    var height: Int
    /// Number of pages or frames.
    var pages: Int
    /// Whether the samples are grey or RGB.
    var isGreyOrRGB: Bool
    /// The ICC profile, inflated.
    var profile: [UInt8]?
  }

  /// Whether libvips runs. A `static let` starts it once, whichever thread asks first.
  static let isRunning = cvips_start() == 0

  /// The version of libvips, "8.14.1".
  static var version: String { String(cString: cvips_version()) }

  /// The version of libwebp, "1.2.4"; nil where it is not known.
  static var webpVersion: String? {
    let version = Int(cvips_webp_version())
    return version == 0 ? nil : "\(version >> 16).\(version >> 8 & 0xFF).\(version & 0xFF)"
  }

  /// The header of an image file; nil where libvips cannot read it.
  static func header(of bytes: [UInt8]) -> Header? {
    guard isRunning else { return nil }
    var header = cvips_header()
    guard bytes.withUnsafeBytes({ cvips_read_header($0.baseAddress, $0.count, &header) }) == 0 else { return nil }
    defer { cvips_free(header.profile) }
    return Header(
      width: Int(header.width), height: Int(header.height), pages: Int(header.pages),
      isGreyOrRGB: header.colour != CVIPS_OTHER,
      profile: header.profile.map { Array(UnsafeBufferPointer(start: $0, count: header.profile_length)) })
  }

  /// A WebP of `width` by `height` pixels, as seen upright, of an image file; lossless where `quality` is nil.
  static func webp(
    of bytes: [UInt8], width: Int, height: Int, orientation: Int, hasForeignColour: Bool, quality: Int?
  ) throws(ImagingError) -> [UInt8] {
    guard isRunning else { throw .noEncoder }
    var output: UnsafeMutablePointer<UInt8>?
    var length = 0
    var message: UnsafeMutablePointer<CChar>?
    let status = bytes.withUnsafeBytes {
      cvips_encode_webp(
        $0.baseAddress, $0.count, Int32(width), Int32(height), Int32(orientation), hasForeignColour ? 1 : 0,
        Int32(quality ?? -1), &output, &length, &message)
    }
    defer {
      cvips_free(output)
      cvips_free(message)
    }
    guard status == 0, let output else {
      throw .encoding(message: message.map { String(cString: $0) } ?? "")
    }
    return Array(UnsafeBufferPointer(start: output, count: length))
  }

  /// The samples of an image file, as they are stored.
  static func samples(of bytes: [UInt8]) throws(ImagingError) -> SampleImage {
    guard isRunning else { throw .noEncoder }
    var (width, height, bands, bits) = (Int32(0), Int32(0), Int32(0), Int32(0))
    var samples: UnsafeMutablePointer<UInt8>?
    var message: UnsafeMutablePointer<CChar>?
    let status = bytes.withUnsafeBytes {
      cvips_read_samples($0.baseAddress, $0.count, &width, &height, &bands, &bits, &samples, &message)
    }
    defer {
      cvips_free(samples)
      cvips_free(message)
    }
    guard status == 0, let samples else { throw .encoding(message: message.map { String(cString: $0) } ?? "") }
    let count = Int(width) * Int(height) * Int(bands)
    let values: [UInt16] =
      bits == 16
      ? samples.withMemoryRebound(to: UInt16.self, capacity: count) {
        Array(UnsafeBufferPointer(start: $0, count: count))
      }
      : UnsafeBufferPointer(start: samples, count: count).map(UInt16.init)
    return SampleImage(
      width: Int(width), height: Int(height), bands: Int(bands), bits: Int(bits), samples: values)
  }

  /// A WebP of samples of 8 bits.
  static func webp(of samples: [UInt8], width: Int, height: Int, bands: Int, quality: Int) throws(ImagingError)
    -> [UInt8]
  {
    try written { output, length, message in
      samples.withUnsafeBytes {
        cvips_samples_to_webp(
          $0.baseAddress, $0.count, Int32(width), Int32(height), Int32(bands), Int32(quality), output, length, message)
      }
    }
  }

  /// A JPEG of the pixels of an image file.
  static func jpeg(of bytes: [UInt8], quality: Int) throws(ImagingError) -> [UInt8] {
    try written { output, length, message in
      bytes.withUnsafeBytes { cvips_to_jpeg($0.baseAddress, $0.count, Int32(quality), output, length, message) }
    }
  }

  /// A PNG of samples, in their depth.
  static func png(of image: SampleImage) throws(ImagingError) -> [UInt8] {
    func encoded(_ samples: UnsafeRawBufferPointer) throws(ImagingError) -> [UInt8] {
      try written { output, length, message in
        cvips_samples_to_png(
          samples.baseAddress, samples.count, Int32(image.width), Int32(image.height), Int32(image.bands),
          Int32(image.bits), output, length, message)
      }
    }
    let result: Result<[UInt8], ImagingError> =
      image.bits == 16
      ? image.samples.withUnsafeBytes { bytes in Result { () throws(ImagingError) in try encoded(bytes) } }
      : image.samples.map { UInt8(truncatingIfNeeded: $0) }.withUnsafeBytes { bytes in
        Result { () throws(ImagingError) in try encoded(bytes) }
      }
    return try result.get()
  }

  /// What `write` writes, or why it does not.
  private static func written(
    _ write: (
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    ) -> Int32
  ) throws(ImagingError) -> [UInt8] {
    guard isRunning else { throw .noEncoder }
    var output: UnsafeMutablePointer<UInt8>?
    var length = 0
    var message: UnsafeMutablePointer<CChar>?
    let status = write(&output, &length, &message)
    defer {
      cvips_free(output)
      cvips_free(message)
    }
    guard status == 0, let output else { throw .encoding(message: message.map { String(cString: $0) } ?? "") }
    return Array(UnsafeBufferPointer(start: output, count: length))
  }
}
