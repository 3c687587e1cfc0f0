import Diagnostics
import Glibc

/// A fault of the disk, or of what stands on it, met while reading the content or publishing. Whatever is thrown,
/// the last good Output is whole.
public enum PublishingError: Error, Hashable, Sendable {
  /// The system refused; `code` is its errno.
  case disk(path: String, code: Int32)
  /// A plain file was expected.
  case notAFile(path: String)
  /// A folder was expected.
  case notAFolder(path: String)
  /// Output is a mount point: it cannot be exchanged for another folder.
  case mountPoint(path: String)
  /// Output and a folder that is read are one, or one holds the other.
  case overlap(output: String, other: String)
  /// Output holds files and no manifest of ours; `found` is one of them.
  case foreignFolder(path: String, found: String)
  /// The manifest is not as we wrote it: what is ours cannot be told.
  case damagedManifest(path: String)
  /// The manifest is of a later format than this program knows.
  case newerManifest(path: String, format: Int)
  /// There is no manifest to compare with.
  case noManifest(path: String)
  /// Something that is not ours stands where a file must be written; path below Output.
  case foreignInTheWay(path: String)
  /// A path to publish that no host could be trusted with.
  case invalidPath(path: String, fault: OutputPathFault)
  /// Another build is publishing there; its process, if known.
  case busy(output: String, process: Int?)
  /// A file that is no export of ours stands where one is to be written.
  case foreignExport(path: String)
  /// A publication was interrupted, and what is left does not tell what to do.
  case unclearState(stage: String)
  /// A file is not what it was when its hash was taken.
  case changed(path: String)

  /// What is wrong and what to do, in words.
  public var wording: Wording {
    switch self {
    case .disk(let path, let code):
      let cause = Self.cause(code)
      return Wording(fr: "« \(path) » : \(cause.fr)", en: "\(path): \(cause.en)")
    case .notAFile(let path):
      return Wording(fr: "« \(path) » n’est pas un fichier ordinaire", en: "\(path) is not a plain file")
    case .notAFolder(let path):
      return Wording(fr: "« \(path) » n’est pas un dossier", en: "\(path) is not a folder")
    case .mountPoint(let path):
      return Wording(
        fr: "« \(path) » est un point de montage, qui ne peut être échangé ; publiez dans un dossier qu’il contient",
        en: "\(path) is a mount point, which cannot be exchanged; publish into a folder inside it")
    case .overlap(let output, let other):
      return Wording(
        fr: "la sortie « \(output) » et le dossier « \(other) » se recouvrent ; séparez-les",
        en: "the output \(output) and the folder \(other) overlap; keep them apart")
    case .foreignFolder(let path, let found):
      return Wording(
        fr: "« \(path) » contient déjà « \(found) », qui ne vient pas d’ici ; choisissez un dossier vide",
        en: "\(path) already holds \(found), which does not come from here; choose an empty folder")
    case .damagedManifest(let path):
      return Wording(
        fr: "« \(path) » est endommagé : ce qui a été publié ne peut être reconnu ; publiez dans un dossier neuf",
        en: "\(path) is damaged: what was published cannot be told from the rest; publish into a new folder")
    case .newerManifest(let path, let format):
      return Wording(
        fr: "« \(path) » est du format \(format), que cette version ne connaît pas ; mettez Negatoscope à jour",
        en: "\(path) is of format \(format), which this version does not know; update Negatoscope")
    case .noManifest(let path):
      return Wording(
        fr: "« \(path) » n’a pas de manifeste : rien à quoi le comparer",
        en: "\(path) has no manifest: there is nothing to compare it with")
    case .foreignInTheWay(let path):
      return Wording(
        fr: "« \(path) », dans la sortie, ne vient pas d’ici et occupe une place à écrire ; déplacez-le",
        en: "\(path), in the output, does not come from here and stands where we must write; move it away")
    case .invalidPath(let path, let fault):
      return Wording(
        fr: "« \(path) » ne peut être publié : \(fault.wording.fr)",
        en: "\(path) cannot be published: \(fault.wording.en)")
    case .busy(let output, let process):
      return Wording(
        fr: "« \(output) » est en cours de publication" + (process.map { " par le processus \($0)" } ?? "")
          + " ; attendez qu’elle finisse",
        en: "\(output) is being published" + (process.map { " by process \($0)" } ?? "") + "; wait until it ends")
    case .foreignExport(let path):
      return Wording(
        fr: "« \(path) » existe et n’est pas un de nos exports ; choisissez un autre nom, ou --force",
        en: "\(path) exists and is no export of ours; choose another name, or --force")
    case .unclearState(let stage):
      return Wording(
        fr: "une publication interrompue a laissé « \(stage) », et ce qui reste ne dit pas comment la finir ; "
          + "regardez-y, puis supprimez ce dossier",
        en: "an interrupted publication left \(stage), and what is left does not say how to end it; "
          + "look into it, then remove that folder")
    case .changed(let path):
      return Wording(
        fr: "« \(path) » a changé pendant la construction ; recommencez",
        en: "\(path) changed during the build; build again")
    }
  }

  /// The words for an errno: ours for the usual ones, otherwise the system's.
  private static func cause(_ code: Int32) -> Wording {
    switch code {
    case EACCES, EPERM: return Wording(fr: "accès refusé", en: "permission denied")
    case ENOSPC: return Wording(fr: "il n’y a plus de place sur le disque", en: "no space left on the disk")
    case EDQUOT: return Wording(fr: "le quota du disque est atteint", en: "the disk quota is reached")
    case EROFS: return Wording(fr: "le disque est en lecture seule", en: "the disk is read-only")
    case ENOENT: return Wording(fr: "n’existe pas", en: "does not exist")
    case ENOTDIR: return Wording(fr: "n’est pas un dossier", en: "is not a folder")
    case EIO: return Wording(fr: "erreur de lecture ou d’écriture du disque", en: "the disk failed to read or write")
    case ENAMETOOLONG: return Wording(fr: "nom trop long", en: "name too long")
    case EFBIG: return Wording(fr: "fichier trop grand", en: "file too large")
    default:
      let text = strerror(code).map { String(cString: $0) } ?? ""
      return Wording(fr: "erreur \(code) du système (\(text))", en: "system error \(code) (\(text))")
    }
  }
}
