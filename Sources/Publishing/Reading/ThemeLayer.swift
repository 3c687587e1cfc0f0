import Casebook

/// One layer of the theme, read from its folder.
public struct ThemeLayer: Hashable, Sendable {
  /// Texts by path below the layer (`templates/case.mustache`).
  public var texts: [String: String]
  /// What is no text a theme is made of, by path: nothing is done with it. Sorted.
  public var ignored: [String]
  /// What could not be taken in, by path: symbolic links above all; a text that is not UTF-8 is `unreadable`.
  public var refused: [String: Snapshot.Refusal]

  private static let endings: Set<String> = [
    "mustache", "css", "js", "yml", "yaml", "json", "svg", "txt", "xml", "html", "md",
  ]

  /// Reads the folder of a layer, following no symbolic link below it. A byte order mark is left out.
  /// - Throws: `PublishingError.disk` if the folder cannot be read.
  public init(at folder: String) throws {
    texts = [:]
    ignored = []
    (texts, ignored, refused) = try Folder.with(RawPath(folder)) { opened in
      let walk = try ContentWalk(opened)
      var texts: [String: String] = [:]
      var ignored: [String] = []
      var refused = walk.refused
      for file in walk.files {
        let path = file.path.description
        guard Self.endings.contains(FolderReader.ending(of: path)) else {
          ignored.append(path)
          continue
        }
        do {
          let names = file.path.components
          let bytes = try opened.descending(names.dropLast()) {
            try $0.read(names.last ?? RawPath(""), limit: FolderReader.largestText).bytes
          }
          let text = String(
            validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
          if let text { texts[path] = text } else { refused[path] = .unreadable }
        } catch {
          if let refusal = try ContentWalk.refusal(for: error) { refused[path] = refusal }
        }
      }
      return (texts, ignored.sorted(), refused)
    }
  }
}
