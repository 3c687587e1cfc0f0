import FlyingSocks
import Foundation
import Glibc

/// A pool of sockets that waits for a client only so long: one that says nothing, or reads nothing, is let go. The socket
/// that listens waits for ever.
struct PatientPool: AsyncSocketPool {
  let base: any AsyncSocketPool
  /// In seconds.
  let patience: Double

  init(base: some AsyncSocketPool, patience: Double) {
    self.base = base
    self.patience = patience
  }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    guard !Self.isListening(socket) else { return try await base.suspendSocket(socket, untilReadyFor: events) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
      group.addTask {
        try await Task.sleep(for: .seconds(patience))
        throw SocketError.disconnected
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func isListening(_ socket: Socket) -> Bool {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0
  }
}
