/// A text file of the site as it will be published.
public struct BuiltPage: Hashable, Sendable {
  /// Path below Output.
  public var path: String
  /// What it holds.
  public var text: String

  /// The file at `path`.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// An HTML page with its start tags at hand, read once for all the checks.
struct ScannedPage {
  var path: String
  var tags: [StartTag]
  /// The words of its title.
  var title: String
  /// Whether it only leads on, from a former address.
  var isStub: Bool { tags.contains { $0.name == "meta" && $0["http-equiv"]?.lowercased() == "refresh" } }

  /// nil for a file that is no HTML.
  init?(_ page: BuiltPage) {
    guard page.path.hasSuffix(".html") else { return nil }
    path = page.path
    tags = TagScanner.tags(in: page.text)
    let open = page.text.firstRange(of: "<title>")
    let rest = open.map { page.text[$0.upperBound...] }
    title = rest.flatMap { rest in rest.firstRange(of: "</title>").map { String(rest[..<$0.lowerBound]) } } ?? ""
  }
}

/// A start tag of a built page: its name and attributes, entities resolved.
struct StartTag: Hashable, Sendable {
  var name: String
  var attributes: [(name: String, value: String)]
  /// From 1.
  var line: Int

  static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.line == right.line && left.attributes.elementsEqual(right.attributes, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(line)
  }

  /// The value of an attribute.
  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
}

/// Reads the start tags of HTML that the site's own writers and templates made. It is no parser of the web's HTML: it
/// knows comments, quoted attributes and the five entities that are written.
struct TagScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Every start tag, in order.
  static func tags(in text: String) -> [StartTag] {
    var scanner = TagScanner(text)
    var tags: [StartTag] = []
    while let tag = scanner.next() { tags.append(tag) }
    return tags
  }

  private mutating func next() -> StartTag? {
    while index < bytes.count {
      if bytes[index...].starts(with: "<!--".utf8) {
        skip(past: Array("-->".utf8))
      } else if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, Self.isLetter(bytes[index + 1]) {
        return tag()
      } else {
        advance()
      }
    }
    return nil
  }

  private mutating func tag() -> StartTag {
    let start = line
    advance()
    let name = word { $0 == 0x2D || Self.isLetter($0) || (0x30...0x39).contains($0) }
    var attributes: [(String, String)] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        advance()
        continue
      }
      let key = word { !Self.isSpace($0) && ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0) }
      if key.isEmpty {
        advance()
        continue
      }
      attributes.append((key.lowercased(), value()))
    }
    advance()
    return StartTag(name: name.lowercased(), attributes: attributes, line: start)
  }

  private mutating func value() -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return "" }
    advance()
    guard index < bytes.count else { return "" }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return resolved(word { !Self.isSpace($0) && $0 != UInt8(ascii: ">") })
    }
    advance()
    let text = word { $0 != quote }
    advance()
    return resolved(text)
  }

  private func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
  }

  private mutating func word(while accepts: (UInt8) -> Bool) -> String {
    let start = index
    while index < bytes.count, accepts(bytes[index]) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skip(past end: [UInt8]) {
    while index < bytes.count, !bytes[index...].starts(with: end) { advance() }
    for _ in end { advance() }
  }

  private mutating func advance() {
    if index < bytes.count, bytes[index] == 0x0A { line += 1 }
    index += 1
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(byte) }
}
