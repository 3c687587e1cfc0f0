import Diagnostics

/// The text of a file, with its lines at hand for excerpts and true places.
public struct SourceText: Hashable, Sendable {
  /// Path below the content folder.
  public var file: String
  /// The lines without their ends (LF, CR LF or CR) and without a byte order mark.
  public var lines: [String]

  /// Cuts `text` into lines.
  public init(file: String, text: String) {
    self.file = file
    var lines: [String] = []
    var line: [UInt8] = []
    var bytes = text.utf8.makeIterator()
    var pending = bytes.next()
    while let byte = pending {
      pending = bytes.next()
      switch byte {
      case 0x0D:
        if pending == 0x0A { pending = bytes.next() }
        fallthrough
      case 0x0A:
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      default: line.append(byte)
      }
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    if let first = lines.first, first.unicodeScalars.first == "\u{FEFF}" {
      lines[0] = String(String.UnicodeScalarView(first.unicodeScalars.dropFirst()))
    }
    self.lines = lines
  }

  /// Turns a byte column (from 1, as libcmark counts) of a line (from 1) into a position counted in scalars.
  public func position(line: Int, byteColumn: Int) -> SourcePosition {
    guard lines.indices.contains(line - 1) else {
      return SourcePosition(line: max(line, 1), column: max(byteColumn, 1))
    }
    let head = lines[line - 1].utf8.prefix(max(byteColumn - 1, 0))
    // A scalar begins at each byte that is not a continuation byte.
    return SourcePosition(line: line, column: head.count { $0 & 0xC0 != 0x80 } + 1)
  }
}
