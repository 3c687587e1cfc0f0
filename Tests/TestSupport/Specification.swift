import Foundation

/// An example of a Markdown specification.
public struct SpecificationExample: Decodable, Hashable, Sendable {
  /// What is read.
  public var markdown: String
  /// What it means.
  public var html: String
  /// Its number in the specification, from 1.
  public var example: Int
  /// The heading it stands under.
  public var section: String

  /// The 652 examples of CommonMark 0.30.
  public static func commonMark() throws -> [Self] { try read("commonmark.json") }

  /// The 8 examples of the tables section of GitHub Flavored Markdown 0.29.
  public static func tables() throws -> [Self] { try read("gfm-tables.json") }

  private static func read(_ name: String) throws -> [Self] {
    let file = Repository.root.appending(path: ".cache/specifications/\(name)")
    guard FileManager.default.fileExists(atPath: file.path) else { throw NotFetched(name: name) }
    return try JSONDecoder().decode([Self].self, from: Data(contentsOf: file))
  }

  /// The specifications are not in the repository, and were not fetched.
  public struct NotFetched: Error, CustomStringConvertible {
    /// The file that is not there.
    public var name: String
    /// What to do.
    public var description: String {
      "\(name) is not in .cache/specifications; run 'script/python script/fetch-specifications'"
    }
  }
}
