import Casebook
import Diagnostics
import Markdown

/// A zone on a slice that its series does not have.
enum ZoneSlices: SiteCheck {
  static let rules: [Rule] = []

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.cases.flatMap { one in
      one.questions.filter { $0.kind == .qzp }.flatMap { question -> [Diagnostic] in
        let figure = one.figures.first { figure in
          figure.isSeries
            && question.stem.contains { $0.span.start <= figure.span.start && figure.span.end <= $0.span.end }
        }
        guard let figure, let count = site.series[figure.path]?.frames.count else { return [] }
        return question.options.compactMap { option in
          guard let zone = option.zone, let slices = zone.slices, slices.upperBound > count else { return nil }
          return Diagnostic(
            .noSuchSlice, at: zone.span, ["slice": "\(slices.upperBound)", "count": "\(count)"])
        }
      }
    }
  }
}
