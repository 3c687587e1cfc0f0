import Diagnostics
import Markdown

/// Reads what people add to `series.yml`: windows, marks, drawings, masks, signatures.
enum SeriesPartsReader {
  static func read(_ fields: inout Fields, of series: inout Series) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    series.windows = windows(&fields, &faults)
    if let key = fields.number("key") {
      if let slice = slice("\(key)", of: series, at: fields.value("key")?.span, &faults) { series.key = slice }
    }
    series.marks = marks(&fields, of: series, &faults)
    series.annotations = annotations(&fields, of: series, &faults)
    series.masks = masks(&fields, &faults)
    series.risks = fields.texts("risks").compactMap { name in
      let risk = Series.Risk(rawValue: name)
      if risk == nil { fields.wrong("risks", fields.value("risks"), expected: Self.riskNames) }
      return risk
    }
    for var one in fields.list(
      "signed", known: [Fields.Key("for", "pour"), Fields.Key("by", "par"), Fields.Key("on", "le")])
    {
      for key in [Fields.Key("for", "pour"), Fields.Key("by", "par"), Fields.Key("on", "le")] { one.require(key) }
      let risk = one.choice("for", Series.Risk.allCases.map { ($0, [$0.rawValue]) })
      let (by, on) = (one.text("by"), one.date("on"))
      if let risk, let by, let on { series.signatures.append(Series.Signature(risk: risk, by: by, on: on)) }
      fields.take(one)
    }
    return faults
  }

  private static let riskNames = Wording(
    fr: Series.Risk.allCases.map { "« \($0.rawValue) »" }.joined(separator: " ou "),
    en: Series.Risk.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "))

  /// The entries of a mapping whose keys are names of the author's; a name that is not plain, or that comes twice, is
  /// told.
  private static func named(_ fields: inout Fields, _ key: String, _ faults: inout [Diagnostic]) -> [YAMLValue.Entry] {
    guard let value = fields.value(key) else { return [] }
    guard case .mapping(let entries) = value.kind else {
      fields.wrong(
        key, value, expected: Wording(fr: "dessous, une ligne par nom", en: "below it, one line a name"))
      return []
    }
    var known: [String: SourceSpan] = [:]
    return entries.filter { entry in
      if entry.key.slug != entry.key || entry.key.isEmpty {
        faults.append(
          Diagnostic(.malformedID, at: entry.keySpan, ["id": entry.key, "better": entry.key.slug]))
        return false
      }
      if let first = known[entry.key] {
        faults.append(
          Diagnostic(
            .repeatedKey, at: entry.keySpan, ["key": entry.key],
            notes: [Diagnostic.Note(Wording(fr: "donnée d'abord ici", en: "first given here"), at: first)]))
        return false
      }
      known[entry.key] = entry.keySpan
      return true
    }
  }

  /// `os: 2500/480`
  private static func windows(_ fields: inout Fields, _ faults: inout [Diagnostic]) -> [Series.Window] {
    named(&fields, "windows", &faults).compactMap { entry in
      if case .scalar(let text) = entry.value.kind {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
          Double($0.filter { $0 != " " }.replacing("−", with: "-").replacing(",", with: "."))
        }
        if parts.count == 2, let width = parts[0], let center = parts[1], width >= 1, abs(width) < 1e9,
          abs(center) < 1e9
        {
          return Series.Window(name: entry.key, width: width, center: center)
        }
      }
      faults.append(
        Diagnostic(
          .seriesNumbers, at: entry.value.span,
          [
            "key": entry.key, "expected-fr": "la largeur et le centre, ainsi : 2500/480",
            "expected-en": "width and centre, so: 2500/480",
          ]))
      return nil
    }
  }

  /// `jonction: 34` or `jonction: 34/os`
  private static func marks(
    _ fields: inout Fields, of series: Series, _ faults: inout [Diagnostic]
  ) -> [Series.Mark] {
    named(&fields, "marks", &faults).compactMap { entry in
      guard case .scalar(let text) = entry.value.kind else {
        faults.append(Self.badMark(entry))
        return nil
      }
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      guard let first = parts.first, Int(first) != nil else {
        faults.append(Self.badMark(entry))
        return nil
      }
      guard let slice = slice(first, of: series, at: entry.value.span, &faults) else { return nil }
      var window = parts.count == 2 ? parts[1] : nil
      if let name = window, !series.offeredWindows(bits: 16).contains(where: { $0.name == name }) {
        faults.append(noWindow(name, of: series, at: entry.value.span))
        // The mark itself is there: a link to it is no fault.
        window = nil
      }
      return Series.Mark(name: entry.key, slice: slice, window: window, span: entry.keySpan)
    }
  }

  private static func badMark(_ entry: YAMLValue.Entry) -> Diagnostic {
    Diagnostic(
      .seriesNumbers, at: entry.value.span,
      [
        "key": entry.key, "expected-fr": "une coupe, et sa fenêtre s'il le faut : 34 ou 34/os",
        "expected-en": "a slice, and its window if need be: 34 or 34/os",
      ])
  }

  static func noWindow(_ name: String, of series: Series, at span: SourceSpan) -> Diagnostic {
    let choices = series.offeredWindows(bits: 16).map(\.name)
    let nearest = NearestName.of(name, among: choices)
    return Diagnostic(
      .noSuchWindow, at: span, ["name": name, "choices": choices.joined(separator: ", ")],
      remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") })
  }

  /// The slice that `text` numbers; nil, and told, where there is none.
  private static func slice(
    _ text: String, of series: Series, at span: SourceSpan?, _ faults: inout [Diagnostic]
  ) -> Int? {
    if let slice = Int(text), slice >= 1, slice <= max(series.slices, 1) { return slice }
    faults.append(
      Diagnostic(
        .noSuchSlice, at: span ?? SourceSpan(file: series.file), ["slice": text, "count": "\(series.slices)"]))
    return nil
  }

  private static func annotations(
    _ fields: inout Fields, of series: Series, _ faults: inout [Diagnostic]
  ) -> [Series.Annotation] {
    let shapes: [(Series.Annotation.Shape, Fields.Key)] = [
      (.arrow, Fields.Key("arrow", "flèche")), (.ellipse, Fields.Key("ellipse")),
      (.rectangle, Fields.Key("rectangle")), (.polygon, Fields.Key("polygon", "polygone")),
      (.text, Fields.Key("text-at", "texte-en")),
    ]
    let known = shapes.map(\.1) + [Fields.Key("slices", "coupes"), Fields.Key("text", "texte")]
    var read: [Series.Annotation] = []
    for var one in fields.list("annotations", known: known) {
      let place = one.spans.values.min() ?? fields.spans["annotations"] ?? SourceSpan(file: series.file)
      let text = one.wording("text")
      let slices = range(&one, of: series, at: place, &faults)
      guard let (shape, key) = shapes.first(where: { one.value($0.1.name) != nil }) else {
        faults.append(Diagnostic(.unplacedAnnotation, at: place))
        fields.take(one)
        continue
      }
      let counts = shape == .polygon ? Set(stride(from: 6, through: 400, by: 2)) : [shape.numbers]
      let expected = Wording(
        fr:
          "\(shape == .polygon ? "6 nombres ou plus, par paires" : "\(shape.numbers) nombres"), en pour cent de l'image",
        en: "\(shape == .polygon ? "6 numbers or more, in pairs" : "\(shape.numbers) numbers"), in percent of the image"
      )
      if let points = one.numbers(key.name, counts: counts, expected, &faults), let slices {
        read.append(Series.Annotation(shape: shape, points: points, slices: slices, text: text))
      }
      fields.take(one)
    }
    return read
  }

  /// `24-26` or `24`; every slice where none is named.
  private static func range(
    _ fields: inout Fields, of series: Series, at place: SourceSpan, _ faults: inout [Diagnostic]
  ) -> ClosedRange<Int>? {
    guard let text = fields.text("slices") else { return 1...max(series.slices, 1) }
    let span = fields.value("slices")?.span ?? place
    let parts = text.split { "-–".contains($0) }.map { $0.filter { $0 != " " } }
    guard (1...2).contains(parts.count) else {
      faults.append(
        Diagnostic(
          .seriesNumbers, at: span,
          ["key": "slices", "expected-fr": "une coupe ou une suite : 24-26", "expected-en": "a slice or a run: 24-26"]))
      return nil
    }
    let ends = parts.compactMap { slice(String($0), of: series, at: span, &faults) }
    guard ends.count == parts.count, let first = ends.first, let last = ends.last else { return nil }
    return min(first, last)...max(first, last)
  }

  private static func masks(_ fields: inout Fields, _ faults: inout [Diagnostic]) -> [Series.Mask] {
    guard let value = fields.value("masks") else { return [] }
    let expected = Wording(
      fr: "des rectangles en pour cent : « - [0, 0, 30, 8] », gauche, haut, largeur, hauteur",
      en: "rectangles in percent: \"- [0, 0, 30, 8]\", left, top, width, height")
    guard case .sequence(let values) = value.kind else {
      fields.wrong("masks", value, expected: expected)
      return []
    }
    return values.compactMap { value in
      if case .sequence = value.kind, let numbers = value.numbers, numbers.count == 4, numbers[2] > 0, numbers[3] > 0 {
        return Series.Mask(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
      }
      faults.append(
        Diagnostic(
          .seriesNumbers, at: value.span, ["key": "masks", "expected-fr": expected.fr, "expected-en": expected.en]))
      return nil
    }
  }
}
