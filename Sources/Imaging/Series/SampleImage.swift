import Casebook

/// An image as numbers, before anything is made of them.
struct SampleImage: Hashable, Sendable {
  /// Pixels in a row.
  var width: Int
  /// Rows.
  var height: Int
  /// Samples of a pixel: 1 for grey, 3 for RGB.
  var bands: Int
  /// Bits of a sample: 8 or 16.
  var bits: Int
  /// `width * height * bands` samples, row by row.
  var samples: [UInt16]

  /// An image of these samples.
  init(width: Int, height: Int, bands: Int, bits: Int, samples: [UInt16]) {
    self.width = width
    self.height = height
    self.bands = bands
    self.bits = bits
    self.samples = samples
  }

  /// The same with each of `masks` painted with the lowest value that stands in the image, that of its background.
  func masked(by masks: [Series.Mask]) -> SampleImage {
    guard !masks.isEmpty else { return self }
    var image = self
    let darkest = samples.min() ?? 0
    for mask in masks {
      let (columns, rows) = mask.pixels(width: width, height: height)
      for row in rows {
        for index in (row * width + columns.lowerBound) * bands..<(row * width + columns.upperBound) * bands {
          image.samples[index] = bands == 1 ? darkest : 0
        }
      }
    }
    return image
  }
}
