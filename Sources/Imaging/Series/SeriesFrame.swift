import Casebook

/// A slice as everyone sees it first: at the window at rest, as lossy WebP of its own size, or of the size asked for.
enum SeriesFrame {
  /// Encodes the slice that an image file holds.
  /// - Throws: ``ImagingError``.
  static func webp(of bytes: [UInt8], _ recipe: FrameRecipe) throws(ImagingError) -> [UInt8] {
    let image = try Vips.samples(of: bytes).masked(by: recipe.masks)
    let shown: [UInt8]
    if let grey = recipe.grey, image.bands == 1 {
      let table = (0..<(1 << image.bits)).map(grey.brightness)
      shown = image.samples.map { table[Int($0)] }
    } else if image.bits == 8, image.bands == 3 {
      shown = image.samples.map { UInt8(truncatingIfNeeded: $0) }
    } else {
      throw .unfitRecipe(.frame(recipe))
    }
    let encoded =
      if let size = recipe.size {
        try Vips.webp(
          of: try Vips.png(
            of: SampleImage(
              width: image.width, height: image.height, bands: image.bands, bits: 8, samples: shown.map(UInt16.init))),
          width: size.width, height: size.height, orientation: 1, hasForeignColour: false,
          quality: FrameRecipe.quality)
      } else {
        try Vips.webp(
          of: shown, width: image.width, height: image.height, bands: image.bands, quality: FrameRecipe.quality)
      }
    return try Scrubber.scrub(encoded, as: .webp)
  }
}
