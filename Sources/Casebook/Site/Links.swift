import Diagnostics
import Foundation
import Markdown

/// Where a link of the content leads.
public enum LinkTarget: Hashable, Sendable {
  /// Another site: `https:`, `http:` or `mailto:`.
  case outside(String)
  /// A place of this site, and what to call it where the link has no words.
  case inside(Address, LinkLabel)
  /// A slice of a series.
  case slice(SliceLink, LinkLabel)
  /// Nowhere.
  case broken(LinkFault)
}

/// Where a link to a slice leads.
public struct SliceLink: Hashable, Sendable {
  /// The series on the page of its case.
  public var figure: Address
  /// The slice on the contact sheet of the series.
  public var sheet: Address
  /// The short name of the series in its case.
  public var series: String
  /// The slice, from 1.
  public var slice: Int
  /// The window to open it in; nil for the one in use.
  public var window: String?
  /// The mark by which it was named.
  public var mark: String?
}

/// What a link without words is called; the interface's words make it a text.
public enum LinkLabel: Hashable, Sendable {
  /// « Figure 3 »
  case figure(Int)
  /// « Question 2 »
  case question(Int)
  /// A title, as written.
  case title(String)
}

/// Why a link leads nowhere.
public enum LinkFault: Hashable, Sendable {
  /// A scheme that is refused, such as `javascript`.
  case scheme(String)
  /// No file of the content is named so; perhaps a near one is.
  case noFile(String, nearest: String?)
  /// The file is a draft, or withdrawn.
  case notPublished(String)
  /// The file has no such section, figure or question; perhaps a near one.
  case noAnchor(String, nearest: String?)
  /// The series has no such slice.
  case noSlice(String, count: Int)
  /// The series has no such window.
  case noWindow(String, choices: [String])
  /// Several things bear that name; these would tell them apart.
  case ambiguous(String, choices: [String])
}

/// From where a link is seen.
public struct LinkOrigin: Hashable, Sendable {
  /// The Markdown file that holds the link.
  public var file: String
  /// The page on which it will stand.
  public var page: Address

  /// A link of `file`, shown on `page`.
  public init(file: String, page: Address) {
    self.file = file
    self.page = page
  }
}

/// What can be linked to in one file.
struct LinkPlaces: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    var anchor: String
    var label: LinkLabel
    var position: SourcePosition
    /// The folder of a series, and its short name.
    var series: Series?

    struct Series: Hashable, Sendable {
      var folder: String
      var name: String
    }
  }

  /// The case, and what may be told of it; nil for another text.
  var owner: Owner?
  /// What another text is.
  var kind = PlainPage.Kind.page
  var slug: String
  var language: Language
  var title: String
  /// By short name and by full id.
  var byName: [String: [Place]]

  struct Owner: Hashable, Sendable {
    var disclosure: Disclosure
    var status: CaseHead.Status
  }

  init(of case: Case) {
    self.init(
      slug: `case`.slug, language: `case`.language, title: `case`.head.title,
      parts: `case`.introduction + `case`.sections.flatMap { [.heading($0.heading)] + $0.parts },
      figures: `case`.figures)
    owner = Owner(disclosure: Disclosure(of: `case`), status: `case`.head.status)
  }

  init(of page: PlainPage) {
    self.init(
      slug: page.slug, language: page.language, title: page.title ?? page.slug, parts: page.parts,
      figures: page.figures)
    kind = page.kind
  }

  private init(slug: String, language: Language, title: String, parts: [Part], figures: [Figure]) {
    self.slug = slug
    self.language = language
    self.title = title
    byName = [:]
    func add(_ names: [String], _ place: Place) {
      for name in Set(names) { byName[name, default: []].append(place) }
    }
    for part in parts {
      switch part {
      case .heading(let heading):
        add(
          [heading.anchor],
          Place(anchor: heading.anchor, label: .title(heading.title.plainText), position: heading.span.start))
      case .question(let question):
        add(
          [question.id, question.anchor],
          Place(anchor: question.anchor, label: .question(question.number), position: question.span.start))
      case .progressive(let progressive):
        add(
          [progressive.id, progressive.anchor],
          Place(
            anchor: progressive.anchor, label: .title(progressive.title.plainText), position: progressive.span.start))
      case .references(let references):
        for reference in references {
          add(
            [reference.anchor],
            Place(anchor: reference.anchor, label: .title("[\(reference.number)]"), position: reference.span.start))
        }
      case .blocks: break
      }
    }
    for figure in figures {
      guard let number = figure.number else { continue }
      add(
        [figure.shortName, figure.anchor],
        Place(
          anchor: figure.anchor, label: .figure(number), position: figure.span.start,
          series: figure.isSeries ? Place.Series(folder: figure.path, name: figure.shortName) : nil))
    }
  }
}

extension Site {
  /// Where `destination`, as written in Markdown, leads when it is seen from `origin`.
  public func target(of destination: String, from origin: LinkOrigin) -> LinkTarget {
    if let scheme = Self.scheme(of: destination) {
      return ["http", "https", "mailto"].contains(scheme) ? .outside(destination) : .broken(.scheme(scheme))
    }
    let cut = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = Self.written(cut.first)
    let anchor = cut.count > 1 ? String(cut[1]).removingPercentEncoding ?? String(cut[1]) : nil
    let file = written.isEmpty ? origin.file : ContentPath.resolve(written, from: origin.file)
    guard let file, let places = places[file] else {
      if let file, drafts.contains(file) { return .broken(.notPublished(written)) }
      let near = file.flatMap { NearestName.ofPath($0, among: self.places.keys.filter { $0 != origin.file }.sorted()) }
      return .broken(.noFile(written, nearest: near.map { ContentPath.relative($0, from: origin.file) }))
    }
    if places.owner?.status == .withdrawn { return .broken(.notPublished(written)) }
    let isOwn = file == origin.file
    guard let anchor, !anchor.isEmpty else {
      return .inside(isOwn ? origin.page : front(of: places), .title(places.title))
    }
    if let slash = anchor.firstIndex(of: "/") {
      return slice(
        String(anchor[anchor.index(after: slash)...]), of: String(anchor[..<slash]), in: places, origin, isOwn)
    }
    // Editors and code forges keep the accents of a heading in its anchor.
    let found = places.byName[anchor] ?? places.byName[anchor.slug] ?? []
    guard let place = found.first else {
      return .broken(.noAnchor(anchor, nearest: NearestName.of(anchor, among: places.byName.keys.sorted())))
    }
    guard found.count == 1 else { return .broken(.ambiguous(anchor, choices: found.map(\.anchor).sorted())) }
    if isOwn { return .inside(origin.page.at(place.anchor), place.label) }
    guard let disclosure = places.owner?.disclosure else {
      return .inside(front(of: places).at(place.anchor), place.label)
    }
    // The address of a later step could name what is to be discovered: the link then leads to the case alone.
    let step = Disclosure.Item.step(disclosure.step(at: place.position))
    return disclosure.tells(step, at: .elsewhere)
      ? .inside(front(of: places).at(place.anchor), place.label) : .inside(front(of: places), .title(places.title))
  }

  /// The file that `destination`, as written in `file`, names; nil if it climbs out of the content folder.
  public func file(of destination: String, from file: String) -> String? {
    ContentPath.resolve(
      Self.written(destination.split(separator: "#", omittingEmptySubsequences: false).first), from: file)
  }

  private static func written(_ path: Substring?) -> String {
    let path = String(path ?? "")
    return path.removingPercentEncoding ?? path
  }

  /// The page to which the address of a file leads.
  private func front(of places: LinkPlaces) -> Address {
    guard let owner = places.owner else { return addresses.plainPage(places.kind, places.slug, places.language) }
    return addresses.page(owner.disclosure.pages[0], of: places.slug, places.language)
  }

  /// The scheme of an address, in lower case; nil for a relative one (RFC 3986, section 3.1). Spaces and control
  /// characters, which browsers drop, do not hide a scheme.
  public static func scheme(of destination: String) -> String? {
    let visible = destination.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    if visible.starts(with: "//".unicodeScalars) { return "//" }
    var scheme = ""
    for scalar in visible {
      switch scalar {
      case "a"..."z", "A"..."Z": scheme.unicodeScalars.append(scalar)
      case "0"..."9", "+", "-", ".":
        if scheme.isEmpty { return nil }
        scheme.unicodeScalars.append(scalar)
      case ":": return scheme.isEmpty ? nil : scheme.lowercased()
      default: return nil
      }
    }
    return nil
  }
}
