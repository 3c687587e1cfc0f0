import Glibc

/// The ports of the loopback.
public enum Port {
  /// Where a preview is looked for first.
  public static let usual: UInt16 = 8010

  /// The first free port from `first` on; nil if none of a hundred is.
  public static func free(from first: UInt16) -> UInt16? {
    (0..<100).lazy.compactMap { UInt16(exactly: Int(first) + $0) }.first(where: isFree)
  }

  /// Whether one can listen at `port` now.
  public static func isFree(_ port: UInt16) -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    // Two may be bound, where both allow it, but only one may listen.
    return isBound && listen(socket, 1) == 0
  }
}
