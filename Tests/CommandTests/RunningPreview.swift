import Foundation
import Glibc
import TestSupport

/// `negatoscope preview` running on a copy of a site, until the end of a test.
struct RunningPreview {
  let folder: URL
  let port: UInt16
  private let process: Process

  var content: URL { folder.appending(path: "Content") }

  /// All that it printed so far, both streams.
  var printed: String { (try? String(contentsOf: folder.appending(path: "printed"), encoding: .utf8)) ?? "" }

  /// Starts a preview of `site`, copied into a new folder, waits until it answers, gives it to `body` and ends it.
  static func of(_ site: URL, _ arguments: [String] = [], _ body: (RunningPreview) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try FileManager.default.copyItem(at: site, to: folder.appending(path: "Content"))
      let preview = try RunningPreview(in: folder, arguments)
      defer { preview.process.terminate() }
      try body(preview)
    }
  }

  private init(in folder: URL, _ arguments: [String]) throws {
    self.folder = folder
    process = Process()
    process.executableURL = try Repository.command
    process.arguments = ["preview"] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "fr_FR.UTF-8", "NO_COLOR": "1"]) { $1 }
    let log = folder.appending(path: "printed")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    handle.seekToEndOfFile()
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    let found = try Self.await("the preview is ready") { () -> UInt16? in
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      return text.firstMatch(of: /http:\/\/localhost:(\d+)\//).flatMap { UInt16($0.output.1) }
    }
    port = found
  }

  /// Sends what Ctrl-C does, and waits for the end; its exit status.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// Asks again and again until there is an answer.
  /// - Throws: `NeverCame` after a minute: the test would otherwise hang.
  static func await<Value>(_ what: String, _ ask: () throws -> Value?) throws -> Value {
    for _ in 0..<1200 {
      if let value = try ask() { return value }
      usleep(50_000)
    }
    throw NeverCame(what: what)
  }

  struct NeverCame: Error { var what: String }

  /// The answer to one request.
  func get(_ target: String, method: String = "GET", host: String? = nil) throws -> Answer {
    let connection = try Connection(port: port)
    defer { connection.close() }
    connection.send("\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n")
    return Answer(connection.readAll())
  }

  func text(_ target: String) throws -> String { String(decoding: try get(target).body, as: UTF8.self) }

  /// The next event that is sent to a browser which listens from now on.
  func faults() throws -> String {
    let connection = try Connection(port: port)
    defer { connection.close() }
    connection.send("GET /.negatoscope/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
    var text = ""
    while !text.contains("}\n\n") {
      let more = connection.read()
      if more.isEmpty { break }
      text += String(decoding: more, as: UTF8.self)
    }
    return text
  }

  /// What a server answered.
  struct Answer {
    var status: Int
    /// By name in small letters.
    var headers: [String: String]
    var body: [UInt8]

    init(_ bytes: [UInt8]) {
      let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) ?? bytes.endIndex..<bytes.endIndex
      let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
      status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      headers = lines.dropFirst().reduce(into: [:]) { headers, line in
        let parts = line.split(separator: ":", maxSplits: 1)
        headers[parts[0].lowercased()] = parts.last.map { $0.trimmingCharacters(in: .whitespaces) }
      }
      body = Array(bytes[end.upperBound...])
    }
  }
}

/// A plain connection to the loopback: what a test sends goes out byte for byte.
struct Connection {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let socket = socket
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Refused(code: errno) }
  }

  struct Refused: Error { var code: Int32 }

  func send(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, 0) } }

  /// What comes next; empty at the end.
  func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : []
  }

  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = read()
      if more.isEmpty { return all }
      all += more
    }
  }

  func close() { _ = Glibc.close(socket) }
}
