import Diagnostics
import Markdown

/// Reads `series.yml`.
public enum SeriesReader {
  private static let known = [
    Fields.Key("format"), Fields.Key("modality", "modalité"), Fields.Key("plane", "plan"),
    Fields.Key("slices", "coupes"), Fields.Key("day", "jour"), Fields.Key("thickness", "épaisseur"),
    Fields.Key("spacing", "espacement"), Fields.Key("spacing-on", "espacement-sur"),
    Fields.Key("geometry", "géométrie"),
    Fields.Key("rescale", "échelle"), Fields.Key("unit", "unité"), Fields.Key("inverted", "inversé"),
    Fields.Key("windows", "fenêtres"), Fields.Key("key", "clé"), Fields.Key("marks", "repères"),
    Fields.Key("annotations"), Fields.Key("masks", "masques"), Fields.Key("risks", "risques"),
    Fields.Key("signed", "signé"),
  ]

  /// What the file says, and all that is wrong with it. What is absent or wrong takes its usual value.
  public static func read(_ bytes: [UInt8], file: String) -> (Series, [Diagnostic]) {
    let (text, faults) = TextDecoder.decode(bytes, file: file)
    let (value, yamlFaults) = YAMLReader.read(text, file: file)
    var fields = Fields(value, known: known, file: file)
    var series = Series(file: file)
    series.spans = fields.spans
    fields.require(Fields.Key("format"))
    fields.require(Fields.Key("slices", "coupes"))
    var more: [Diagnostic] = []
    if let format = fields.number("format"), format != Series.format {
      let span = fields.value("format")?.span ?? SourceSpan(file: file)
      more.append(Diagnostic(.seriesFormat, at: span, ["format": "\(format)", "known": "\(Series.format)"]))
    }
    series.modality = fields.text("modality").map { $0.uppercased() }
    series.plane = fields.choice(
      "plane", AnatomicalPlane.allCases.map { ($0, [$0.rawValue, $0 == .axial ? "transverse" : $0.rawValue]) })
    if let count = fields.number("slices") {
      series.slices = max(count, 0)
      if count < 1 { fields.wrong("slices", fields.value("slices"), expected: Self.oneOrMore) }
    }
    if let day = fields.text("day") {
      series.day = day
      if day.wholeMatch(of: /J\s*[-−–+]?\s*\d{1,5}|\d{4}/) == nil {
        more.append(
          Diagnostic(.figureDate, at: fields.value("day")?.span ?? SourceSpan(file: file), ["date": day]))
      }
    }
    series.isInverted = fields.flag("inverted")
    series.unit = fields.text("unit")
    more += measures(&fields, of: &series)
    more += SeriesPartsReader.read(&fields, of: &series)
    return (series, faults + yamlFaults + fields.diagnostics + more)
  }

  private static let oneOrMore = Wording(fr: "un nombre de 1 ou plus", en: "a number of 1 or more")

  /// Lengths, directions and the scale of the values.
  private static func measures(_ fields: inout Fields, of series: inout Series) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if let thickness = fields.numbers("thickness", counts: [1], Self.positive, &faults)?.first {
      series.thickness = thickness > 0 ? thickness : nil
    }
    if let spacing = fields.numbers("spacing", counts: [2], Self.twoLengths, &faults) {
      if spacing.allSatisfy({ $0 > 0 }) {
        let isOnDetector = fields.choice("spacing-on", [(true, ["detector", "détecteur"]), (false, ["patient"])])
        series.spacing = Series.Spacing(columns: spacing[0], rows: spacing[1], isOnDetector: isOnDetector ?? false)
      } else {
        fields.wrong("spacing", fields.value("spacing"), expected: Self.twoLengths)
      }
    }
    series.geometry = geometry(&fields, slices: series.slices, &faults)
    if let geometry = series.geometry, series.plane == nil { series.plane = geometry.plane }
    series.rescales = rescales(&fields, slices: series.slices, &faults)
    return faults
  }

  private static let positive = Wording(fr: "une longueur en mm", en: "a length in mm")
  private static let twoLengths = Wording(
    fr: "deux longueurs en mm : [0.8, 0.8], entre colonnes puis entre lignes",
    en: "two lengths in mm: [0.8, 0.8], between columns, then between rows")
  private static let three = Wording(fr: "trois nombres : [1, 0, 0]", en: "three numbers: [1, 0, 0]")

  private static func geometry(_ fields: inout Fields, slices: Int, _ faults: inout [Diagnostic]) -> SeriesGeometry? {
    guard
      var parts = fields.fields(
        "geometry",
        known: [
          Fields.Key("space", "espace"), Fields.Key("origin", "origine"), Fields.Key("row", "ligne"),
          Fields.Key("column", "colonne"), Fields.Key("step", "pas"), Fields.Key("positions"),
        ])
    else { return nil }
    defer { fields.take(parts) }
    let space = parts.text("space")
    let vectors = ["origin", "row", "column", "step"].map { key in
      parts.numbers(key, counts: [3], three, &faults).map { PatientVector($0[0], $0[1], $0[2]) }
    }
    let positions = parts.points("positions", count: slices, &faults)
    for key in ["row", "column"] { parts.require(Fields.Key(key)) }
    guard let row = vectors[1]?.unit, let column = vectors[2]?.unit else { return nil }
    guard abs(row.dot(column)) < 0.01 else {
      parts.wrong(
        "column", parts.value("column"),
        expected: Wording(fr: "une direction à angle droit de « row »", en: "a direction at right angles to \"row\""))
      return nil
    }
    let places = positions ?? vectors[0].map { [$0] } ?? []
    guard !places.isEmpty else {
      parts.require(Fields.Key("origin"))
      return nil
    }
    let step = positions == nil ? vectors[3] : nil
    if positions == nil, step == nil, slices > 1 { parts.require(Fields.Key("step")) }
    return SeriesGeometry(space: space, row: row, column: column, positions: places, step: step)
  }

  private static func rescales(
    _ fields: inout Fields, slices: Int, _ faults: inout [Diagnostic]
  ) -> [Series.Rescale] {
    if case .sequence? = fields.value("rescale")?.kind {
      let pairs = fields.pairs("rescale", count: slices, &faults) ?? []
      return pairs.isEmpty ? [Series.Rescale()] : pairs.map { Series.Rescale(slope: $0.0, intercept: $0.1) }
    }
    guard
      var parts = fields.fields("rescale", known: [Fields.Key("slope", "pente"), Fields.Key("intercept", "ordonnée")])
    else { return [Series.Rescale()] }
    defer { fields.take(parts) }
    let one = Wording(fr: "un nombre", en: "a number")
    let slope = parts.numbers("slope", counts: [1], one, &faults)?.first ?? 1
    let intercept = parts.numbers("intercept", counts: [1], one, &faults)?.first ?? 0
    if slope == 0 {
      parts.wrong(
        "slope", parts.value("slope"), expected: Wording(fr: "un nombre qui n'est pas 0", en: "a number but 0"))
    }
    return [Series.Rescale(slope: slope == 0 ? 1 : slope, intercept: intercept)]
  }
}
