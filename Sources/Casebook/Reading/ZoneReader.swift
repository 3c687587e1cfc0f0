import Diagnostics
import Markdown

/// Reads the zone that an option of a QZP begins with: a code span such as `ellipse 43 34 18 14`.
struct ZoneReader {
  private enum Name: String, CaseIterable { case ellipse, rectangle, polygone, polygon }
  /// What else these shapes are called.
  private static let usual: [String: Name] = [
    "rect": .rectangle, "carre": .rectangle, "square": .rectangle, "box": .rectangle, "boite": .rectangle,
    "cercle": .ellipse, "circle": .ellipse, "rond": .ellipse, "ovale": .ellipse, "oval": .ellipse, "poly": .polygone,
  ]
  private static let inOrder = Wording(
    fr: "donnez au moins trois points qui ne soient pas alignés, dans l'ordre du contour",
    en: "give three points at least that are not in line, in the order of the outline")
  private static let sliceWords = ["coupe", "coupes", "slice", "slices"]

  private(set) var diagnostics: [Diagnostic] = []

  /// The zone; nil, and told, if there is none that can be read. Its code is taken out of `inlines`.
  mutating func zone(from inlines: inout [Inline], item: ListItem) -> (zone: Zone?, written: WrittenZone?) {
    while let first = inlines.first, first.isBlank { inlines.removeFirst() }
    guard let first = inlines.first, case .code(let code) = first.kind else {
      diagnostics.append(Diagnostic(.noZone, at: item.firstLines))
      return (nil, nil)
    }
    inlines.removeFirst()
    if let next = inlines.first, case .text(let text) = next.kind {
      inlines[0].kind = .text(String(text.drop(while: \.isWhitespace)))
    }
    return zone(code, at: first.span)
  }

  /// Every fault of a zone is told: its shape, its slices and its numbers are read each for itself.
  private mutating func zone(_ code: String, at span: SourceSpan) -> (Zone?, WrittenZone?) {
    func tell(_ rule: Rule, _ values: [String: String] = [:], _ remedy: Wording? = nil) {
      diagnostics.append(Diagnostic(rule, at: span, values, remedy: remedy))
    }
    let words = code.split(whereSeparator: \.isWhitespace)
    guard let written = words.first else {
      tell(.zoneShape, ["shape": "", "nearest": "ellipse"])
      return (nil, nil)
    }
    let known = Name(rawValue: String(written).folded)
    // A shape that is left out leaves its numbers first.
    var numbers = Self.number(written) == nil ? words.dropFirst() : words[...]
    var slices: ClosedRange<Int>?
    var hasSlices = false
    if let place = numbers.firstIndex(where: { Self.sliceWords.contains($0.folded) }) {
      hasSlices = true
      slices = Self.range(numbers[(place + 1)...].joined())
      if slices == nil { tell(.zoneSlices) }
      numbers = numbers[..<place]
    }
    let given = numbers.joined(separator: " ")
    let nearest =
      Self.usual[String(written).folded]
      ?? NearestName.of(String(written), among: Name.allCases.dropLast().map(\.rawValue)).flatMap(Name.init)
    if known == nil {
      tell(.zoneShape, ["shape": String(written), "nearest": nearest?.rawValue ?? "ellipse"])
    }
    let place = WrittenZone(span: span, hasSlices: hasSlices)
    // What some other shape was to hold is not known.
    guard let name = known ?? nearest, let shape = shape(name, given, { tell($0, $1) }) else { return (nil, place) }
    let zone = Zone(shape, slices: slices, span: span)
    let (left, top, right, bottom) = zone.bounds
    // A hundredth of what half a percent is worth: what is nothing but rounding is let pass.
    let isOutside = left < -0.005 || top < -0.005 || right > 100.005 || bottom > 100.005
    let isEmpty = zone.area <= 0 || right <= left || bottom <= top
    if isOutside { tell(.zoneOutside) }
    if isEmpty { tell(.emptyZone, [:], name == .polygon || name == .polygone ? Self.inOrder : nil) }
    return (isOutside || isEmpty || hasSlices && slices == nil ? nil : zone, place)
  }

  private func shape(_ name: Name, _ text: String, _ tell: (Rule, [String: String]) -> Void) -> Zone.Shape? {
    switch name {
    case .polygone, .polygon:
      let corners = text.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).map(Self.number) }
      if corners.count < 3 { tell(.polygonCorners, ["count": "\(corners.count)"]) }
      let points = corners.compactMap { pair -> Zone.Point? in
        guard pair.count == 2, let x = pair[0], let y = pair[1] else { return nil }
        return Zone.Point(x: x, y: y)
      }
      // Without semicolons all numbers are of one corner: that is told.
      if points.count != corners.count, corners.count > 1 { tell(.polygonPairs, [:]) }
      return points.count == corners.count && points.count >= 3 ? .polygon(points) : nil
    case .ellipse, .rectangle:
      let words = text.split { $0.isWhitespace || $0 == ";" }
      let numbers = words.compactMap(Self.number)
      guard words.count == 4, numbers.count == 4 else {
        tell(.zoneNumbers, ["shape": name.rawValue, "count": "\(words.count)"])
        return nil
      }
      return name == .ellipse
        ? .ellipse(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        : .rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
  }

  /// `14,5` as well as `14.5`.
  private static func number(_ word: Substring) -> Double? {
    guard word.wholeMatch(of: /[-−]?\d{1,4}(?:[.,]\d{1,6})?%?/) != nil else { return nil }
    return Double(word.replacing(",", with: ".").replacing("−", with: "-").replacing("%", with: ""))
  }

  /// `34` or `30-36`, with any dash.
  private static func range(_ text: String) -> ClosedRange<Int>? {
    guard let match = text.wholeMatch(of: /(\d{1,5})(?:[-–—àa](\d{1,5}))?/), let first = Int(match.output.1) else {
      return nil
    }
    let last = match.output.2.flatMap { Int($0) } ?? first
    return first >= 1 && last >= first ? first...last : nil
  }
}

/// Where a zone is written, whether it can be read or not.
struct WrittenZone: Hashable, Sendable {
  /// Its code, backticks left out.
  var span: SourceSpan
  /// Whether it says anything of slices.
  var hasSlices: Bool
}

extension ListItem {
  /// Its bullet and its first paragraph.
  var firstLines: SourceSpan {
    guard case .paragraph(let inlines)? = blocks.first?.kind, let last = inlines.last else { return span }
    return SourceSpan(file: span.file, start: span.start, end: last.span.end)
  }
}
