import ArgumentParser
import Foundation

/// A folder that comes with the program: its theme, the files of the preview, what new sites and cases begin as.
enum SharedFolder: String {
  case theme = "Theme"
  case preview = "Preview"
  case starter = "Starter"

  /// A file or folder by which the folder is known from another of the same name.
  private var mark: String {
    switch self {
    case .theme: "templates"
    case .preview: "preview.js"
    case .starter: "site"
    }
  }

  /// Where it stands: `../share/negatoscope/` beside an installed program, or above a built one.
  ///
  /// Not `Bundle.module`, whose path dies when the program is moved.
  /// - Throws: `ExitCode(3)`, told, if there is none.
  func path() throws -> String {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = program.appending(path: "../share/negatoscope/\(rawValue)").standardized.path
    if exists(installed) { return installed }
    var folder = program
    while folder.path != "/" {
      let candidate = folder.appending(path: rawValue).path
      if exists(candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    Console.complain("no \(rawValue) folder beside the program (\(installed)): the installation is incomplete")
    throw ExitCode(3)
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(mark)") }
}
