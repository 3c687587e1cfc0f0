import Casebook
import Markdown

/// Writes the image of a QZP with its zones drawn over it, lettered: what a correction shows without scripts. Of a
/// series, a slice for each zone.
struct ZoneMapWriter {
  var question: Question
  var context: WritingContext
  var words: Words
  /// The indices of the options in the order of their letters.
  var order: [Int]

  /// The images; empty where the question has none.
  var html: String {
    guard let placed else { return "" }
    let zoned = order.enumerated().compactMap { number, index in
      question.options[index].zone.map { Entry(zone: $0, index: index, letter: QuestionWriter.letter(number)) }
    }
    if let series = placed.series {
      let frames = series.published.frames
      // The slice in the middle of each zone, those of one slice on one image.
      let slices = Set(zoned.compactMap { $0.middle }).filter { (1...frames.count).contains($0) }.sorted()
      return slices.map { slice in
        let frame = frames[slice - 1]
        let image =
          "<img src=\"\(Escaping.address(context.link(to: frame.path)))\" width=\"\(series.published.shown.width)\""
          + " height=\"\(series.published.shown.height)\" alt=\"\(alternative(of: placed, slice: slice))\""
          + " loading=\"lazy\" decoding=\"async\">"
        let here = zoned.filter { $0.zone.slices?.contains(slice) ?? false }
        let caption = Escaping.text(words[.questionZoneSlice, ["n": String(slice)]])
        return map(image, here, caption: "<figcaption>\(caption)</figcaption>")
      }.joined()
    }
    guard let image = placed.image else { return "" }
    let picture = FigureWriter(context: context, words: words).picture(
      image, alternative: alternative(of: placed), sizes: FigureWriter.widest, loading: .late)
    return map(picture, zoned, caption: "")
  }

  private struct Entry {
    var zone: Zone
    var index: Int
    var letter: String
    /// The slice that shows it best.
    var middle: Int? { zone.slices.map { ($0.lowerBound + $0.upperBound) / 2 } }
  }

  /// The figure that is pointed at: the only one of the stem.
  private var placed: PlacedFigure? {
    for inline in question.stem.allInlines {
      if case .image = inline.kind, let placed = context.figures[inline.span], placed.figure.number != nil {
        return placed
      }
    }
    return nil
  }

  private func alternative(of placed: PlacedFigure, slice: Int? = nil) -> String {
    let figure = words[.figureLabel, ["n": String(placed.figure.number ?? 0)]]
    let map = words[.questionZoneMap, ["figure": figure]]
    return Escaping.text(slice.map { "\(map), \(words[.questionZoneSlice, ["n": String($0)]])" } ?? map)
  }

  private func map(_ image: String, _ entries: [Entry], caption: String) -> String {
    let drawings = entries.map {
      ZoneMarkup.drawing(
        of: $0.zone, letter: $0.letter, at: $0.index, isRight: question.options[$0.index].isRight)
    }
    return "<figure class=\"zone-map\"><div class=\"zone-frame\">\(image)"
      + "<svg class=\"zone-lines\" aria-hidden=\"true\" focusable=\"false\">\n\(drawings.joined())</svg></div>"
      + "\(caption)</figure>\n"
  }
}
