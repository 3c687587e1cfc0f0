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
  /// Hash of the file.
  public var hash: ContentHash

  /// The height in pixels of a picture of `width` by `height` pixels once it is `target` pixels wide: what pages
  /// announce and what the encoder makes.
  public static func height(of width: Int, by height: Int, at target: Int) -> Int {
    max(1, Int((Double(height) * Double(target) / Double(width)).rounded()))
  }

  /// These facts.
  public init(
    kind: Kind, width: Int, height: Int, isUpright: Bool, isGreyOrSRGB: Bool, isAnimated: Bool, hash: ContentHash
  ) {
    self.kind = kind
    self.width = width
    self.height = height
    self.isUpright = isUpright
    self.isGreyOrSRGB = isGreyOrSRGB
    self.isAnimated = isAnimated
    self.hash = hash
  }
}

/// How a published image is made from its source.
public enum ImageRecipe: Hashable, Sendable {
  /// The container is written again without its metadata; the pixels are untouched.
  case scrub(ImageFacts.Kind)
  /// The pixels are decoded, set upright, taken to sRGB, reduced to `width` pixels, and encoded as WebP:
  /// lossless where `quality` is nil, otherwise lossy at that quality (0 to 100).
  case webp(width: Int, quality: Int?)

  /// Text that names the recipe, part of the name of what it makes.
  public var name: String {
    switch self {
    case .scrub(let kind): "scrub \(kind.rawValue)"
    case .webp(let width, let quality): "webp \(width) \(quality.map(String.init) ?? "lossless")"
    }
  }

  /// The ending of the file it makes.
  public var fileExtension: String {
    switch self {
    case .scrub(.jpeg): "jpg"
    case .scrub(let kind): kind.rawValue
    case .webp: "webp"
    }
  }
}

/// One image to make. Its place in Output is known before a pixel is read.
public struct ImageJob: Hashable, Sendable {
  /// The source, a path below the content folder.
  public var source: String
  /// Hash of the source.
  public var sourceHash: ContentHash
  /// How it is made.
  public var recipe: ImageRecipe
  /// Where it goes below Output: `media/…`, named by a hash of source, recipe and encoder version.
  public var path: String

  /// The job of making `recipe` from `source`, by the encoder of version `encoder` (its name and version, as text).
  public init(source: String, sourceHash: ContentHash, recipe: ImageRecipe, encoder: String) {
    self.source = source
    self.sourceHash = sourceHash
    self.recipe = recipe
    let name = ContentHash("\(sourceHash.hexadecimal)\n\(recipe.name)\n\(encoder)").short
    path = "media/\(name).\(recipe.fileExtension)"
  }
}

/// The published forms of one image, widest last.
public struct PublishedImage: Hashable, Sendable {
  /// One form.
  public struct Form: Hashable, Sendable {
    /// How and where it is made.
    public var job: ImageJob
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
  }

  /// The widths asked for, in pixels: a phone, a desk, a full screen.
  public static let widths = [480, 960, 1920]

  /// The longest side of a WebP image, in pixels.
  static let longestSide = 16_383

  /// By width; never empty.
  public var forms: [Form]

  /// Plans what to make of the image at `source`.
  ///
  /// A web image that is upright, grey or sRGB, still, and whose long side is at most the widest width asked for is
  /// only scrubbed. Any other is encoded to the asked widths that are narrower than it is, and to its own width up to
  /// the widest: lossless from a lossless source, otherwise at quality 82.
  public init(of facts: ImageFacts, at source: String, encoder: String) {
    let widest = Self.widths.last ?? 1920
    func form(_ recipe: ImageRecipe, width: Int) -> Form {
      let height = ImageFacts.height(of: facts.width, by: facts.height, at: width)
      let job = ImageJob(source: source, sourceHash: facts.hash, recipe: recipe, encoder: encoder)
      return Form(job: job, width: width, height: height)
    }
    let needsNoEncoder =
      facts.kind != .tiff && facts.isUpright && facts.isGreyOrSRGB && !facts.isAnimated
      && max(facts.width, facts.height) <= widest
    if needsNoEncoder {
      forms = [form(.scrub(facts.kind), width: facts.width)]
    } else {
      let quality: Int? = facts.kind == .png || facts.kind == .tiff ? nil : 82
      // A strip of screens can be narrow and very tall: WebP ends at 16,383 pixels a side (RFC 9649, section 2.7).
      let tallest = facts.width * Self.longestSide / max(facts.height, 1)
      let own = max(1, min(facts.width, widest, tallest))
      forms = (Self.widths.filter { $0 < own } + [own]).map { form(.webp(width: $0, quality: quality), width: $0) }
    }
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
