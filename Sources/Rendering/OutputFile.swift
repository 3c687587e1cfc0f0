/// A file of the site, written in full by the core. Images are not among them: they are jobs.
public struct OutputFile: Hashable, Sendable {
  /// Path below Output, ASCII, with `/`.
  public var path: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A file of these bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file of UTF-8 text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
