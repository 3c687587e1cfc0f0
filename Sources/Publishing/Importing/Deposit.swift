import Casebook
import Foundation

/// The files that an import is given.
enum Deposit {
  /// Every plain file of `paths`, folders opened; in the order of the numbers in their paths. Names that begin with a
  /// dot and symbolic links are passed over.
  /// - Throws: `ImportError.noDeposit`, `PublishingError.disk`.
  static func files(in paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ImportError.noDeposit(path: path)
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      let walk = try Folder.with(RawPath(path)) { try ContentWalk($0) }
      files += walk.files.map { "\(path)/\($0.path.description)" }
    }
    return files.map { ($0, Self.parts(of: $0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1, by: <) }.map(\.0)
  }

  /// A piece of a path: words, or a number, which comes before words and is compared as one.
  private enum Piece: Comparable {
    case number(Int)
    case words(String)

    static func < (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.number(let one), .number(let other)): one < other
      case (.words(let one), .words(let other)): one < other
      case (.number, .words): true
      case (.words, .number): false
      }
    }
  }

  private static func parts(of path: String) -> [Piece] {
    var pieces: [Piece] = []
    var digits = ""
    var words = ""
    func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    for character in path {
      if isDigit(character) {
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        digits.append(character)
      } else {
        if !digits.isEmpty { pieces.append(.number(Int(digits.suffix(18)) ?? 0)) }
        digits = ""
        words.append(character)
      }
    }
    if !digits.isEmpty { pieces.append(.number(Int(digits.suffix(18)) ?? 0)) }
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }
}
