import Casebook

/// Makes the published form of an image, and vouches for it.
public enum ImageMaker {
  /// Carries out `recipe` on a source file, then reads the result with ``MetadataVerifier``.
  ///
  /// Safe to call from several threads at once.
  /// - Throws: ``ImagingError``; nothing is returned that the verifier finds fault with.
  public static func make(_ recipe: ImageRecipe, from bytes: [UInt8]) throws(ImagingError) -> [UInt8] {
    let made: [UInt8]
    switch recipe {
    case .scrub(let kind):
      guard FileSignature(of: bytes) == .image(kind) else { throw .unfitRecipe(recipe) }
      switch Measure.read(bytes, kind) {
      case .failure(let refusal): throw .refused(refusal.reason)
      case .success(let measure):
        guard measure.orientation == 1, measure.isGreyOrSRGB, !measure.isAnimated else { throw .unfitRecipe(recipe) }
      }
      made = try Scrubber.scrub(bytes, as: kind)
    case .webp(let width, let quality):
      made = try Encoder.encode(bytes, width: width, quality: quality)
    }
    let findings = MetadataVerifier.findings(in: made, path: "image.\(recipe.fileExtension)")
    guard findings.isEmpty else { throw .leak(findings) }
    return made
  }
}
