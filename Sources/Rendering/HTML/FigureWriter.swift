import Casebook
import Markdown

/// Writes images: figures, galleries, images in a line of text, the film of a card.
struct FigureWriter {
  var context: WritingContext
  var words: Words

  /// Figures side by side; a lone one is a gallery of one.
  func gallery(_ images: [Inline]) -> String {
    let single = images.count == 1 ? " gallery-single" : ""
    let sizes = Self.sizes(ofCells: images.count)
    return "<div class=\"gallery\(single)\">\n\(images.map { figure($0, sizes: sizes) }.joined())</div>\n"
  }

  /// The width of a lone figure. An image that a page shows more than once asks for it at each place: of two widths
  /// a browser would fetch two files, and print one of them in the place of both.
  static let widest = "(min-width: 120em) 60rem, (min-width: 64em) 48rem, 100vw"

  /// The width of a cell of a gallery, as `styles/figure.css` sets it beside the contents: all in one row up to four
  /// on a workstation and three on a desk, two in a row on a small one, one on a phone.
  private static func sizes(ofCells count: Int) -> String {
    if count == 1 { return widest }
    let workstation = [2: "calc(50vw - 13rem)", 4: "calc(25vw - 7rem)"][count] ?? "calc(33vw - 9rem)"
    let desk = count == 3 ? "(min-width: 80em) calc(33vw - 7rem), " : ""
    return
      "(min-width: 120em) \(workstation), \(desk)(min-width: 64em) calc(50vw - 10rem), (min-width: 40em) 50vw, 100vw"
  }

  private func figure(_ inline: Inline, sizes: String) -> String {
    guard let placed = context.figures[inline.span] else { return missing(alternative(of: inline)) }
    let figure = placed.figure
    let isApart = context.apart != nil
    let sizes = placed.isRepeated ? Self.widest : sizes
    var html = "<figure class=\"figure\""
    if !isApart { html += " id=\"\(figure.anchor)\" data-figure=\"\(Escaping.text(figure.shortName))\"" }
    html += ">\n"
    if let image = placed.image, isApart {
      html += picture(image, alternative: figure.alternative, sizes: sizes, loading: .usual) + "\n"
    } else if let image = placed.image {
      html += "<a class=\"film\" href=\"\(source(image.full))\">"
      html += picture(image, alternative: figure.alternative, sizes: sizes, loading: placed.isFirst ? .usual : .late)
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
      image, alternative: alternative, sizes: "10rem", loading: placed.isFirst ? .usual : .late,
      className: "inline-image")
  }

  /// When a browser loads an image.
  enum Loading: String {
    /// Before all others: what a list begins with. A case begins with its text, which an image must not delay.
    case first = " fetchpriority=\"high\""
    case usual = ""
    /// Once it comes near the window.
    case late = " loading=\"lazy\""
  }

  /// The film of a card: the title beside it says all.
  func card(_ image: PublishedImage, loading: Loading) -> String {
    guard let usual = image.cards.first else { return "" }
    // The width of a cell of styles/home.css.
    let sizes = "(min-width: 120em) 28rem, (min-width: 40em) 22rem, calc(100vw - 2rem)"
    return img(
      usual, set: set(of: image.cards, sizes: sizes), size: image.cards.last, alternative: "", loading: loading,
      className: nil)
  }

  /// The forms of an image, for the browser to choose from.
  func picture(
    _ image: PublishedImage, alternative: String, sizes: String, loading: Loading, className: String? = nil
  ) -> String {
    guard let largest = image.forms.last, let usual = image.usual else { return "" }
    if context.apart != nil {
      return img(usual, set: "", alternative: alternative, loading: .usual, className: className)
    }
    return img(
      usual, set: set(of: image.forms, sizes: sizes), size: largest, alternative: alternative, loading: loading,
      className: className)
  }

  private func set(of forms: [PublishedImage.Form], sizes: String) -> String {
    guard forms.count > 1 else { return "" }
    let list = forms.map { "\(source($0)) \($0.width)w" }.joined(separator: ", ")
    return " srcset=\"\(list)\" sizes=\"\(sizes)\""
  }

  private func img(
    _ form: PublishedImage.Form, set: String, size: PublishedImage.Form? = nil, alternative: String, loading: Loading,
    className: String?
  ) -> String {
    let name = className.map { " class=\"\($0)\"" } ?? ""
    let size = size ?? form
    return "<img\(name) src=\"\(source(form))\"\(set) width=\"\(size.width)\" height=\"\(size.height)\""
      + " alt=\"\(Escaping.text(alternative))\"\(loading.rawValue) decoding=\"async\">"
  }

  private func source(_ form: PublishedImage.Form) -> String { Escaping.address(context.link(to: form.job.path)) }

  private func alternative(of inline: Inline) -> String { [inline].plainText }

  private func missing(_ alternative: String) -> String {
    "<p class=\"missing-image\">\(Escaping.text(alternative))</p>\n"
  }
}

extension PublishedImage {
  /// The form for whoever takes one alone: that of a desk, or the narrowest there is.
  var usual: Form? { forms.last { $0.width <= 960 } ?? forms.first }
}
