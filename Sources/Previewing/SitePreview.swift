import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation
import Publishing

/// Another program took the port between the moment when it was found free and that when it was to be listened to.
public struct PortTaken: Error, Hashable, Sendable {
  /// The port.
  public var port: UInt16
}

/// Serves a site on this machine while its authors write: builds it again at each change, and tells the browsers.
public struct SitePreview: Sendable {
  /// What is told to who started it.
  public enum Event: Sendable {
    /// Browsers are answered from now on.
    case ready
    /// The site was built, in so much time.
    case built(BuildResult, Duration)
    /// The folders could not be read.
    case trouble(PublishingError)
  }

  private let site: LiveSite
  private let state: PreviewState
  private let server: PreviewServer

  /// A preview of `site` at `port` of the loopback. `files` are those that its pages load beside the site's, by name;
  /// faults are shown in `language`.
  public init(of site: LiveSite, port: UInt16, files: [String: [UInt8]], language: Language) {
    self.site = site
    let start = String(Int(Date().timeIntervalSince1970 * 1000), radix: 36)
    state = PreviewState(language: language, start: start)
    server = PreviewServer(port: port, state: state, site: site, ownFiles: files)
  }

  /// Builds, serves and watches until the task is cancelled.
  /// - Throws: `PublishingError` if the folders cannot be read at first; `PortTaken`; what the system says of the port.
  public func run(telling tell: @escaping @Sendable (Event) -> Void) async throws {
    let seen = site.state()
    let first = try await build(after: LiveSite.Learnt(), tell)
    try await withThrowingTaskGroup(of: Void.self) { group in
      let http = try server.server()
      let port = server.gate.port
      group.addTask {
        do {
          try await http.run()
        } catch is SocketError where !Port.isFree(port) {
          throw PortTaken(port: port)
        }
      }
      group.addTask {
        try await http.waitUntilListening()
        tell(.ready)
        try await watch(after: seen, first, tell)
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func build(after learnt: LiveSite.Learnt, _ tell: (Event) -> Void) async throws -> LiveSite.Learnt {
    let start = ContinuousClock.now
    let (result, next) = try await site.build(after: learnt)
    await state.take(result)
    tell(.built(result, ContinuousClock.now - start))
    return next
  }

  /// Looks at the folders again and again. The file systems of Windows, seen from Linux, tell nobody of a change.
  private func watch(
    after state: FolderState, _ learnt: LiveSite.Learnt, _ tell: @escaping @Sendable (Event) -> Void
  ) async throws {
    var built = state
    var learnt = learnt
    var lastBeat = ContinuousClock.now
    while true {
      let (now, cost) = timed { site.state() }
      if now != built {
        // A program that saves a file may take several steps: what still changes is not built yet.
        try await Task.sleep(for: .milliseconds(40))
        let later = site.state()
        guard later == now else { continue }
        built = now
        do {
          let known = learnt
          // Below those who answer browsers, so that a page never waits for a build.
          learnt = try await Task.detached(priority: .utility) { try await build(after: known, tell) }.value
        } catch let error as PublishingError {
          await self.state.take(trouble: error.wording[language])
          tell(.trouble(error))
        }
      }
      if ContinuousClock.now - lastBeat > .seconds(10) {
        await self.state.beat()
        lastBeat = .now
      }
      // A large folder is looked at less often: never more than a tenth of a processor's time.
      try await Task.sleep(for: max(.milliseconds(200), cost * 10))
    }
  }

  private var language: Language { state.language }

  private func timed<Result>(_ work: () -> Result) -> (Result, Duration) {
    let start = ContinuousClock.now
    let result = work()
    return (result, ContinuousClock.now - start)
  }
}
