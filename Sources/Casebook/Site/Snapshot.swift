import Fingerprint

/// The content and theme folders at one moment, as values: what `build` starts from.
public struct Snapshot: Hashable, Sendable {
  /// A text of the content folder.
  public struct Text: Hashable, Sendable {
    /// The bytes as they stand; decoded by the reader of the kind of file.
    public var bytes: [UInt8]
    /// Their hash.
    public var hash: ContentHash

    /// A text of these bytes.
    public init(bytes: [UInt8]) {
      self.bytes = bytes
      hash = ContentHash(bytes)
    }
  }

  /// `.md`, `.yml` and `.yaml` files of the content folder, by path below it with `/` (names as they stand on disk).
  public var texts: [String: Text]
  /// The other files of the content folder, by path: images measured, anything else by size alone.
  public var images: [String: ImageReading]
  /// Files of the content folder that are neither texts nor named as images, by path; size in bytes.
  public var others: [String: Int]
  /// Theme layers, the built-in one first; each is path below the layer (`templates/case.mustache`) to text.
  public var themeLayers: [[String: String]]
  /// What the edge met and could not take in: a symbolic link, a pipe, a file that cannot be read. By path.
  public var refused: [String: Refusal]
  /// Name and version of what encodes images, part of the names of what it makes.
  public var encoder: String

  /// Why a file of the content folder was left out.
  public enum Refusal: String, Hashable, Sendable {
    /// A symbolic link: never followed.
    case symbolicLink
    /// A pipe, a socket or a device.
    case notAFile
    /// No right to read it.
    case unreadable
    /// A text or an image file larger than the reader takes.
    case tooLarge
    /// A DICOM file, whatever its name: it carries the patient's.
    case dicom
    /// A name that is not UTF-8; the path given escapes its bytes (`caf\xE9.md`).
    case nameNotUTF8
  }

  /// An empty folder.
  public init(
    texts: [String: Text] = [:], images: [String: ImageReading] = [:], others: [String: Int] = [:],
    themeLayers: [[String: String]] = [], refused: [String: Refusal] = [:], encoder: String = ""
  ) {
    self.texts = texts
    self.images = images
    self.others = others
    self.themeLayers = themeLayers
    self.refused = refused
    self.encoder = encoder
  }
}
