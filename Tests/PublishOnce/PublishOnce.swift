import Foundation
import Publishing

/// A program for the tests alone: publishes two folders in turn until it is killed.
@main
struct PublishOnce {
  /// `publish-once OUTPUT CACHE FOLDER FOLDER exchange|renames links|copies`.
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 7 else { exit(2) }
    var writer = FolderWriter(generator: "publish-once", cache: arguments[2])
    writer.abilities = DiskAbilities(links: arguments[6] == "links", exchange: arguments[5] == "exchange")
    do {
      let trees = try arguments[3...4].map(entries)
      // The moments of the tests count from here, not from the start of a process.
      print("ready")
      fflush(nil)
      while true {
        for tree in trees { _ = try writer.publish(tree, to: arguments[1]) }
      }
    } catch {
      print(error)
      exit(1)
    }
  }

  private static func entries(_ folder: String) throws -> [PublishEntry] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap { path in
      var isFolder: ObjCBool = false
      let file = "\(folder)/\(path)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
        return nil
      }
      return PublishEntry(path: path, source: .file(file))
    }
  }
}
