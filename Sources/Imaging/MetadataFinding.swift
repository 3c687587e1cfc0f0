/// Something in a file of Output that must not be published.
public struct MetadataFinding: Hashable, Sendable {
  /// What was found.
  public enum Fault: Hashable, Sendable {
    /// A kind of file that the site does not need; its ending, lower case, without the dot.
    case unexpectedKind(fileExtension: String)
    /// The content is not what the name says; `found` is what it looks like ("PNG", "PDF"), if known.
    case disguised(found: String?)
    /// The structure cannot be read to its end.
    case unreadable
    /// A chunk, segment or table outside of the allow-list, by its name in its standard: "tEXt", "APP1", "EXIF".
    case chunk(String)
    /// Bytes after the end mark.
    case trailing(count: Int)
    /// The mark of a block of metadata among the bytes, wherever it stands: "Exif", "XMP", "Photoshop".
    case marker(String)
    /// An element or attribute that a drawing must not have: "script", "metadata", "onload", "data:".
    case markup(String)
  }

  /// Path below Output.
  public var path: String
  /// What was found.
  public var fault: Fault
  /// Where, in bytes from the start of the file.
  public var offset: Int

  /// A finding.
  public init(path: String, fault: Fault, offset: Int) {
    (self.path, self.fault, self.offset) = (path, fault, offset)
  }
}
