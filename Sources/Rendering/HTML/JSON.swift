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

  /// Base 64 of the JSON: words that would give a case away are not readable in the file.
  static func encoded(_ value: some Encodable) -> String { data(value).base64EncodedString() }
}
