import Diagnostics

/// Why a path may not be published.
public enum OutputPathFault: Hashable, Sendable {
  /// Nothing in it, or nothing between two `/` or at an end.
  case emptyComponent
  /// A name that begins with a dot: hidden, or leading out of the folder.
  case leadingDot
  /// Something else than printable ASCII, or one of `< > : " | ? * \`, or a dot or space that ends a name: no share
  /// keeps those.
  case forbiddenCharacter
  /// The name of the manifest itself.
  case reserved
  /// The same path twice, capitals aside: one file on a Windows share.
  case duplicate(of: String)
  /// Another file needs a folder where this one stands.
  case folderNeeded(by: String)

  /// In words.
  public var wording: Wording {
    switch self {
    case .emptyComponent: Wording(fr: "un nom y est vide", en: "a name in it is empty")
    case .leadingDot: Wording(fr: "un nom y commence par un point", en: "a name in it begins with a dot")
    case .forbiddenCharacter:
      Wording(fr: "un caractère n’y est pas admis", en: "a character in it is not allowed")
    case .reserved: Wording(fr: "c’est le nom du manifeste", en: "it is the manifest's name")
    case .duplicate(let other):
      Wording(fr: "il ne diffère pas de \(other), aux majuscules près", en: "it is \(other), capitals aside")
    case .folderNeeded(let other):
      Wording(fr: "\(other) demande un dossier de ce nom", en: "\(other) needs a folder of that name")
    }
  }

  private static let forbidden = Set("<>:\"|?*\\".utf8)

  /// The fault of one path by itself.
  static func find(in path: String) -> OutputPathFault? {
    for name in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let first = name.first, let last = name.last else { return .emptyComponent }
      if first == UInt8(ascii: ".") { return .leadingDot }
      if name.contains(where: { $0 < 0x20 || $0 > 0x7E || forbidden.contains($0) }) { return .forbiddenCharacter }
      if last == UInt8(ascii: ".") || last == UInt8(ascii: " ") { return .forbiddenCharacter }
    }
    return path.lowercased() == Manifest.fileName ? .reserved : nil
  }

  /// Checks paths by themselves and together.
  /// - Throws: `PublishingError.invalidPath` for the first fault in the order of the sorted paths.
  static func check(_ paths: [String]) throws(PublishingError) {
    let sorted = paths.sorted()
    var files: [String: String] = [:]
    for path in sorted {
      if let fault = find(in: path) { throw .invalidPath(path: path, fault: fault) }
      if let other = files.updateValue(path, forKey: path.lowercased()) {
        throw .invalidPath(path: path, fault: .duplicate(of: other))
      }
    }
    var known: Set<RawPath> = []
    for path in sorted {
      for folder in RawPath(path.lowercased()).ancestors {
        guard known.insert(folder).inserted else { break }
        if let file = files[folder.description] {
          throw .invalidPath(path: file, fault: .folderNeeded(by: path))
        }
      }
    }
  }
}
