import Diagnostics

/// One tag of a Mustache template, at its place.
struct TemplateTag: Hashable {
  /// What a tag can be.
  enum Kind: Hashable {
    case variable
    case unescaped
    case section
    case inverted
    case close
    case partial
    case comment
    /// Lambdas, inheritance, other delimiters, pragmas, transforms: Mustache that themes here do not use.
    case unused
  }

  var kind: Kind
  /// The name, without its sign and spaces.
  var name: String
  /// From `{{` to `}}`.
  var span: SourceSpan
  /// The name alone.
  var nameSpan: SourceSpan

  /// The tags of `text`, in order. An unclosed one is left to the parser of Mustache, which reports it.
  static func scan(_ text: String, file: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var cursor = ScalarCursor(text)
    while cursor.skip(past: "{{") {
      let open = cursor.position(back: 2)
      let isTriple = cursor.next == "{"
      if isTriple { cursor.advance() }
      let sign: Unicode.Scalar? = cursor.next.flatMap { "#^/!>&<$=%".unicodeScalars.contains($0) ? $0 : nil }
      if sign != nil, !isTriple { cursor.advance() }
      while let next = cursor.next, next.properties.isWhitespace { cursor.advance() }
      let nameStart = cursor.position(back: 0)
      guard let inside = cursor.read(until: isTriple ? "}}}" : "}}") else { return tags }
      let name = inside.trimmed
      let nameEnd = SourcePosition(
        line: nameStart.line, column: nameStart.column + name.unicodeScalars.count)
      tags.append(
        TemplateTag(
          kind: kind(sign: isTriple ? "{" : sign, name: name), name: name,
          span: SourceSpan(file: file, start: open, end: cursor.position(back: 0)),
          nameSpan: SourceSpan(file: file, start: nameStart, end: nameEnd)))
    }
    return tags
  }

  private static func kind(sign: Unicode.Scalar?, name: String) -> Kind {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "._-".contains(Character(scalar)))
    }
    switch sign {
    case "!": return .comment
    case "<", "$", "=", "%": return .unused
    case _ where !isPlain: return sign == ">" ? .partial : .unused
    case "{", "&": return .unescaped
    case "#": return .section
    case "^": return .inverted
    case "/": return .close
    case ">": return .partial
    default: return .variable
    }
  }
}

/// Walks a text, counting lines and scalars.
private struct ScalarCursor {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func advance() {
    if scalars[index] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    index += 1
  }

  /// The place `back` scalars ago, on the same line.
  func position(back: Int) -> SourcePosition { SourcePosition(line: line, column: column - back) }

  private func stands(_ word: [Unicode.Scalar]) -> Bool {
    index + word.count <= scalars.count && scalars[index..<index + word.count].elementsEqual(word)
  }

  /// Goes just after the next `word`; false at the end.
  mutating func skip(past word: String) -> Bool { read(until: word) != nil }

  /// What stands before the next `word`, which is passed; nil at the end.
  mutating func read(until word: String) -> String? {
    let wanted = Array(word.unicodeScalars)
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      if stands(wanted) {
        for _ in wanted { advance() }
        return String(text)
      }
      text.append(scalars[index])
      advance()
    }
    return nil
  }
}
