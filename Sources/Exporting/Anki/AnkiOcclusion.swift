import Casebook

/// Zones as Anki's image occlusion knows them: clozes whose texts are shapes, in shares of the picture.
enum AnkiOcclusion {
  /// One cloze a zone, each a card; the other zones stay hidden meanwhile (`oi`), so that they do not answer it.
  static func field(_ zones: [Zone]) -> String {
    zones.enumerated().map { "{{c\($0 + 1)::image-occlusion:\(shape($1)):oi=1}}" }.joined(separator: "<br>")
  }

  private static func shape(_ zone: Zone) -> String {
    switch zone.shape {
    case .rectangle(let x, let y, let width, let height):
      "rect:left=\(share(x)):top=\(share(y)):width=\(share(width)):height=\(share(height))"
    case .ellipse(let x, let y, let width, let height):
      "ellipse:left=\(share(x)):top=\(share(y)):rx=\(share(width / 2)):ry=\(share(height / 2))"
    case .polygon(let corners):
      "polygon:points=" + corners.map { "\(share($0.x)),\(share($0.y))" }.joined(separator: " ")
    }
  }

  /// Percent as a share of one, with four decimals at most, as Anki writes it: `.43`.
  private static func share(_ percent: Double) -> String {
    let tenThousandths = Int((percent * 100).rounded())
    if tenThousandths.isMultiple(of: 10_000) { return String(tenThousandths / 10_000) }
    let decimals = String(tenThousandths % 10_000 + 10_000).dropFirst().reversed().drop { $0 == "0" }.reversed()
    return "\(tenThousandths / 10_000 == 0 ? "" : String(tenThousandths / 10_000)).\(String(decimals))"
  }
}
