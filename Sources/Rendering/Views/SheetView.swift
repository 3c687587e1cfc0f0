import Casebook
import Diagnostics

/// The contact sheet of a series: every slice, each with an address, for who has no script or prints.
struct SheetView: Hashable, Sendable {
  var address: Address
  var crumbs: [Crumb]
  var title: String
  var published: PublishedSeries
  /// As shown: « TDM ».
  var modality: String?
  /// Whether the names of slices may be told here.
  var tellsAll: Bool

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "facts": .text, "back": .text,
    "slices": .list([
      "number": .text, "href": .text, "label": .text, "width": .text, "height": .text, "isLate": .flag,
      "isKey": .flag, "mark": .text,
    ]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    let shown = published.shown
    let marks =
      tellsAll
      ? Dictionary(grouping: published.series.marks, by: \.slice).mapValues { marks in
        marks.map { $0.name.replacing("-", with: " ") }.joined(separator: ", ")
      } : [:]
    return [
      "crumbs": Crumb.value(crumbs, on: address), "title": .text(title), "facts": .text(facts(words)),
      "back": .text(crumbs.dropLast().last?.address?.link(from: address)),
      "slices": .list(
        published.frames.enumerated().map { index, frame in
          [
            "number": .text(String(index + 1)), "href": .text(Address(frame.path).link(from: address)),
            "label": .text(
              words[.seriesSlice, ["n": String(index + 1), "total": String(published.frames.count)]]),
            "width": .text(String(shown.width)), "height": .text(String(shown.height)),
            "isLate": .flag(index >= 12), "isKey": .flag(index + 1 == published.key),
            "mark": .text(marks[index + 1]),
          ]
        }), "words": .words(words),
    ]
  }

  /// « TDM · plan axial · 71 coupes · épaisseur 2 mm · fenêtre os 2500/480 »
  private func facts(_ words: Words) -> String {
    let series = published.series
    let plane = series.plane.flatMap { plane -> String? in
      switch plane {
      case .axial: words[.planeAxial]
      case .coronal: words[.planeCoronal]
      case .sagittal: words[.planeSagittal]
      case .oblique: words[.planeOblique]
      }
    }
    let window = published.windows.first.map { window in
      words[
        .seriesWindow,
        [
          "name": WindowName.words(for: window.name)[words.language], "width": words.decimal(window.width),
          "center": words.decimal(window.center),
        ]]
    }
    return [
      modality, plane, words.count(.slices, published.frames.count),
      series.thickness.map { words[.seriesThickness, ["n": words.decimal($0)]] }, series.day.map(words.relativeDay),
      window,
    ].compactMap { $0 }.joined(separator: " · ")
  }
}
