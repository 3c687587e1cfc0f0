import ArgumentParser
import Foundation

/// The theme that comes with the program.
enum BuiltInTheme {
  /// Where it stands: `../share/negatoscope/Theme` beside an installed program, or `Theme` above a built one.
  ///
  /// Not `Bundle.module`, whose path dies when the program is moved.
  /// - Throws: `ExitCode(3)`, told, if there is none.
  static func folder() throws -> String {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = program.appending(path: "../share/negatoscope/Theme").standardized.path
    if isFolder(installed + "/templates") { return installed }
    var folder = program
    while folder.path != "/" {
      let candidate = folder.appending(path: "Theme").path
      if isFolder(candidate + "/templates") { return candidate }
      folder.deleteLastPathComponent()
    }
    Console.complain("no built-in theme beside the program (\(installed)): the installation is incomplete")
    throw ExitCode(3)
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
