import Casebook
import Diagnostics
import Markdown

/// Where a link of the content leads, seen from the page it stands on.
enum ResolvedLink: Hashable, Sendable {
  /// Another site, or a mail address.
  case outside(String)
  /// A place of this site: the relative link, and what to call it where the link has no words.
  case inside(href: String, label: LinkLabel)
  /// A slice of a series: the link to its contact sheet, and whether the series itself stands on this page.
  case slice(SliceLink, href: String, isHere: Bool, label: LinkLabel)
  /// A place of a step that is not told yet: words alone; the label, if it tells nothing.
  case later(label: LinkLabel?)
  /// Nowhere; the fault is told by the checks.
  case broken
}

/// A figure as a page shows it.
struct PlacedFigure: Hashable, Sendable {
  /// What the case says of it.
  var figure: Figure
  /// What is published of it; nil where its file is missing, a fault told by the checks.
  var image: PublishedImage?
  /// What is published of it where it is a series.
  var series: PlacedSeries?
  /// Whether the page begins with it, so that it is not loaded late.
  var isFirst: Bool
  /// Whether another figure shows the same image.
  var isRepeated: Bool
}

/// Where text stands that leaves the site: in a card, in a file of questions. No relative link would lead anywhere.
public struct Apart: Hashable, Sendable {
  /// What stands before the name of an image's file.
  public var imagePrefix: String
  /// The absolute address of the site, to which its links then lead; without one their words stand alone.
  public var baseAddress: String?

  /// A place with these images, of a site at this address.
  public init(imagePrefix: String, baseAddress: String?) {
    self.imagePrefix = imagePrefix
    self.baseAddress = baseAddress
  }

  /// The link to `address`, if the site has one.
  func link(to address: Address) -> String? { baseAddress.map(address.absolute) }
}

/// All that the writers of a page's content need beside the content.
struct WritingContext: Hashable, Sendable {
  /// The page that the content stands on: links are relative to it.
  var page: Address
  /// The permanent identifier of the case that the content belongs to; nil for a page that is no case.
  var caseID: String?
  /// How the questions of the case are marked.
  var scale = MarkingScale.edn
  /// By destination as written.
  var links: [String: ResolvedLink] = [:]
  /// By where the image stands.
  var figures: [SourceSpan: PlacedFigure] = [:]
  /// By where the table stands; from 1.
  var tables: [SourceSpan: Int] = [:]
  /// Relative links to the references told here, by number.
  var references: [Int: String] = [:]
  /// Where the text will stand, if it leaves the site; nil for a page.
  var apart: Apart?

  /// The link to a file below Output: a relative one, or its name alone where the text leaves the site.
  func link(to path: String) -> String {
    guard let apart else { return Address(path).link(from: page) }
    return apart.imagePrefix + (path.split(separator: "/").last.map(String.init) ?? path)
  }
}
