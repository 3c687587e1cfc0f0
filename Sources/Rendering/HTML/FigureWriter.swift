import Casebook
import Markdown

/// Writes images: figures, galleries, images in a line of text, the film of a card.
struct FigureWriter {
  var context: WritingContext
  var words: Words

  /// Figures side by side; a lone one is a gallery of one.
  func gallery(_ images: [Inline]) -> String {
    let single = images.count == 1 ? " gallery-single" : ""
    return "<div class=\"gallery\(single)\">\n\(images.map(figure).joined())</div>\n"
  }

  private func figure(_ inline: Inline) -> String {
    guard let placed = context.figures[inline.span] else { return missing(alternative(of: inline)) }
    let figure = placed.figure
    let sizes = "(min-width: 64rem) 48rem, 100vw"
    var html = "<figure class=\"figure\" id=\"\(figure.anchor)\" data-figure=\"\(Escaping.text(figure.shortName))\">\n"
    if let image = placed.image, let largest = image.forms.last {
      html += "<a class=\"film\" href=\"\(Escaping.address(context.link(to: largest.job.path)))\">"
      html += picture(image, alternative: figure.alternative, sizes: sizes, isLazy: !placed.isFirst)
      html += "</a>\n"
    } else {
      html += missing(figure.alternative)
    }
    let number = figure.number.map {
      "<span class=\"figure-number\">\(Escaping.text(words[.figureLabel, ["n": String($0)]]))</span>"
    }
    let caption = figure.caption.isEmpty ? nil : "<span class=\"figure-text\">\(Escaping.text(figure.caption))</span>"
    let date = figure.date.map { "<span class=\"figure-date\">\(Escaping.text(words.relativeDay($0)))</span>" }
    let parts = [number, caption, date].compactMap { $0 }.joined(separator: " ")
    if !parts.isEmpty { html += "<figcaption>\(parts)</figcaption>\n" }
    return html + "</figure>\n"
  }

  /// An image inside a line of text.
  func inlineImage(_ inline: Inline, alternative: String) -> String {
    guard let placed = context.figures[inline.span], let image = placed.image else {
      return alternative.isEmpty ? "" : "<span class=\"missing-image\">\(Escaping.text(alternative))</span>"
    }
    return picture(
      image, alternative: alternative, sizes: "10rem", isLazy: !placed.isFirst, className: "inline-image")
  }

  /// The `img` of an image in its published forms.
  func picture(
    _ image: PublishedImage, alternative: String, sizes: String, isLazy: Bool, className: String? = nil
  ) -> String {
    guard let largest = image.forms.last, let usual = image.forms.last(where: { $0.width <= 960 }) ?? image.forms.first
    else { return "" }
    func source(_ form: PublishedImage.Form) -> String { Escaping.address(context.link(to: form.job.path)) }
    var html = "<img"
    if let className { html += " class=\"\(className)\"" }
    html += " src=\"\(source(usual))\""
    if image.forms.count > 1 {
      let set = image.forms.map { "\(source($0)) \($0.width)w" }.joined(separator: ", ")
      html += " srcset=\"\(set)\" sizes=\"\(sizes)\""
    }
    html += " width=\"\(largest.width)\" height=\"\(largest.height)\" alt=\"\(Escaping.text(alternative))\""
    if isLazy { html += " loading=\"lazy\"" }
    return html + " decoding=\"async\">"
  }

  private func alternative(of inline: Inline) -> String { [inline].plainText }

  private func missing(_ alternative: String) -> String {
    "<p class=\"missing-image\">\(Escaping.text(alternative))</p>\n"
  }
}
