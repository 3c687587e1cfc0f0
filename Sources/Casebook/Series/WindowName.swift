import Diagnostics

/// The windows that radiologists know by name. A name that a scanner wrote is matched to one of these and never copied:
/// it is free text, where anything may stand.
public struct WindowName: Hashable, Sendable {
  /// In addresses and in `series.yml`.
  public var name: String
  /// As shown.
  public var words: Wording
  /// Folded words by which scanners and authors mean it.
  var meant: [String]
  /// Usual width and centre in HU; nil where a window of the name has no usual one.
  var usual: (width: Double, center: Double)? { usualWidth.map { ($0, usualCenter) } }
  private var usualWidth: Double?
  private var usualCenter = 0.0

  private init(_ name: String, _ fr: String, _ en: String, _ meant: [String], _ width: Double?, _ center: Double) {
    self.name = name
    words = Wording(fr: fr, en: en)
    self.meant = meant
    usualWidth = width
    usualCenter = center
  }

  /// Every known one; the values are usual settings for CT.
  public static let all = [
    WindowName(
      "parties-molles", "parties molles", "soft tissue", ["parties molles", "soft", "abdomen", "std"], 400, 40),
    WindowName("os", "os", "bone", ["os", "bone", "osseux"], 2500, 480),
    WindowName("poumon", "poumon", "lung", ["poumon", "lung", "pulm"], 1500, -600),
    WindowName("mediastin", "médiastin", "mediastinum", ["mediast"], 350, 50),
    WindowName("foie", "foie", "liver", ["foie", "liver"], 150, 90),
    WindowName("cerveau", "cerveau", "brain", ["cerveau", "brain", "cerebral"], 80, 40),
  ]

  /// The name that a scanner's explanation means, if it is a known one.
  public static func meant(by explanation: String) -> String? {
    let words = explanation.folded
    return all.first { one in
      one.meant.contains { meant in
        meant.count > 3 ? words.contains(meant) : words.split(separator: " ").contains { $0 == meant }
      }
    }?.name
  }

  /// The words to show for a window's name, known or an author's own.
  public static func words(for name: String) -> Wording {
    if let known = all.first(where: { $0.name == name }) { return known.words }
    let plain = name.replacing("-", with: " ")
    return Wording(fr: plain, en: plain)
  }

  /// The windows offered for a modality beside those of the file: those of CT for CT.
  public static func usual(for modality: String?) -> [Series.Window] {
    guard modality == "CT" else { return [] }
    return all.filter { $0.name != "mediastin" }.compactMap { one in
      one.usual.map { Series.Window(name: one.name, width: $0.width, center: $0.center) }
    }
  }
}
