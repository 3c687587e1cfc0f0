import Casebook
import Diagnostics
import Foundation
import Imaging
import Publishing

/// Tells what an import found, keeps and drops. It quotes no text of a DICOM file: a patient's name may stand in any.
struct ImportReport {
  var plan: SeriesImport.Plan
  var slug: String
  var language: Language

  /// What is found, a paragraph a series.
  var text: String {
    let heads = plan.series.enumerated().map { index, planned in
      let draft = planned.draft
      let series = draft.series
      let facts = [
        series.modality, series.plane.map { Self.words(for: $0)[language] },
        Self.counted(series.slices, Wording(fr: "coupe", en: "slice"), language),
        "\(draft.size.columns) × \(draft.size.rows)",
        series.spacing.map { "\(Self.number($0.columns)) × \(Self.number($0.rows)) mm" },
        series.thickness.map {
          Wording(fr: "épaisseur \(Self.number($0)) mm", en: "thickness \(Self.number($0)) mm")[language]
        }, series.day,
      ].compactMap { $0 }.joined(separator: " · ")
      let lines =
        [facts] + [letters(of: series), windows(of: series)].compactMap { $0 }
        + draft.remarks.map { Self.words(for: $0)[language] } + series.risks.map { risk($0, of: series) }
      return
        "\(index + 1). \(planned.name)\(planned.replaces ? Wording(fr: " (remplacée)", en: " (replaced)")[language] : "")\n"
        + lines.map { "   \($0)\n" }.joined()
    }
    return heads.joined() + (plan.series.isEmpty ? "" : Self.kept[language])
  }

  private static let kept = Wording(
    fr: """
      Gardé\u{A0}: les pixels, la géométrie, l'échelle des gris, les fenêtres. Retiré\u{A0}: tout le reste, dont les \
      identités, les dates, les identifiants et les éléments privés.

      """,
    en: """
      Kept: the pixels, the geometry, the grey scale, the windows. Dropped: everything else, identities, dates, UIDs and \
      private elements among it.

      """)

  /// One line a file that is not taken in.
  var faults: [String] { plan.faults.map { Self.words(for: $0)[language] } }

  var nothingWritten: String { Wording(fr: "Rien n'est écrit.\n", en: "Nothing is written.\n")[language] }

  /// What is to be written into the case.
  var toPaste: String {
    let lines = plan.series.map { "![\(alternative(of: $0.draft.series))](\($0.name)/ \"\")" }
    return Wording(
      fr: "Écrit dans cases/\(slug)/. À coller dans case.md, et à compléter :\n\n",
      en: "Written into cases/\(slug)/. To paste into case.md, and to complete:\n\n")[language]
      + lines.joined(separator: "\n") + "\n\n"
      + Wording(
        fr: "Effacez maintenant le dépôt : il porte le nom du patient.\n",
        en: "Now delete the deposit: it carries the patient's name.\n")[language]
  }

  /// What an examination of each modality (DICOM PS3.3, C.7.3.1.1.1) is called.
  private static let examinations: [String: Wording] = {
    let radiograph = Wording(fr: "Radiographie", en: "Radiograph")
    return [
      "CT": Wording(fr: "TDM", en: "CT"), "MR": Wording(fr: "IRM", en: "MRI"), "PT": Wording(fr: "TEP", en: "PET"),
      "US": Wording(fr: "Échographie", en: "Ultrasound"), "NM": Wording(fr: "Scintigraphie", en: "Scintigraphy"),
      "XA": Wording(fr: "Angiographie", en: "Angiogram"), "MG": Wording(fr: "Mammographie", en: "Mammogram"),
      "CR": radiograph, "DX": radiograph, "RG": radiograph,
    ]
  }()

  private func alternative(of series: Series) -> String {
    let modality = (series.modality.flatMap { Self.examinations[$0] } ?? Wording(fr: "Série", en: "Series"))[language]
    let plane = series.plane.map { ", " + Self.words(for: $0)[language] } ?? ""
    return modality + plane
  }

  /// Which letters stand at the edges, as a check of the geometry.
  private func letters(of series: Series) -> String? {
    guard let geometry = series.geometry else { return nil }
    let left = (-geometry.row).letters
    let right = geometry.row.letters
    let top = (-geometry.column).letters
    let bottom = geometry.column.letters
    return Wording(
      fr: "bords : gauche \(left), droite \(right), haut \(top), bas \(bottom)",
      en: "edges: left \(left), right \(right), top \(top), bottom \(bottom)")[language]
  }

  private func windows(of series: Series) -> String? {
    guard !series.windows.isEmpty else { return nil }
    let list = series.windows.map { "\($0.name) \(Self.number($0.width))/\(Self.number($0.center))" }
    return Wording(fr: "fenêtres : ", en: "windows: ")[language] + list.joined(separator: ", ")
  }

  private func risk(_ risk: Series.Risk, of series: Series) -> String {
    switch risk {
    case .burnedIn:
      series.masks.isEmpty
        ? Wording(
          fr:
            "attention : un nom peut être incrusté dans l'image ; regardez chaque coupe, masquez (--mask) ou signez dans series.yml",
          en: "beware: a name may be burned into the image; look at each slice, mask (--mask) or sign in series.yml")[
            language]
        : Wording(fr: "incrustations : masquées", en: "burned-in words: masked")[language]
    case .face:
      Wording(
        fr: "attention : un visage pourrait être reconstruit de ce volume ; masquez-le ou signez dans series.yml",
        en: "beware: a face could be rendered from this volume; mask it or sign in series.yml")[language]
    }
  }

  static func words(for plane: AnatomicalPlane) -> Wording {
    switch plane {
    case .axial: Wording(fr: "plan axial", en: "axial plane")
    case .coronal: Wording(fr: "plan coronal", en: "coronal plane")
    case .sagittal: Wording(fr: "plan sagittal", en: "sagittal plane")
    case .oblique: Wording(fr: "plan oblique", en: "oblique plane")
    }
  }

  static func words(for remark: SeriesDraft.Remark) -> Wording {
    switch remark {
    case .doubles(let count):
      Wording(
        fr: "écarté, en double\u{A0}: " + counted(count, Wording(fr: "image", en: "image"), .fr),
        en: "left out, duplicate: " + counted(count, Wording(fr: "image", en: "image"), .en))
    case .gap(let after, let ratio):
      Wording(
        fr: "il manque une coupe ou plus après la \(after) (\(number(ratio)) fois l'écart habituel)",
        en: "one slice or more is missing after \(after) (\(number(ratio)) times the usual distance)")
    case .scout:
      Wording(fr: "topogramme : à écarter le plus souvent (--only)", en: "localizer: usually left out (--only)")
    case .irregular:
      Wording(
        fr: "coupes à distances inégales : pas de reformatages", en: "slices at unequal distances: no reformats")
    case .noGeometry:
      Wording(
        fr: "position inconnue : ni lettres, ni défilement lié en mm",
        en: "position unknown: no letters, no scrolling linked in mm")
    case .noSpacing: Wording(fr: "taille des pixels inconnue : pas de règle", en: "size of pixels unknown: no ruler")
    case .overlays: Wording(fr: "dessins superposés : retirés", en: "overlays: dropped")
    case .modalityTable:
      Wording(
        fr: "échelle par table, non lue : valeurs sans unité", en: "values through a table that is not read: no unit")
    case .words:
      Wording(
        fr: "du texte a été vu sur une coupe\u{A0}: masquez-le", en: "words were seen on a slice: mask them")
    case .lossy: Wording(fr: "déjà comprimées avec perte à la source", en: "compressed with loss already at the source")
    }
  }

  static func words(for fault: ImportFault) -> Wording {
    // The name of the file alone: its folders are those of the author's machine.
    let name = fault.path.split(separator: "/").last.map(String.init) ?? fault.path
    let reason: Wording =
      switch fault.reason {
      case .foreign: Wording(fr: "n'est pas un fichier qui s'importe", en: "is not a file that can be imported")
      case .noImage: Wording(fr: "ne contient pas d'image (rapport, plan)", en: "holds no image (report, plan)")
      case .unsupported(let reason): Wording(fr: "n'est pas lu ici (\(reason))", en: "is not read here (\(reason))")
      case .damaged(let reason):
        Wording(
          fr: "est abîmé" + (reason.isEmpty ? "" : " (\(reason))"),
          en: "is damaged" + (reason.isEmpty ? "" : " (\(reason))"))
      case .unlike:
        Wording(
          fr: "n'a pas la taille ou les couleurs de la première image",
          en: "has not the size or the colours of the first picture")
      case .unfit:
        Wording(
          fr: "est tournée, animée, ou de couleurs qui ne sont pas lues",
          en: "is turned, animated, or in colours that are not read")
      case .tooWide: Wording(fr: "a des valeurs de plus de 16 bits", en: "has values of more than 16 bits")
      }
    return Wording(fr: "\(name) : \(reason.fr)", en: "\(name): \(reason.en)")
  }

  private static func counted(_ count: Int, _ thing: Wording, _ language: Language) -> String {
    "\(count) \(thing[language])" + (count > 1 ? "s" : "")
  }

  private static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text.contains(".") ? String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) : text
  }
}
