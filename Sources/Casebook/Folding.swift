import Foundation

/// Letters that Unicode does not decompose, but that a French or English reader takes for plain ones.
private let plainLetters: [Unicode.Scalar: String] = [
  "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
]

extension StringProtocol {
  /// The words alone, for comparing: lower case, without accents or ligatures, anything but ASCII letters and digits a
  /// single space. « L’Œsophage » is `l oesophage`.
  public var folded: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var isBetweenWords = true
    func append(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "a"..."z", "0"..."9":
        result.append(UInt8(scalar.value))
        isBetweenWords = false
      default:
        if !isBetweenWords { result.append(0x20) }
        isBetweenWords = true
      }
    }
    // Most words are plain ones, which need no tables.
    if utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in utf8 { append(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) }
      if result.last == 0x20 { result.removeLast() }
      return String(decoding: result, as: UTF8.self)
    }
    for scalar in lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let plain = plainLetters[scalar] {
        plain.unicodeScalars.forEach(append)
      } else if scalar.value < 0x300 || scalar.properties.generalCategory != .nonspacingMark {
        append(scalar)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// In small letters without accents or ligatures; punctuation stays.
  public var withoutAccents: String {
    var result = String.UnicodeScalarView()
    for scalar in lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let plain = plainLetters[scalar] {
        result += plain.unicodeScalars
      } else if scalar.properties.generalCategory != .nonspacingMark {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The folded words joined by hyphens, for an address or an anchor: « Où en est-on ? » is `ou-en-est-on`.
  public var slug: String { folded.replacing(" ", with: "-") }

  /// This folded text with no final s or x on words of four letters or more, so that a plural says what its singular
  /// does. To compare with another text taken the same way: « pelvis » loses its s too.
  public var withoutPlurals: String {
    split(separator: " ").map { word in
      word.utf8.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? word.dropLast() : word[...]
    }.joined(separator: " ")
  }

  /// Whether the folded `words` stand in this folded text as whole words.
  func foldedHolds(_ words: String) -> Bool {
    !words.isEmpty && " \(self) ".contains(" \(words) ")
  }
}
