import Casebook
import Diagnostics
import Foundation
import Imaging

/// A site that is built again and again while its authors write, and published nowhere.
public struct LiveSite: Sendable {
  /// What one build learnt and the next may use: nothing that has not changed is read, parsed or rendered again.
  public struct Learnt: Sendable {
    var texts = ReadTexts()
    var memo = Memo()

    /// Nothing learnt.
    public init() {}
  }

  /// An image asked for.
  public enum MadeImage: Sendable {
    /// Its bytes.
    case bytes([UInt8])
    /// Its source cannot be used.
    case fault(Diagnostic)
  }

  private let publisher: SitePublisher

  /// The site of these folders; nothing is written but into the cache. A theme folder other than the first may come and
  /// go.
  public init(folders: SiteFolders, baseAddress: String?, names: [String] = []) {
    publisher = SitePublisher(
      folders: folders,
      options: BuildOptions(includesDrafts: true, baseAddress: baseAddress, makesFaultySite: true, names: names))
  }

  /// What the folders look like now.
  public func state() -> FolderState { FolderState(of: [publisher.folders.content] + publisher.folders.themes) }

  /// Builds the site, drafts included.
  /// - Throws: `PublishingError`, when the content folder or the first theme folder cannot be read.
  public func build(after learnt: Learnt) async throws -> (BuildResult, Learnt) {
    let folders = publisher.folders
    var layers = try folders.themes.prefix(1).map { try ThemeLayer(at: $0).texts }
    for theme in folders.themes.dropFirst() where FileManager.default.fileExists(atPath: theme) {
      layers.append(try ThemeLayer(at: theme).texts)
    }
    let (snapshot, texts) = try await publisher.reader.read(
      themeLayers: layers, encoder: Encoder.version, after: learnt.texts)
    var next = Learnt()
    let (result, memo) = await Publishing.build(snapshot, options: publisher.options, memo: learnt.memo)
    next.texts = texts
    next.memo = memo
    return (result, next)
  }

  /// The image of `job`, made now if the cache does not hold it. It takes as long as that takes: not to be called where
  /// others wait.
  /// - Throws: `PublishingError`, or `ImagingError` for a fault of ours.
  public func image(of job: ImageJob) throws -> MadeImage {
    let runner = ImageRunner(reader: publisher.reader, cache: try ImageCache(folder: publisher.folders.cache))
    switch try runner.make(job) {
    case .refused(let fault): return .fault(fault)
    case .file(let path):
      do {
        return .bytes([UInt8](try Data(contentsOf: URL(filePath: path))))
      } catch {
        throw PublishingError(error, path: path)
      }
    }
  }
}
