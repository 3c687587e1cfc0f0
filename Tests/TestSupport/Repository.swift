import Foundation

/// Where things are in the source tree that the tests were compiled from.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that SwiftPM puts products in: that of the running test bundle.
  public static var products: URL {
    get throws {
      var candidates = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
      candidates += CommandLine.arguments.prefix(1).map { URL(filePath: $0) }
      let folders = candidates.map { $0.standardizedFileURL.deletingLastPathComponent() }
      guard let found = folders.first(where: { isExecutable($0.appending(path: "negatoscope")) }) else {
        throw MissingProduct(searched: folders.map(\.path))
      }
      return found
    }
  }

  /// The built command.
  public static var command: URL {
    get throws { try products.appending(path: "negatoscope") }
  }

  private static func isExecutable(_ file: URL) -> Bool { FileManager.default.isExecutableFile(atPath: file.path) }

  /// The command was not built with the tests.
  public struct MissingProduct: Error, CustomStringConvertible {
    /// The folders that do not hold it.
    public var searched: [String]
    /// What to do.
    public var description: String {
      "negatoscope is not in \(searched.joined(separator: ", ")); run 'swift build --build-tests'"
    }
  }
}
