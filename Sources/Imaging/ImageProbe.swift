import Casebook
import Fingerprint

/// Measures an image file without decoding its pixels. Time and memory are bounded by the length of the file.
public enum ImageProbe {
  /// More pixels than these are refused: 100 megapixels, three times a film digitised at 50 µm on 24 × 30 cm, and at
  /// most 800 MB once decoded with 16 bits and alpha.
  public static let pixelLimit = 100_000_000

  /// Reads what a file is, by its content.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileExtension: the ending of its name, without the dot; nil where the name is not to be compared. An image
  ///     under a name of another kind is refused as `disguised`.
  public static func read(_ bytes: [UInt8], fileExtension: String? = nil) -> ImageReading {
    let kind: ImageFacts.Kind
    switch kindOfContent(bytes) {
    case .success(let found): kind = found
    case .failure(let refusal): return .refused(refusal.reason)
    }
    if let name = fileExtension?.lowercased(), !(extensions[kind] ?? []).contains(name) {
      return .refused(.disguised(name: name, content: kind))
    }
    switch Measure.read(bytes, kind) {
    case .failure(let refusal): return .refused(refusal.reason)
    case .success(let measure):
      let lies = measure.orientation >= 5
      return .image(
        ImageFacts(
          kind: kind, width: lies ? measure.height : measure.width, height: lies ? measure.width : measure.height,
          isUpright: measure.orientation == 1, isGreyOrSRGB: measure.isGreyOrSRGB, isAnimated: measure.isAnimated,
          isGrey: measure.isGrey, bits: measure.bits, hash: ContentHash(bytes), bytes: bytes.count))
    }
  }

  /// The endings under which each kind is found.
  private static let extensions: [ImageFacts.Kind: Set<String>] = [
    .jpeg: ["jpg", "jpeg", "jpe", "jfif"], .png: ["png", "apng"], .webp: ["webp"], .tiff: ["tif", "tiff"],
  ]

  static func kindOfContent(_ bytes: [UInt8]) -> Result<ImageFacts.Kind, Refusal> {
    if bytes.isEmpty { return .failure(Refusal(.empty)) }
    switch FileSignature(of: bytes) {
    case .image(let kind): return .success(kind)
    case .other(let name): return .failure(Refusal(.unknownKind(found: name)))
    case .unknown: return .failure(Refusal(.unknownKind(found: nil)))
    }
  }
}

/// A refusal on its way.
struct Refusal: Error {
  var reason: ImageRefusal
  init(_ reason: ImageRefusal) { self.reason = reason }
}
