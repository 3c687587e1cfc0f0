import Casebook
import Diagnostics

/// A file of the content folder that has no place there.
enum StrayFile: SiteCheck {
  static let dicom = Rule(
    "dicom-in-content", .error,
    message: Wording(fr: "un fichier DICOM dans le contenu", en: "a DICOM file in the content"),
    remedy: Wording(
      fr: "sortez-le du contenu, puis : « negatoscope import dicom DOSSIER --case CAS »",
      en: "take it out of the content, then: \"negatoscope import dicom FOLDER --case CASE\""),
    explanation: Wording(
      fr:
        "Un fichier DICOM porte le nom du patient. Il n'entre dans le contenu que par l'importation, qui n'en garde que l'image.",
      en: "A DICOM file carries the patient's name. It enters the content by import only, which keeps the image alone.")
  )
  static let doubleEnding = Rule(
    "double-ending", .error,
    message: Wording(
      fr: "« {name} » n'est pas lu : son vrai nom finit par « .txt »",
      en: "\"{name}\" is not read: its true name ends in \".txt\""),
    remedy: Wording(fr: "renommez-le « {better} »", en: "rename it \"{better}\""),
    explanation: Wording(
      fr:
        "Windows cache la fin des noms : un fichier enregistré « case.md » par le Bloc-notes se nomme parfois « case.md.txt ».",
      en: "Windows hides the ends of names: a file saved as \"case.md\" by Notepad is sometimes named \"case.md.txt\".")
  )
  static let refused = Rule(
    "refused-file", .error,
    message: Wording(fr: "ce fichier n'est pas lu : {reason-fr}", en: "this file is not read: {reason-en}"),
    remedy: Wording(fr: "remplacez-le par un fichier ordinaire", en: "replace it by an ordinary file"),
    explanation: Wording(
      fr:
        "Un lien symbolique pourrait mener hors du contenu, un tube bloquerait la lecture : seuls les fichiers ordinaires sont lus.",
      en: "A symbolic link could lead out of the content, a pipe would block reading: only ordinary files are read."))
  static let unread = Rule(
    "unread-file", .warning,
    message: Wording(fr: "ce fichier n'est pas lu", en: "this file is not read"),
    remedy: Wording(
      fr: "un cas s'écrit dans « cases/NOM/case.md », une page dans « pages/NOM.md »",
      en: "a case is written in \"cases/NAME/case.md\", a page in \"pages/NAME.md\""),
    explanation: Wording(
      fr: "Le programme ne lit que les fichiers qui ont leur place. Un texte ailleurs serait oublié sans un mot.",
      en: "The program reads the files that have their place. A text elsewhere would be forgotten in silence."))
  static let rules = [dicom, doubleEnding, refused, unread]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let others = snapshot.others.keys.filter { !CaseFolder.isMisnamed($0) }.map { path -> Diagnostic in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let lower = name.lowercased()
      let span = SourceSpan(file: path)
      if lower.hasSuffix(".dcm") || lower.hasSuffix(".dicom") || lower == "dicomdir" {
        return Diagnostic(dicom, at: span)
      }
      if lower.hasSuffix(".md.txt") || lower.hasSuffix(".yml.txt") {
        let better = String(name.dropLast(4))
        return Diagnostic(
          doubleEnding, at: span, ["name": name, "better": better], fix: Fix(renamedTo: better))
      }
      return Diagnostic(unread, at: span)
    }
    let texts = snapshot.texts.keys.filter { ContentRole(path: $0) == .stray && !CaseFolder.isMisnamed($0) }
    let disguised = snapshot.images.filter { $0.value == .refused(.unknownKind(found: "DICOM")) }
    let left = snapshot.refused.map { path, reason -> Diagnostic in
      let words: Wording? =
        switch reason {
        case .symbolicLink: Wording(fr: "c'est un lien symbolique", en: "it is a symbolic link")
        case .notAFile:
          Wording(fr: "c'est un tube, une prise ou un périphérique", en: "it is a pipe, a socket or a device")
        case .unreadable: Wording(fr: "vous n'avez pas le droit de le lire", en: "you may not read it")
        case .dicom: nil
        case .tooLarge: Wording(fr: "il est démesuré", en: "it is enormous")
        case .nameNotUTF8: Wording(fr: "son nom n'est pas en UTF-8", en: "its name is not in UTF-8")
        }
      guard let words else { return Diagnostic(dicom, at: SourceSpan(file: path)) }
      return Diagnostic(refused, at: SourceSpan(file: path), ["reason-fr": words.fr, "reason-en": words.en])
    }
    return others + texts.map(stray) + left + disguised.keys.map { Diagnostic(dicom, at: SourceSpan(file: $0)) }
  }

  /// A text where nothing looks for one; a list of words has its name offered.
  private static func stray(_ path: String) -> Diagnostic {
    let parts = path.split(separator: "/").map(String.init)
    let span = SourceSpan(file: path)
    if parts.count == 3, parts[0] == "cases", parts[2].hasPrefix("case."), parts[2].hasSuffix(".md") {
      let names = Language.allCases.map { "case.\($0.rawValue).md" }
      return Diagnostic(
        unread, at: span,
        remedy: Wording(
          fr: "les traductions lues sont " + names.map { "« \($0) »" }.joined(separator: " et "),
          en: "translations that are read are " + names.map { "\"\($0)\"" }.joined(separator: " and ")))
    }
    guard parts.count == 2, parts[0] == "vocabulary" else { return Diagnostic(unread, at: span) }
    let names = ContentRole.vocabularyNames.map { "\($0).yml" }
    let nearest = NearestName.of(parts[1], among: names)
    return Diagnostic(
      unread, at: span,
      remedy: Wording(
        fr: nearest.map { "vouliez-vous « \($0) » ?" }
          ?? "les listes de mots sont \(names.map { "« \($0) »" }.joined(separator: ", "))",
        en: nearest.map { "did you mean \"\($0)\"?" }
          ?? "the lists of words are \(names.map { "\"\($0)\"" }.joined(separator: ", "))"))
  }
}
