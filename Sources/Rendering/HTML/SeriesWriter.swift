import Casebook
import Diagnostics
import Markdown

/// A series as a page shows it.
struct PlacedSeries: Hashable, Sendable {
  /// What is published of it.
  var published: PublishedSeries
  /// The relative link to its contact sheet.
  var sheet: String
  /// The relative link to what the viewer needs to know.
  var data: String
}

/// Writes series: the key slice, which a script turns into a viewer, and the way to all the slices.
struct SeriesWriter {
  var context: WritingContext
  var words: Words

  /// Series side by side; a lone one is a set of one.
  func set(_ images: [Inline]) -> String {
    "<div class=\"series-set\" data-count=\"\(images.count)\">\n\(images.map(figure).joined())</div>\n"
  }

  private func figure(_ inline: Inline) -> String {
    guard let placed = context.figures[inline.span] else { return "" }
    if context.apart != nil { return alone(placed) }
    let figure = placed.figure
    let name = Escaping.text(figure.shortName)
    var html = "<figure class=\"figure series\" id=\"\(figure.anchor)\" data-series=\"\(name)\">\n"
    if let series = placed.series {
      let published = series.published
      let frame = published.frames[published.key - 1]
      html +=
        "<negato-series data-name=\"\(name)\" data-source=\"\(Escaping.address(series.data))\""
        + " data-slices=\"\(published.frames.count)\" data-key=\"\(published.key)\">\n"
        + "<a class=\"series-film\" href=\"\(Escaping.address(series.sheet))#slice-\(published.key)\">"
        + "<img src=\"\(Escaping.address(context.link(to: frame.path)))\" width=\"\(published.shown.width)\""
        + " height=\"\(published.shown.height)\" alt=\"\(Escaping.text(figure.alternative))\""
        + "\(placed.isFirst ? "" : " loading=\"lazy\"") decoding=\"async\"></a>\n</negato-series>\n"
    } else {
      html += "<p class=\"missing-image\">\(Escaping.text(figure.alternative))</p>\n"
    }
    return html + "<figcaption>\(caption(of: placed))</figcaption>\n</figure>\n"
  }

  /// The key slice alone, for text that leaves the site. Nothing but the picture itself would know of pixels that are
  /// not square.
  private func alone(_ placed: PlacedFigure) -> String {
    var html = "<figure class=\"figure series\">\n"
    if let published = placed.series?.published {
      let (width, height) = published.shown
      let isSquare = (width, height) == (published.columns, published.rows)
      html +=
        "<img src=\"\(Escaping.address(context.link(to: published.frames[published.key - 1].path)))\""
        + " width=\"\(width)\" height=\"\(height)\" alt=\"\(Escaping.text(placed.figure.alternative))\""
        + (isSquare ? "" : " style=\"aspect-ratio: \(width) / \(height)\"") + " decoding=\"async\">\n"
    } else {
      html += "<p class=\"missing-image\">\(Escaping.text(placed.figure.alternative))</p>\n"
    }
    return html + "<figcaption>\(caption(of: placed))</figcaption>\n</figure>\n"
  }

  private func caption(of placed: PlacedFigure) -> String {
    let figure = placed.figure
    var parts = [
      figure.number.map {
        "<span class=\"figure-number\">\(Escaping.text(words[.figureLabel, ["n": String($0)]]))</span>"
      }, figure.caption.isEmpty ? nil : "<span class=\"figure-text\">\(Escaping.text(figure.caption))</span>",
      (figure.date ?? placed.series?.published.series.day).map {
        "<span class=\"figure-date\">\(Escaping.text(words.relativeDay($0)))</span>"
      },
    ]
    if let series = placed.series {
      let count = words[.seriesAll, ["n": String(series.published.frames.count)]]
      if !series.sheet.isEmpty {
        parts.append(
          "<a class=\"series-sheet\" href=\"\(Escaping.address(series.sheet))\">\(Escaping.text(count))</a>")
      }
      parts.append("<span class=\"series-notice\">\(Escaping.text(words[.seriesNotice]))</span>")
    }
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
