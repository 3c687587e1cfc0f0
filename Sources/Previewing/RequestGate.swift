import Foundation

/// Which requests the preview answers at all. A page of another site, opened in the author's browser, must neither read
/// the drafts (DNS rebinding) nor reach anything beside the site.
struct RequestGate: Hashable, Sendable {
  /// Why a request is not answered: an HTTP status and what is said.
  struct Refusal: Error, Hashable {
    var status: Int
    var text: String
  }

  /// The port listened to.
  var port: UInt16

  /// What the request asks for: a path below the site, its escapes undone, `cases/a/` for a folder.
  /// - Parameters:
  ///   - method: As sent.
  ///   - host: The field `Host`.
  ///   - target: The path as sent, its query left out.
  /// - Throws: `Refusal`.
  func path(method: String, host: String?, target: String) throws(Refusal) -> String {
    guard let host, isOwn(host) else { throw Refusal(status: 421, text: "This host is not served here.\n") }
    guard ["GET", "HEAD"].contains(method) else { throw Refusal(status: 405, text: "GET or HEAD only.\n") }
    guard let path = Self.path(of: target) else { throw Refusal(status: 400, text: "No path of this site.\n") }
    return path
  }

  private func isOwn(_ host: String) -> Bool {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    let host = host.lowercased()
    return names.contains { host == "\($0):\(port)" || (port == 80 && host == $0) }
  }

  /// nil for what could name something outside of the site: a component `..`, a backslash, a NUL, an absolute address,
  /// escapes that are no UTF-8. Escapes are undone once.
  static func path(of target: String) -> String? {
    guard target.utf8.first == UInt8(ascii: "/"), target.utf8.count <= 2048,
      let path = target.dropFirst().description.removingPercentEncoding
    else { return nil }
    guard !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }) else {
      return nil
    }
    var components = path.split(separator: "/", omittingEmptySubsequences: false)
    if components.last == "" { components.removeLast() }
    guard components.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    return path
  }
}
