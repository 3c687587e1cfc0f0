import Casebook
import FlyingFox
import FlyingSocks
import Foundation
import Publishing
import Rendering

/// Answers browsers of this machine, and no one else.
struct PreviewServer: Sendable {
  let gate: RequestGate
  let state: PreviewState
  let site: LiveSite
  /// `preview.js` and `preview.css`, by name.
  let ownFiles: [String: [UInt8]]
  private let images = ImageQueue()

  init(port: UInt16, state: PreviewState, site: LiveSite, ownFiles: [String: [UInt8]]) {
    gate = RequestGate(port: port)
    self.state = state
    self.site = site
    self.ownFiles = ownFiles
  }

  /// A server on the loopback, not yet running. An answer is given up after a minute: the largest image takes less.
  func server() throws -> HTTPServer {
    let pool = PatientPool(base: HTTPServer.defaultPool(), patience: 20)
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: gate.port)
    return HTTPServer(address: address, timeout: 60, pool: pool, logger: .disabled, handler: Handler(server: self))
  }

  private struct Handler: HTTPHandler {
    let server: PreviewServer

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
      let answer = await server.answer(
        method: request.method.rawValue, host: request.headers[.host], target: request.target.path())
      return answer.response(isHead: request.method == .HEAD)
    }
  }

  private func answer(method: String, host: String?, target: String) async -> Answer {
    let path: String
    do {
      path = try gate.path(method: method, host: host, target: target)
    } catch {
      var refusal = Answer(status: error.status, bytes: Array(error.text.utf8), type: Self.type(of: "txt"))
      if error.status == 405 { refusal.headers[HTTPHeader("Allow")] = "GET, HEAD" }
      return refusal
    }
    if path == PreviewPage.folder + "events" { return .events(await state.listen()) }
    if path.hasPrefix(PreviewPage.folder), let bytes = ownFiles[String(path.dropFirst(PreviewPage.folder.count))] {
      return Answer(status: 200, bytes: bytes, type: Self.type(of: path))
    }
    switch await state.find(path) {
    case .file(let path, let bytes): return Answer(status: 200, bytes: bytes, type: Self.type(of: path))
    case .image(let job): return await image(of: job)
    case .folder:
      var answer = Answer(status: 307, bytes: [], type: Self.type(of: "txt"))
      answer.headers[.location] = target + "/"
      return answer
    case .nothing: return Answer(status: 404, bytes: await state.missing, type: Self.type(of: "html"))
    }
  }

  private func image(of job: ImageJob) async -> Answer {
    do {
      switch try await images.run({ try site.image(of: job) }) {
      case .bytes(let bytes): return Answer(status: 200, bytes: bytes, type: Self.type(of: job.path))
      case .fault(let fault): await state.take(fault)
      }
    } catch {
      // The source changed or went away since the build: the next one tells.
    }
    return Answer(status: 404, bytes: [], type: Self.type(of: "txt"))
  }

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last ?? "" {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "xml": "application/xml"
    case "txt": "text/plain; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "webp": "image/webp"
    case "jpg": "image/jpeg"
    case "zip": "application/zip"
    default: "application/octet-stream"
    }
  }
}

/// What is sent back.
private struct Answer: Sendable {
  var status: Int
  var bytes: [UInt8]
  var stream: AsyncStream<[UInt8]>?
  var headers: HTTPHeaders

  init(status: Int, bytes: [UInt8], type: String) {
    self.status = status
    self.bytes = bytes
    headers = [
      .contentType: type, .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
      // What a site should be served with, so that authors see what readers will.
      HTTPHeader("Content-Security-Policy"): "default-src 'self'", HTTPHeader("Referrer-Policy"): "no-referrer",
      // A page of another site may not show these as its own.
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("X-Frame-Options"): "SAMEORIGIN",
    ]
  }

  static func events(_ stream: AsyncStream<[UInt8]>) -> Answer {
    var answer = Answer(status: 200, bytes: [], type: "text/event-stream")
    answer.stream = stream
    return answer
  }

  func response(isHead: Bool) -> HTTPResponse {
    let code = HTTPStatusCode(status, phrase: Self.phrases[status] ?? "")
    if isHead {
      var headers = headers
      if stream == nil { headers[.contentLength] = String(bytes.count) }
      return HTTPResponse(statusCode: code, headers: headers)
    }
    if let stream {
      return HTTPResponse(statusCode: code, headers: headers, body: HTTPBodySequence(from: EventBytes(stream: stream)))
    }
    return HTTPResponse(
      statusCode: code, headers: headers, body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 16))
  }

  private static let phrases = [
    200: "OK", 307: "Temporary Redirect", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    421: "Misdirected Request",
  ]
}
