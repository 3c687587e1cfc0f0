import Diagnostics

/// Finds the frames of a series among the files beside its `series.yml`.
public enum SeriesPlan {
  /// What is to be published of `series`, and what is wrong with its frames; nil where they cannot be shown.
  ///
  /// The frames are the images of the folder, in the order of the last number in their names.
  public static func make(
    of series: Series, images: [String: ImageReading], encoder: String
  ) -> (PublishedSeries?, [Diagnostic]) {
    let folder = series.folder + "/"
    let paths = images.keys.filter { $0.hasPrefix(folder) && !$0.dropFirst(folder.count).contains("/") }
      .sorted { ($0.lastNumber, $0) < ($1.lastNumber, $1) }
    let place = series.spans["slices"] ?? SourceSpan(file: series.file)
    var faults: [Diagnostic] = []
    var frames: [(path: String, facts: ImageFacts)] = []
    for path in paths {
      switch images[path] {
      case .image(let facts)? where isFrame(facts, like: frames.first?.facts): frames.append((path, facts))
      case .image?: faults.append(Diagnostic(.foreignFrame, at: SourceSpan(file: path), ["path": path]))
      case .refused?, nil: faults.append(Diagnostic(.unusableFrame, at: SourceSpan(file: path), ["path": path]))
      }
    }
    if paths.count != series.slices {
      faults.append(
        Diagnostic(.frameCount, at: place, ["count": "\(series.slices)", "found": "\(paths.count)"]))
    }
    guard faults.isEmpty else { return (nil, faults) }
    return (PublishedSeries(of: series, frames: frames, encoder: encoder), [])
  }

  /// Whether an image can be a slice beside the first one: of its size, its depth and its kind of pixels, upright.
  private static func isFrame(_ facts: ImageFacts, like first: ImageFacts?) -> Bool {
    guard facts.isUpright, facts.isGreyOrSRGB, !facts.isAnimated, facts.kind == .png || facts.kind == .jpeg else {
      return false
    }
    guard let first else { return true }
    return facts.width == first.width && facts.height == first.height && facts.isGrey == first.isGrey
      && facts.bits == first.bits
  }
}

extension String {
  /// The last run of digits in the name of a file; 0 for a name without one.
  fileprivate var lastNumber: Int {
    let name = split(separator: "/").last ?? ""
    guard let end = name.lastIndex(where: { ("0"..."9").contains($0) }) else { return 0 }
    let digits = name[...end].reversed().prefix { ("0"..."9").contains($0) }.reversed()
    return Int(String(digits.suffix(18))) ?? 0
  }
}

extension Rule {
  static let frameCount = Rule(
    "frame-count", .error,
    message: Wording(
      fr: "la série annonce {count} coupes, son dossier en a {found}",
      en: "the series announces {count} slices, its folder has {found}"),
    remedy: Wording(
      fr: "remettez les images manquantes, ou importez la série de nouveau",
      en: "put the missing images back, or import the series again"),
    explanation: Wording(
      fr: "Chaque image du dossier d'une série est une coupe. S'il en manque une, les suivantes seraient mal placées.",
      en: "Each image in the folder of a series is a slice. If one is missing, the next ones would be misplaced."))

  static let foreignFrame = Rule(
    "foreign-frame", .error,
    message: Wording(
      fr: "« {path} » n'est pas une coupe comme les autres de la série",
      en: "\"{path}\" is not a slice like the others of the series"),
    remedy: Wording(
      fr: "retirez-la : toutes ont la même taille et la même sorte de pixels, en PNG ou en JPEG",
      en: "remove it: all have the same size and kind of pixels, as PNG or JPEG"),
    explanation: Wording(
      fr: "Une série défile sur place : des images de tailles ou de sortes différentes sont plusieurs séries.",
      en: "A series scrolls in place: images of different sizes or kinds are several series."))

  static let unusableFrame = Rule(
    "unusable-frame", .error,
    message: Wording(fr: "« {path} » ne peut pas être lue", en: "\"{path}\" cannot be read"),
    remedy: Wording(fr: "importez la série de nouveau", en: "import the series again"),
    explanation: Wording(
      fr: "Une coupe abîmée, vide ou d'une sorte inconnue laisserait un trou dans la série.",
      en: "A slice that is damaged, empty or of an unknown kind would leave a hole in the series."))

  /// Every rule of this file.
  static let frameRules = [frameCount, foreignFrame, unusableFrame]
}
