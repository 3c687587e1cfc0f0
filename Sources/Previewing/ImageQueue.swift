import Foundation

/// Where images are made, apart from where pages are answered: making one takes long, and must not keep a page waiting.
struct ImageQueue: Sendable {
  private let queue: OperationQueue

  init() {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount - 1))
    queue.qualityOfService = .utility
  }

  /// Does `work` when its turn comes.
  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Swift.Result { try work() }) }
    }
  }
}
