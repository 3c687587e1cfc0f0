import Casebook

/// Decodes an image and encodes it as WebP, through libvips.
///
/// The same source gives the same bytes, wherever the same versions of the libraries run on the same family of
/// processors: each call works on one thread, without vector code; run several calls at once to use several cores.
public enum Encoder {
  /// Raised when a change of ours changes what is made, so that published names change with their contents.
  private static let revision = 1

  /// Name and version of all that shapes what is made; part of the name of each image made.
  public static let version = [
    "libvips \(Vips.version)", Vips.webpVersion.map { "libwebp \($0)" }, "negatoscope \(revision)",
  ].compactMap(\.self).joined(separator: ", ")

  /// Encodes the image, or the first frame or page of it, as a WebP without metadata.
  ///
  /// It is decoded strictly (a damaged picture is an error, never a grey patch), turned upright, taken to sRGB by its
  /// ICC profile or from CMYK, brought to 8 bits, reduced to `width` pixels (never enlarged), and encoded. A PNG's gAMA
  /// is not applied.
  /// - Parameters:
  ///   - width: in pixels, once upright.
  ///   - quality: 0 to 100, as libwebp counts it; nil for lossless.
  /// - Throws: ``ImagingError``.
  public static func encode(_ bytes: [UInt8], width: Int, quality: Int?) throws(ImagingError) -> [UInt8] {
    let measure: Measure
    switch ImageProbe.kindOfContent(bytes).flatMap({ Measure.read(bytes, $0) }) {
    case .success(let read): measure = read
    case .failure(let refusal): throw .refused(refusal.reason)
    }
    let lies = measure.orientation >= 5
    let upright = lies ? (width: measure.height, height: measure.width) : (width: measure.width, height: measure.height)
    let target = max(1, min(width, upright.width))
    let height = ImageFacts.height(of: upright.width, by: upright.height, at: target)
    let encoded = try Vips.webp(
      of: bytes, width: target, height: height, orientation: measure.orientation,
      hasForeignColour: !measure.isGreyOrSRGB, quality: quality.map { min(max($0, 0), 100) })
    return try Scrubber.scrub(encoded, as: .webp)
  }
}
