import Casebook
import Diagnostics
import Imaging
import Rendering

/// The folders of a site on disk.
public struct SiteFolders: Hashable, Sendable {
  /// What authors write.
  public var content: String
  /// Theme layers, the built-in one first.
  public var themes: [String]
  /// Where the site is published.
  public var output: String
  /// What is kept between builds; it may be removed at any time.
  public var cache: String

  /// These folders.
  public init(content: String, themes: [String], output: String, cache: String) {
    self.content = content
    self.themes = themes
    self.output = output
    self.cache = cache
  }
}

/// Reads the folders of a site, builds it and publishes it: the edge around `build`.
public struct SitePublisher: Sendable {
  /// What was done.
  public struct Outcome: Sendable {
    /// The site that was built, and all that is wrong with it.
    public var result: BuildResult
    /// What was written; nil if there were errors, or if the site was only checked.
    public var report: PublishReport?
  }

  /// The folders.
  public var folders: SiteFolders
  /// What is asked.
  public var options: BuildOptions
  /// Told of the images done, and how many there are.
  public var progress: @Sendable (Int, Int) -> Void

  /// A publisher of these folders.
  public init(
    folders: SiteFolders, options: BuildOptions, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.folders = folders
    self.options = options
    self.progress = progress
  }

  /// Builds the site and tells what is wrong with it; nothing is published.
  /// - Throws: `PublishingError`.
  public func check() async throws -> Outcome {
    let (_, result) = try await built()
    return Outcome(result: result, report: nil)
  }

  /// What would change if every fault with one certain remedy were mended; nothing is written.
  /// - Throws: `PublishingError`.
  public func fixes() async throws -> FixPlan {
    let layers = try folders.themes.map { try ThemeLayer(at: $0).texts }
    return await FixPlan(
      for: try await reader.snapshot(themeLayers: layers, encoder: Encoder.version), options: options)
  }

  /// Carries a plan out in the content folder: each file as a whole, or not at all.
  /// - Throws: `PublishingError`; `changed` if a file is no longer what the plan was made for, and nothing is written.
  public func fix(_ plan: FixPlan) throws { try FixWriter(content: folders.content).write(plan) }

  /// Builds the site and, if nothing is wrong with it, publishes it. Otherwise Output stays as it is.
  /// - Throws: `PublishingError`, `ImagingError`.
  public func publish() async throws -> Outcome {
    let writer = FolderWriter(
      generator: "negatoscope \(programVersion)", cache: folders.cache, apart: [folders.content] + folders.themes)
    var (reader, result) = try await built()
    guard !result.hasErrors else { return Outcome(result: result, report: nil) }
    let runner = ImageRunner(reader: reader, cache: try ImageCache(folder: folders.cache))
    let made = try await runner.run(result.images, progress: progress)
    guard made.diagnostics.isEmpty else {
      result.diagnostics = (result.diagnostics + made.diagnostics).inReadingOrder()
      return Outcome(result: result, report: nil)
    }
    try Self.verify(result.files)
    let entries =
      result.files.map { PublishEntry(path: $0.path, source: .bytes($0.bytes)) }
      + made.files.map { PublishEntry(path: $0.key, source: .file($0.value)) }
    let report = try writer.publish(entries.sorted { $0.path < $1.path }, to: folders.output)
    try runner.cache.keepOnly(Set(result.images.map(\.path)))
    return Outcome(result: result, report: report)
  }

  /// What the checks look at, for who measures them.
  /// - Throws: `PublishingError`.
  package func parts() async throws -> CheckedParts {
    await CheckedParts(of: try await snapshot(), options: options)
  }

  private func built() async throws -> (FolderReader, BuildResult) {
    (reader, await build(try await snapshot(), options: options).0)
  }

  /// The folders as they stand.
  func snapshot() async throws -> Snapshot {
    let layers = try folders.themes.map { try ThemeLayer(at: $0).texts }
    return try await reader.snapshot(themeLayers: layers, encoder: Encoder.version)
  }

  /// What reads the content folder.
  var reader: FolderReader {
    FolderReader(content: folders.content, cache: folders.cache, measurer: Encoder.version) { bytes, name in
      ImageProbe.read(bytes, fileExtension: name.split(separator: ".").last.map(String.init))
    }
  }

  /// Nothing but what a site needs leaves: images were verified when they were made, the other files are now.
  private static func verify(_ files: [OutputFile]) throws {
    let findings = files.flatMap { MetadataVerifier.findings(in: $0.bytes, path: $0.path) }
    guard findings.isEmpty else { throw ImagingError.leak(findings) }
  }
}
