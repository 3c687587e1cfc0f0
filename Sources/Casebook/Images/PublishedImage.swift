import Fingerprint

/// The published forms of one image: what pages show, what they open whole, what lists show.
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
  /// The widths of a list's films: a desk, a phone's dense screen.
  public static let cardWidths = [480, 720]
  /// An image of at most these bytes is shown as it is: nothing is gained by encoding it again.
  public static let lightPage = 48 << 10
  /// The same in a list, where a dozen may be in sight at once.
  public static let lightCard = 24 << 10

  /// The longest side of a WebP image, in pixels.
  static let longestSide = 16_383
  /// Of what is lossy, 0 to 100 as libwebp counts it: no difference is seen at the size of a page.
  static let quality = 82

  /// What a page shows, by width; never empty.
  public var forms: [Form]
  /// What a reader opens to look closely: the pixels of the source, unless it cannot be shown as it is.
  public var full: Form
  /// What a list shows, by width; never empty.
  public var cards: [Form]

  /// Plans what to make of the image at `source`.
  ///
  /// A web image that is upright, grey or sRGB, still, and whose long side is at most the widest width asked for is
  /// opened as it is, only scrubbed: its pixels are untouched. Any other is encoded at its own width, up to the widest:
  /// lossless from a lossless source. On the page a light image is the same file; a heavy one has lossy forms of the
  /// asked widths that are narrower than it is, and of its own. A list shows it likewise, at the widths of cards.
  public init(of facts: ImageFacts, at source: String, encoder: String) {
    let widest = Self.widths.last ?? 1920
    func form(_ recipe: ImageRecipe, width: Int) -> Form {
      let height = ImageFacts.height(of: facts.width, by: facts.height, at: width)
      let job = ImageJob(
        sources: [ImageJob.Source(path: source, hash: facts.hash)], recipe: recipe, encoder: encoder)
      return Form(job: job, width: width, height: height)
    }
    func lossy(_ width: Int) -> Form { form(.webp(width: width, quality: Self.quality), width: width) }
    // A strip of screens can be narrow and very tall: WebP ends at 16,383 pixels a side (RFC 9649, section 2.7).
    let tallest = facts.width * Self.longestSide / max(facts.height, 1)
    let own = max(1, min(facts.width, widest, tallest))
    let encoded = (Self.widths.filter { $0 < own } + [own]).map(lossy)
    let isShownAsItIs =
      facts.kind != .tiff && facts.isUpright && facts.isGreyOrSRGB && !facts.isAnimated
      && max(facts.width, facts.height) <= widest
    let isLossless = facts.kind == .png || facts.kind == .tiff
    full =
      isShownAsItIs
      ? form(.scrub(facts.kind), width: facts.width)
      : isLossless ? form(.webp(width: own, quality: nil), width: own) : lossy(own)
    forms = isShownAsItIs && facts.bytes <= Self.lightPage ? [full] : encoded
    let widestCard = min(own, Self.cardWidths.last ?? own)
    cards =
      isShownAsItIs && facts.bytes <= Self.lightCard
      ? [full] : (Self.cardWidths.filter { $0 < widestCard } + [widestCard]).map(lossy)
  }

  /// The one form of a slice of a series, made by `job` and seen at this size.
  init(slice job: ImageJob, width: Int, height: Int) {
    full = Form(job: job, width: width, height: height)
    forms = [full]
    cards = [full]
  }

  /// The images that a page which shows this one names.
  public var pageJobs: [ImageJob] { (forms.contains(full) ? forms : forms + [full]).map(\.job) }

  /// The images that a list which shows this one names.
  public var cardJobs: [ImageJob] { cards.map(\.job) }
}
