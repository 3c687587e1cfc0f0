import Casebook

/// A line of an author's text cut into words, numbers and signs, each at its place.
struct TokenLine {
  /// What a token is.
  enum Kind: Hashable {
    /// Letters.
    case word
    /// ASCII digits.
    case number
    /// Anything else but a space, one scalar.
    case sign
  }

  /// A piece of the line.
  struct Token {
    var kind: Kind
    /// As written.
    var text: String
    /// In lower case, without accents.
    var folded: String
    /// The first scalar, from 0.
    var start: Int
    /// Just after the last scalar.
    var end: Int
  }

  /// The scalars of the line, in order.
  let scalars: [Unicode.Scalar]
  private(set) var tokens: [Token] = []

  /// Cuts `scalars`; those of `silent` ranges, in order (addresses of the web, what is exempt) are passed over.
  init(_ scalars: [Unicode.Scalar], silent: [Range<Int>] = []) {
    self.scalars = scalars
    var index = 0
    var rest = silent[...]
    while index < scalars.count {
      while let range = rest.first, range.upperBound <= index { rest.removeFirst() }
      if let range = rest.first, range.contains(index) {
        index = range.upperBound
        continue
      }
      guard let kind = Self.kind(scalars[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      if kind != .sign { while end < scalars.count, Self.kind(scalars[end]) == kind { end += 1 } }
      let (text, isPlain) = Self.text(scalars[index..<end])
      tokens.append(
        Token(
          kind: kind, text: text, folded: kind == .word && !isPlain ? Self.folded(text) : text, start: index, end: end))
      index = end
    }
  }

  /// The text of `scalars`, and whether it is in small letters of ASCII already: most words are, and are made at once.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> (String, isPlain: Bool) {
    guard scalars.allSatisfy({ $0.value < 0x80 && !(0x41...0x5A).contains($0.value) }) else {
      return (String(String.UnicodeScalarView(scalars)), false)
    }
    let text = String(unsafeUninitializedCapacity: scalars.count) { buffer in
      for (place, scalar) in scalars.enumerated() { buffer[place] = UInt8(truncatingIfNeeded: scalar.value) }
      return scalars.count
    }
    return (text, true)
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar.value {
    case 0x30...0x39: .number
    case 0x41...0x5A, 0x61...0x7A: .word
    case 0...0x20, 0xA0, 0x202F, 0x2009, 0x200B: nil
    case 0x21...0x7F: .sign
    // Latin letters with their accents, but the signs among them.
    case 0xC0...0x24F: scalar.value == 0xD7 || scalar.value == 0xF7 ? .sign : .word
    default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark ? .word : .sign
    }
  }

  /// No word that is looked for is longer, in bytes.
  private static let longest = 100
  private static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    for scalar in "àâäáãåçéèêëíîïìñóôöòõúûüùýÿæœÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÑÓÔÖÒÕÚÛÜÙÝŸÆŒ".unicodeScalars {
      plain[scalar] = String(scalar).folded
    }
    return plain
  }()

  /// The word in lower case and without accents: by a table for what French and English write, which is most.
  private static func folded(_ text: String) -> String {
    guard text.utf8.count <= longest else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
      case 0...0x7F: result.unicodeScalars.append(scalar)
      default:
        guard let letters = plain[scalar] else { return text.folded }
        result += letters
      }
    }
    return result
  }

  /// The token at `index`, if there is one.
  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// Whether nothing stands between the token at `index` and the next.
  func touchesNext(_ index: Int) -> Bool {
    guard let token = self[index], let next = self[index + 1] else { return false }
    return token.end == next.start
  }

  /// Whether the token at `index` is the sign `sign`.
  func isSign(_ sign: String, at index: Int) -> Bool {
    self[index].map { $0.kind == .sign && $0.text == sign } ?? false
  }
}

extension TokenLine.Token {
  /// The number that a number token writes; nil for one too long.
  var value: Int? { kind == .number ? Int(text) : nil }
  /// Whether a word begins with a capital.
  var isCapitalized: Bool { kind == .word && text.unicodeScalars.first?.properties.isUppercase == true }
  /// Whether a word is in capitals.
  var isInCapitals: Bool { kind == .word && text.unicodeScalars.allSatisfy { !$0.properties.isLowercase } }
}

/// Something of a patient in a line: scalars from `start` up to, not including, `end`.
struct PrivateFinding {
  var kind: PrivacyKind
  var start: Int
  var end: Int
}
