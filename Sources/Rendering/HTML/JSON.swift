import Foundation

/// Data that scripts read.
enum JSON {
  /// The JSON of `value`, always the same bytes for the same value.
  static func data(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only texts, numbers that are finite, and lists of them are encoded here: the encoder has nothing to refuse.
    return (try? encoder.encode(value)) ?? Data()
  }

  /// A string literal of JSON, which is also one of JavaScript (ECMAScript 2019 and later).
  static func string(_ text: String) -> String { String(decoding: data(text), as: UTF8.self) }

  /// The JSON of `value`, as text. No tag can be read in it: `<` stands in strings alone.
  static func text(of value: some Encodable) -> String {
    String(decoding: data(value), as: UTF8.self).replacing("<", with: "\\u003c")
  }

  /// A string literal of the JSON whose letters stand thirteen places further: words that would give a case away are not
  /// readable in the file, and a server packs it nearly as well as the words, which it does not with base 64.
  static func encoded(_ value: some Encodable) -> String {
    let bytes = data(value).map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): (byte - 97 + 13) % 26 + 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): (byte - 65 + 13) % 26 + 65
      default: byte
      }
    }
    return string(String(decoding: bytes, as: UTF8.self))
  }
}
