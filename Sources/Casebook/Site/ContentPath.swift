import Foundation

/// Paths below the content folder, written with `/`.
public enum ContentPath {
  /// What `written` names when it is read in `file`; nil if it is absolute or climbs out of the content folder.
  public static func resolve(_ written: String, from file: String) -> String? {
    if written.hasPrefix("/") || written.contains("\\") || written.unicodeScalars.contains("\0") { return nil }
    var components = file.split(separator: "/").dropLast().map(String.init)
    for component in written.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        if components.isEmpty { return nil }
        components.removeLast()
      default: components.append(String(component))
      }
    }
    return components.joined(separator: "/")
  }

  /// The folder that holds `file`, without a final `/`; empty for a file at the top.
  public static func folder(of file: String) -> String {
    file.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// How an author of `file` would write the way to `target`.
  public static func relative(_ target: String, from file: String) -> String {
    Address(target).link(from: Address(file))
  }
}
