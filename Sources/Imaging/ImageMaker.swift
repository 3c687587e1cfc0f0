import Casebook

/// Makes the published form of an image, and vouches for it.
public enum ImageMaker {
  /// Makes what `job` asks of the bytes of its sources, in their order, then reads the result with
  /// ``MetadataVerifier``.
  ///
  /// Safe to call from several threads at once.
  /// - Throws: ``ImagingError``; nothing is returned that the verifier finds fault with.
  public static func make(_ job: ImageJob, from sources: [[UInt8]]) throws(ImagingError) -> [UInt8] {
    switch job.recipe {
    case .chunk(let masks):
      let name = job.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      return try verified(SeriesChunk.script(named: name, of: sources, masks: masks), job.recipe)
    case .scrub, .webp, .frame, .jpeg:
      guard let bytes = sources.first, sources.count == 1 else { throw .unfitRecipe(job.recipe) }
      return try make(job.recipe, from: bytes)
    }
  }

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
    case .frame(let frame):
      made = try SeriesFrame.webp(of: bytes, frame)
    case .jpeg(let inner):
      made = try Scrubber.scrub(
        try Vips.jpeg(of: make(inner, from: bytes), quality: ImageRecipe.jpegQuality), as: .jpeg)
    case .chunk: throw .unfitRecipe(recipe)
    }
    return try verified(made, recipe)
  }

  private static func verified(_ made: [UInt8], _ recipe: ImageRecipe) throws(ImagingError) -> [UInt8] {
    let findings = MetadataVerifier.findings(in: made, path: "image.\(recipe.fileExtension)")
    guard findings.isEmpty else { throw .leak(findings) }
    return made
  }
}
