import Casebook

/// How zones stand in a page: as data for the scripts, and as shapes over an image.
enum ZoneMarkup {
  /// `ellipse 43 34 18 14`, `polygon 10 20 14.5 22 12 30`: what `00-marking.js` reads, in percent.
  static func shape(of zone: Zone) -> String {
    switch zone.shape {
    case .ellipse(let x, let y, let width, let height): "ellipse " + numbers([x, y, width, height])
    case .rectangle(let x, let y, let width, let height): "rectangle " + numbers([x, y, width, height])
    case .polygon(let corners): "polygon " + numbers(corners.flatMap { [$0.x, $0.y] })
    }
  }

  /// `30 36`; empty on a still.
  static func slices(of zone: Zone) -> String { zone.slices.map { "\($0.lowerBound) \($0.upperBound)" } ?? "" }

  /// The indices of the options as a reader meets their zones: from slice to slice, in bands from the top, each from
  /// the left. Letters go by it, so that they tell nothing of what is right.
  static func readingOrder(of options: [Option]) -> [Int] {
    let places = options.indices.map { place(of: options[$0], $0) }
      .sorted { ($0.slice, $0.down, $0.index) < ($1.slice, $1.down, $1.index) }
    var bands: [[Place]] = []
    for place in places {
      if let first = bands.last?.first, first.slice == place.slice, place.down - first.down < Self.band {
        bands[bands.count - 1].append(place)
      } else {
        bands.append([place])
      }
    }
    return bands.flatMap { band in
      band.sorted { ($0.across, $0.index) < ($1.across, $1.index) }.map(\.index)
    }
  }

  /// Centres that differ by less than so many percent of the height stand side by side.
  private static let band = 10.0

  /// Where a zone's centre lies.
  private struct Place {
    var slice: Int
    var across: Double
    var down: Double
    var index: Int
  }

  private static func place(of option: Option, _ index: Int) -> Place {
    guard let zone = option.zone else { return Place(slice: .max, across: 0, down: 0, index: index) }
    let (left, top, right, bottom) = zone.bounds
    return Place(
      slice: zone.slices?.lowerBound ?? 0, across: (left + right) / 2, down: (top + bottom) / 2, index: index)
  }

  /// The outline in an SVG that lies over the image: percentages follow its shape, whatever that is. Drawn twice, a dark
  /// line below a light one, it is seen on any image.
  static func drawing(of zone: Zone, letter: String, at index: Int, isRight: Bool) -> String {
    let outlines = ["zone-halo", "zone-line"].map { outline(of: zone, attributes: "class=\"\($0)\"") }
    let (left, top, _, bottom) = zone.bounds
    // Above it, below where there is no room.
    let isAbove = top > 8
    let label =
      "<text x=\"\(number(left))%\" y=\"\(number(isAbove ? top : bottom))%\" dy=\"\(isAbove ? "-0.35em" : "1.1em")\">"
      + "\(letter)</text>"
    return "<g class=\"zone\" data-option=\"\(index)\" data-right=\"\(isRight)\">\(outlines.joined())\(label)</g>\n"
  }

  private static func outline(of zone: Zone, attributes: String) -> String {
    switch zone.shape {
    case .ellipse(let x, let y, let width, let height):
      "<ellipse \(attributes) cx=\"\(number(x + width / 2))%\" cy=\"\(number(y + height / 2))%\""
        + " rx=\"\(number(width / 2))%\" ry=\"\(number(height / 2))%\"/>"
    case .rectangle(let x, let y, let width, let height):
      "<rect \(attributes) x=\"\(number(x))%\" y=\"\(number(y))%\""
        + " width=\"\(number(width))%\" height=\"\(number(height))%\"/>"
    case .polygon(let corners):
      // A polygon knows no percentages: it has a box of its own.
      "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\"><polygon \(attributes) points=\""
        + corners.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ") + "\"/></svg>"
    }
  }

  private static func numbers(_ list: [Double]) -> String { list.map(number).joined(separator: " ") }

  /// The shortest text that reads as the same number.
  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
