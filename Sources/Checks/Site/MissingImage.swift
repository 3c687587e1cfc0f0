import Casebook
import Diagnostics

/// An image that is used and is not there.
enum MissingImage: SiteCheck {
  static let missing = Rule(
    "missing-image", .error,
    message: Wording(fr: "l'image « {path} » n'existe pas", en: "the image \"{path}\" does not exist"),
    remedy: Wording(
      fr: "ajoutez l'image dans le dossier, ou corrigez son adresse",
      en: "add the image to the folder, or mend its address"),
    explanation: Wording(
      fr: "L'adresse d'une image se lit à partir du dossier du fichier qui la montre : « images/scanner.png ».",
      en: "The address of an image is read from the folder of the file that shows it: \"images/scanner.png\"."))

  static let letterCase = Rule(
    "letter-case", .error,
    message: Wording(
      fr: "le fichier se nomme « {actual} » et non « {path} »", en: "the file is named \"{actual}\", not \"{path}\""),
    remedy: Wording(fr: "écrivez « {actual} »", en: "write \"{actual}\""),
    explanation: Wording(
      fr:
        "Windows ne distingue pas les majuscules, les serveurs si : l'image ou la page manquerait une fois le site publié.",
      en:
        "Windows does not tell capitals apart, servers do: the image or the page would be missing on the published site."
    ))

  static let rules = [missing, letterCase]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    misspelt(in: site, of: snapshot).map { file, figure, meant in
      let actual = meant.map { ContentPath.relative($0, from: file) }
      if let meant, let actual, meant.lowercased() == figure.path.lowercased() {
        let span = figure.destinationSpan
        let isPlain = !actual.contains(where: \.isWhitespace) && span.start.line == span.end.line
        return Diagnostic(
          letterCase, at: span, ["path": figure.destination, "actual": actual],
          fix: isPlain ? Fix(span, actual) : nil)
      }
      return Diagnostic(
        missing, at: figure.destinationSpan, ["path": figure.destination],
        remedy: actual.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") })
    }
  }

  /// The images that misspelt figures mean: their fault is told where they are called, not a second time as unused.
  static func meant(in site: Site, of snapshot: Snapshot) -> Set<String> {
    Set(misspelt(in: site, of: snapshot).compactMap(\.meant))
  }

  private static func isMissing(_ figure: Figure, _ snapshot: Snapshot) -> Bool {
    !figure.isSeries && snapshot.images[figure.path] == nil
  }

  /// Each figure whose image is not there, the file that shows it, and the image that was probably meant: the same path
  /// but for capitals, or else the nearest name in the folder of the text.
  private static func misspelt(
    in site: Site, of snapshot: Snapshot
  ) -> [(file: String, figure: Figure, meant: String?)] {
    guard site.texts.contains(where: { $0.figures.contains { isMissing($0, snapshot) } }) else { return [] }
    let known = snapshot.images.keys.sorted()
    let byFolded = Dictionary(known.map { ($0.lowercased(), $0) }) { first, _ in first }
    return site.texts.flatMap { text -> [(file: String, figure: Figure, meant: String?)] in
      let missing = text.figures.filter { isMissing($0, snapshot) }
      guard !missing.isEmpty else { return [] }
      let folder = ContentPath.folder(of: text.file) + "/"
      let beside = known.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
      return missing.map { figure in
        let nearest = {
          NearestName.ofPath(String(figure.path.dropFirst(folder.count)), among: beside).map { folder + $0 }
        }
        return (text.file, figure, byFolded[figure.path.lowercased()] ?? nearest())
      }
    }
  }
}
