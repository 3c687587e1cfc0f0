import Casebook
import Diagnostics

/// Writes `series.yml`.
enum SeriesText {
  /// The text of the file that says what `series` does.
  static func yaml(_ series: Series, language: Language) -> String {
    var lines = [
      "# "
        + Wording(
          fr: "Écrit par « negatoscope import ». Fenêtres, repères et annotations s'ajoutent ici à la main.",
          en: "Written by \"negatoscope import\". Windows, marks and annotations are added here by hand.")[language],
      "format: \(Series.format)",
    ]
    func add(_ key: String, _ value: String?) { if let value { lines.append("\(key): \(value)") } }
    add("modality", series.modality)
    add("plane", series.plane?.rawValue)
    add("slices", "\(series.slices)")
    add("key", series.key.map(String.init))
    add("day", series.day)
    add("thickness", series.thickness.map(number))
    if let spacing = series.spacing {
      add("spacing", list([spacing.columns, spacing.rows]))
      if spacing.isOnDetector { add("spacing-on", "detector") }
    }
    if let geometry = series.geometry { lines += Self.lines(of: geometry) }
    if series.rescales.count > 1 {
      lines.append("rescale:")
      lines += series.rescales.map { "  - \(list([$0.slope, $0.intercept]))" }
    } else if let rescale = series.rescales.first, rescale != Series.Rescale() {
      lines += ["rescale:", "  slope: \(number(rescale.slope))", "  intercept: \(number(rescale.intercept))"]
    }
    add("unit", series.unit)
    if series.isInverted { add("inverted", "true") }
    if !series.windows.isEmpty {
      lines.append("windows:")
      lines += series.windows.map { "  \($0.name): \(number($0.width))/\(number($0.center))" }
    }
    if !series.marks.isEmpty {
      lines.append("marks:")
      lines += series.marks.map { "  \($0.name): \($0.slice)" + ($0.window.map { "/\($0)" } ?? "") }
    }
    if !series.annotations.isEmpty {
      lines.append("annotations:")
      lines += series.annotations.flatMap(Self.lines)
    }
    if !series.masks.isEmpty {
      lines.append("masks:")
      lines += series.masks.map { "  - \(list([$0.x, $0.y, $0.width, $0.height]))" }
    }
    if !series.risks.isEmpty { add("risks", "[\(series.risks.map(\.rawValue).joined(separator: ", "))]") }
    if !series.signatures.isEmpty {
      lines.append("signed:")
      lines += series.signatures.flatMap {
        ["  - for: \($0.risk.rawValue)", "    by: \(text($0.by))", "    on: \($0.on.iso)"]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of geometry: SeriesGeometry) -> [String] {
    func vector(_ vector: PatientVector) -> String { list([vector.x, vector.y, vector.z]) }
    var lines = ["geometry:"]
    if let space = geometry.space { lines.append("  space: \(space)") }
    lines += ["  row: \(vector(geometry.row))", "  column: \(vector(geometry.column))"]
    if let step = geometry.step, let origin = geometry.positions.first {
      lines += ["  origin: \(vector(origin))", "  step: \(vector(step))"]
    } else {
      lines.append("  positions:")
      lines += geometry.positions.map { "    - \(vector($0))" }
    }
    return lines
  }

  private static func lines(of annotation: Series.Annotation) -> [String] {
    let key = annotation.shape == .text ? "text-at" : annotation.shape.rawValue
    var lines = ["  - \(key): \(list(annotation.points))"]
    let (first, last) = (annotation.slices.lowerBound, annotation.slices.upperBound)
    lines.append("    slices: \(first == last ? "\(first)" : "\(first)-\(last)")")
    if let words = annotation.text {
      lines +=
        words.fr == words.en
        ? ["    text: \(text(words.fr))"]
        : ["    text:", "      fr: \(text(words.fr))", "      en: \(text(words.en))"]
    }
    return lines
  }

  private static func list(_ numbers: [Double]) -> String { "[\(numbers.map(number).joined(separator: ", "))]" }

  /// As short as it can be read again to the same number.
  static func number(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
  }

  /// A scalar between double quotes (YAML 1.2, section 7.3.1).
  private static func text(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\t", with: " ")
    return "\"\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
