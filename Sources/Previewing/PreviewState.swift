import Casebook
import Diagnostics
import Publishing
import Rendering

/// What is served now: the last good build, the faults since, and the browsers that wait for news.
actor PreviewState {
  /// What stands at a path of the site.
  enum Found: Sendable {
    case file(path: String, bytes: [UInt8])
    case image(ImageJob)
    /// A folder asked for without its last `/`.
    case folder
    case nothing
  }

  nonisolated let language: Language
  private let start: String
  private var files: [String: [UInt8]] = [:]
  private var images: [String: ImageJob] = [:]
  private var number = 0
  private var isGood = false
  /// What is wrong, to be shown over every page.
  private(set) var faults: FaultList
  private var result: BuildResult?
  /// Images that turned out to be unusable when a page asked for them, since the last build.
  private var imageFaults: [Diagnostic] = []
  private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var listenerCount = 0

  /// Nothing yet. `start` tells this run from earlier ones, whose pages may still be open.
  init(language: Language, start: String) {
    self.language = language
    self.start = start
    faults = FaultList(build: "\(start)-0", language: language)
  }

  /// Takes a build: its pages if it has no error, or if there is nothing better to show; its faults in any case.
  func take(_ result: BuildResult) {
    self.result = result
    imageFaults = []
    if !result.hasErrors || !isGood {
      isGood = isGood || !result.hasErrors
      let files = Dictionary(result.files.map { ($0.path, $0.bytes) }) { first, _ in first }
      images = Dictionary(result.images.map { ($0.path, $0) }) { first, _ in first }
      if files != self.files {
        self.files = files
        number += 1
      }
    }
    tell()
  }

  /// The site could not be read.
  func take(trouble: String) {
    faults = FaultList(build: build, language: language, trouble: trouble)
    broadcast(faults.event)
  }

  /// A page asked for an image that cannot be made.
  func take(_ fault: Diagnostic) {
    guard !imageFaults.contains(fault) else { return }
    imageFaults.append(fault)
    tell()
  }

  /// What stands at `path`.
  func find(_ path: String) -> Found {
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    if let bytes = files[file] { return .file(path: file, bytes: page(bytes, at: file)) }
    if let job = images[file] { return .image(job) }
    if files[path + "/index.html"] != nil { return .folder }
    return .nothing
  }

  /// The page for what is not there; while nothing can be shown at all, the faults.
  var missing: [UInt8] {
    if let bytes = files["404.html"], !bytes.isEmpty { return PreviewPage.marked(bytes, build: build) }
    return faultPage
  }

  /// What is sent to a browser from now on: the faults now, then at each change.
  func listen() -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(4))
    listenerCount += 1
    let number = listenerCount
    listeners[number] = continuation
    continuation.onTermination = { [weak self] _ in Task { await self?.forget(number) } }
    continuation.yield(faults.event)
    return stream
  }

  /// Sends what browsers pass over, by which those that went away are found.
  func beat() { broadcast(Array(": \n\n".utf8)) }

  private var build: String { "\(start)-\(number)" }

  private var faultPage: [UInt8] {
    PreviewPage.faults(title: faults.title, text: faults.text, language: language, build: build)
  }

  private func page(_ bytes: [UInt8], at path: String) -> [UInt8] {
    guard path.hasSuffix(".html") else { return bytes }
    // A theme without a usable layout renders nothing.
    return bytes.isEmpty ? faultPage : PreviewPage.marked(bytes, build: build)
  }

  private func tell() {
    guard let result else { return }
    faults = FaultList(
      build: build, language: language, diagnostics: (result.diagnostics + imageFaults).inReadingOrder(),
      sources: result.sources, isOlder: isGood)
    broadcast(faults.event)
  }

  private func broadcast(_ bytes: [UInt8]) { for listener in listeners.values { listener.yield(bytes) } }

  private func forget(_ number: Int) { listeners[number] = nil }
}
