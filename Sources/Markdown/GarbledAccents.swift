import Diagnostics

/// Finds accents that were saved as UTF-8 and read as Windows-1252 on the way: « Ã© » for « é ».
enum GarbledAccents {
  /// Signs that French and English texts hold; nothing else is guessed.
  private static let expected: Set<Unicode.Scalar> = Set(
    "àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ«»°²³µ·½×’‘“”–—…•\u{A0}\u{202F}".unicodeScalars)
  private static let bytes: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for (index, value) in TextDecoder.windows1252.enumerated() {
      if let scalar = Unicode.Scalar(value) { bytes[scalar] = UInt8(0x80 + index) }
    }
    for byte in UInt8(0xA0)...0xFF { bytes[Unicode.Scalar(byte)] = byte }
    return bytes
  }()

  /// One fault for each line that has such signs, at the first of them.
  static func faults(in source: SourceText) -> [Diagnostic] {
    source.lines.enumerated().compactMap { index, line in
      // All of them begin with Ã, Â, Å or â, which UTF-8 writes C3 82 to C3 A2.
      guard line.utf8.contains(0xC3) else { return nil }
      let scalars = Array(line.unicodeScalars)
      for start in scalars.indices {
        guard let (length, meant) = garbled(scalars, at: start) else { continue }
        let position = SourcePosition(line: index + 1, column: start + 1)
        return Diagnostic(
          .garbledAccents,
          at: SourceSpan(
            file: source.file, start: position, end: SourcePosition(line: index + 1, column: start + 1 + length)),
          [
            "written": String(String.UnicodeScalarView(scalars[start..<start + length])),
            "meant": String(meant),
          ],
          fix: Fix(
            SourceSpan(file: source.file, line: index + 1, column: 1, length: scalars.count), mended(scalars)))
      }
      return nil
    }
  }

  /// The line with the accents that were meant.
  private static func mended(_ scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let (length, meant) = garbled(scalars, at: index) {
        result.append(meant)
        index += length
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  private static func garbled(_ scalars: [Unicode.Scalar], at start: Int) -> (length: Int, meant: Unicode.Scalar)? {
    let length =
      switch scalars[start] {
      case "Ã", "Â", "Å": 2
      case "â": 3
      default: 0
      }
    guard length > 0, start + length <= scalars.count else { return nil }
    let sequence = scalars[start..<start + length].compactMap { bytes[$0] }
    guard sequence.count == length, let text = String(validating: sequence, as: UTF8.self),
      let meant = text.unicodeScalars.first, text.unicodeScalars.count == 1, expected.contains(meant)
    else { return nil }
    return (length, meant)
  }
}
