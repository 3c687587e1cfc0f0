import Casebook
import Diagnostics
import Foundation

/// A complete small site to begin with, copied from the files that come with the program.
public struct NewSite: Sendable {
  /// The folder of those files.
  public var starter: String
  /// The language of the site.
  public var language: Language
  /// The date of its first case.
  public var today: CalendarDate

  /// A site in `language`.
  public init(starter: String, language: Language, today: CalendarDate) {
    self.starter = starter
    self.language = language
    self.today = today
  }

  /// Writes the site into `folder`, which must be new or empty (a `.git` apart).
  /// - Throws: `StarterError`, `PublishingError.disk`.
  public func write(into folder: String) throws {
    let target = URL(filePath: folder).standardizedFileURL
    let isNew = !FileManager.default.fileExists(atPath: target.path)
    if !isNew {
      let names = try NewFolder.disk(target) { try FileManager.default.contentsOfDirectory(atPath: target.path) }
      guard names.allSatisfy({ $0 == ".git" }) else { throw StarterError.notEmpty(path: folder) }
    }
    let new = try NewFolder(in: target)
    do {
      let name = target.lastPathComponent.slug
      let values = ["id": name.isEmpty ? "site" : name, "date": today.iso]
      try copy("site/\(language.rawValue)", to: "", in: new, values)
      try copy("vocabulary", to: "Content/vocabulary", in: new, values)
      try new.empty(into: target)
    } catch {
      new.discard()
      if isNew { try? FileManager.default.removeItem(at: target) }
      throw error
    }
  }

  private func copy(_ source: String, to folder: String, in new: NewFolder, _ values: [String: String]) throws {
    let from = URL(filePath: starter).appending(path: source)
    try NewFolder.disk(from) {
      for path in try FileManager.default.subpathsOfDirectory(atPath: from.path).sorted() {
        let file = from.appending(path: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
          continue
        }
        let bytes = try Data(contentsOf: file)
        let isText = ["md", "yml"].contains(file.pathExtension)
        let written = isText ? Data(filled(String(decoding: bytes, as: UTF8.self), values).utf8) : bytes
        try new.write(written, at: folder.isEmpty ? path : "\(folder)/\(path)")
      }
    }
  }
}
