import Casebook
import Foundation

/// Made images, kept between builds. A file's name tells its source, recipe and encoder, so that it never goes stale.
struct ImageCache: Sendable {
  private let folder: URL

  /// The cache below `folder`, which is made if it is not there.
  /// - Throws: `PublishingError.disk`.
  init(folder: String) throws {
    self.folder = URL(filePath: folder).appending(path: "images")
    do {
      try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    } catch {
      throw PublishingError(error, path: self.folder.path)
    }
  }

  /// Where the image of `job` stands, if it was made.
  func file(for job: ImageJob) -> String? {
    let path = url(for: job.path).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Keeps the image of `job`, whole or not at all; where it stands.
  /// - Throws: `PublishingError.disk`.
  func store(_ bytes: [UInt8], for job: ImageJob) throws -> String {
    let url = url(for: job.path)
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw PublishingError(error, path: url.path)
    }
    return url.path
  }

  /// Removes what the site has no more use for: a cache that only grows would fill the disk.
  /// - Throws: `PublishingError.disk`.
  func keepOnly(_ paths: Set<String>) throws {
    let names = Set(paths.map { url(for: $0).lastPathComponent })
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !names.contains(name) {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
    } catch {
      throw PublishingError(error, path: folder.path)
    }
  }

  private func url(for path: String) -> URL {
    folder.appending(path: path.split(separator: "/").last.map(String.init) ?? path)
  }
}

extension PublishingError {
  /// What Foundation says of a disk, as an errno.
  init(_ error: any Error, path: String) {
    let posix = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = posix?.domain == NSPOSIXErrorDomain ? Int32(posix?.code ?? 0) : EIO
    self = .disk(path: path, code: code)
  }
}
