import Diagnostics
import Fingerprint

/// What pages need to know of an image file, measured at the edge; the core never reads a pixel.
public struct ImageFacts: Hashable, Sendable {
  /// The kinds of file accepted, told by their content, never by their name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// JPEG (ITU-T T.81).
    case jpeg
    /// PNG (ISO/IEC 15948).
    case png
    /// WebP (RIFF container).
    case webp
    /// TIFF 6.0; never published as it is.
    case tiff
  }

  /// What the file is.
  public var kind: Kind
  /// Width in pixels once upright.
  public var width: Int
  /// Height in pixels once upright.
  public var height: Int
  /// Whether the pixels stand as they should be seen (EXIF orientation 1 or none).
  public var isUpright: Bool
  /// Whether the pixels are grey or sRGB, with no other profile: a browser shows them rightly without any metadata.
  public var isGreyOrSRGB: Bool
  /// Whether there is more than one frame or page; only the first is published, through an encoder.
  public var isAnimated: Bool
  /// Whether a pixel is one sample of grey, without transparency or palette.
  public var isGrey: Bool
  /// Bits of a sample: 8, 16 in PNG, or fewer.
  public var bits: Int
  /// Hash of the file.
  public var hash: ContentHash
  /// Length of the file, in bytes.
  public var bytes: Int

  /// The height in pixels of a picture of `width` by `height` pixels once it is `target` pixels wide: what pages
  /// announce and what the encoder makes.
  public static func height(of width: Int, by height: Int, at target: Int) -> Int {
    max(1, Int((Double(height) * Double(target) / Double(width)).rounded()))
  }

  /// These facts.
  public init(
    kind: Kind, width: Int, height: Int, isUpright: Bool, isGreyOrSRGB: Bool, isAnimated: Bool, isGrey: Bool = false,
    bits: Int = 8, hash: ContentHash, bytes: Int
  ) {
    self.kind = kind
    self.width = width
    self.height = height
    self.isUpright = isUpright
    self.isGreyOrSRGB = isGreyOrSRGB
    self.isAnimated = isAnimated
    self.isGrey = isGrey
    self.bits = bits
    self.hash = hash
    self.bytes = bytes
  }
}

/// How a published image is made from its source.
public indirect enum ImageRecipe: Hashable, Sendable {
  /// The container is written again without its metadata; the pixels are untouched.
  case scrub(ImageFacts.Kind)
  /// The pixels are decoded, set upright, taken to sRGB, reduced to `width` pixels, and encoded as WebP:
  /// lossless where `quality` is nil, otherwise lossy at that quality (0 to 100).
  case webp(width: Int, quality: Int?)
  /// A slice of a series at its window at rest, as lossy WebP in the size of its source.
  case frame(FrameRecipe)
  /// What another recipe makes, its pixels encoded again as JPEG, for a place that does not know WebP.
  case jpeg(ImageRecipe)
  /// The exact samples of a few slices, in a script (``SeriesChunk`` tells how).
  case chunk([Series.Mask])

  /// Quality of a JPEG made of a WebP, 0 to 100 as libjpeg counts it: nothing more is seen to be lost.
  public static let jpegQuality = 90

  /// Text that names the recipe, part of the name of what it makes.
  public var name: String {
    switch self {
    case .scrub(let kind): "scrub \(kind.rawValue)"
    case .webp(let width, let quality): "webp \(width) \(quality.map(String.init) ?? "lossless")"
    case .frame(let recipe): "frame \(recipe.name)"
    case .jpeg(let inner): "jpeg \(Self.jpegQuality) \(inner.name)"
    case .chunk(let masks): "chunk \(masks.map(\.name).joined(separator: " "))"
    }
  }

  /// The ending of the file it makes.
  public var fileExtension: String {
    switch self {
    case .scrub(.jpeg), .jpeg: "jpg"
    case .scrub(let kind): kind.rawValue
    case .webp, .frame: "webp"
    case .chunk: "js"
    }
  }
}

/// One image to make. Its place in Output is known before a pixel is read.
public struct ImageJob: Hashable, Sendable {
  /// A file that it is made from.
  public struct Source: Hashable, Sendable {
    /// Path below the content folder.
    public var path: String
    /// Hash of the file.
    public var hash: ContentHash

    /// A file and its hash.
    public init(path: String, hash: ContentHash) {
      self.path = path
      self.hash = hash
    }
  }

  /// What it is made from, in order: one file, or the slices of a chunk.
  public var sources: [Source]
  /// How it is made.
  public var recipe: ImageRecipe
  /// Where it goes below Output: `media/…`, named by a hash of source, recipe and encoder version.
  public var path: String

  /// The job of making `recipe` from `sources`, by the encoder of version `encoder` (its name and version, as text).
  public init(sources: [Source], recipe: ImageRecipe, encoder: String) {
    self.sources = sources
    self.recipe = recipe
    let hashes = sources.map(\.hash.hexadecimal).joined(separator: "\n")
    let name = ContentHash("\(hashes)\n\(recipe.name)\n\(encoder)").short
    path = "media/\(name).\(recipe.fileExtension)"
  }
}
extension ImageJob {
  /// The same picture for a place that does not know WebP: itself, or its pixels in JPEG, made by `encoder`.
  public func withoutWebP(encoder: String) -> ImageJob {
    recipe.fileExtension == "webp" ? ImageJob(sources: sources, recipe: .jpeg(recipe), encoder: encoder) : self
  }
}

/// What was found where a content file claims to be an image.
public enum ImageReading: Hashable, Sendable {
  /// A sound image.
  case image(ImageFacts)
  /// Not usable: a fault told where the image is used, or at the file.
  case refused(ImageRefusal)
}

/// Why an image file is not accepted.
public enum ImageRefusal: Hashable, Sendable {
  /// Not JPEG, PNG, WebP or TIFF; `found` says what it looks like ("PDF", "GIF", "DICOM"), if known.
  case unknownKind(found: String?)
  /// The name says one kind, the content is another.
  case disguised(name: String, content: ImageFacts.Kind)
  /// Cut short or damaged.
  case damaged
  /// More pixels than `limit` (width times height).
  case tooLarge(pixels: Int, limit: Int)
  /// Nothing in it.
  case empty
}
