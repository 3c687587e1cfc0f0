import Foundation
import TestSupport
import Testing

/// The rules that every file of the house keeps. A broken one names the file and the line.
@Suite struct HouseRules {
  @Test(arguments: ImportTable.modules.keys.sorted())
  func aTargetImportsOnlyWhatTheTableAllows(target: String) throws {
    for line in try SourceTree.imports(in: "Sources/\(target)") {
      guard let module = importedModule(line.text) else { continue }
      #expect(ImportTable.allowed(target).contains(module), "\(line): \(target) may not import \(module)")
    }
  }

  @Test func everyTargetOfSourcesStandsInTheTable() throws {
    let folders = Set(try SourceTree.files(in: "Sources").compactMap { $0.split(separator: "/").dropFirst().first })
    #expect(folders.subtracting(ImportTable.modules.keys.map { $0[...] }) == [])
  }

  @Test(arguments: [
    ("CCmark", "Markdown"), ("CVips", "Imaging"), ("CDicom", "Imaging"), ("CCrypto", "Fingerprint"),
    ("CSQLite", "Exporting"), ("CZip", "Exporting"),
  ])
  func aSystemLibraryIsImportedByOneTargetAlone(library: String, target: String) throws {
    let importers = try importers(of: library)
    #expect(importers.filter { !$0.hasPrefix("Sources/\(target)/") } == [])
  }

  @Test func oneFileAloneTouchesCmark() throws {
    let importers = try importers(of: "CCmark")
    #expect(importers.count <= 1, "\(importers)")
  }

  @Test func theCoreNeverTouchesDiskClockProcessOrNetwork() throws {
    let core = ImportTable.modules.keys.filter { !ImportTable.edge.contains($0) }.sorted()
    let names = [
      "FileManager", "FileHandle", "Process", "ProcessInfo", "URLSession", "contentsOf(File)?:", "Date\\(\\)",
      "Date\\.now", "Locale\\.current", "TimeZone\\.current", "ContinuousClock", "SystemRandomNumberGenerator",
    ]
    // Outside of a comment.
    let pattern = #"^(?:(?!//).)*\b(?:"# + names.joined(separator: "|") + ")"
    #expect(try SourceTree.lines(matching: pattern, in: core.map { "Sources/\($0)/*.swift" }).map(\.description) == [])
  }

  @Test func everyFileIsShort() throws {
    let sources = try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests")
    let front = try SourceTree.files(in: "Theme").filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") }
    for file in sources + front {
      let count = try SourceTree.lineCount(file)
      #expect(count <= 300, "\(file): \(count) lines")
    }
  }

  @Test func noFileSilencesTheCompilerOrTraps() throws {
    // Forbidden in what is shipped, so spelled here and nowhere in Sources.
    let silencers = #"@unchecked|nonisolated\(unsafe\)|@preconcurrency|\btry!|\bas!|\bfatalError\b|swift-format-ignore"#
    #expect(try SourceTree.lines(matching: silencers, in: ["Sources/*.swift"]).map(\.description) == [])
  }

  private func importers(of library: String) throws -> [String] {
    let lines = try SourceTree.imports(in: "Sources").filter { importedModule($0.text) == library }
    return Set(lines.map(\.file)).sorted()
  }
}

/// The module that a line imports, whatever attributes, access or kind of declaration the line names.
func importedModule(_ line: Substring) -> String? {
  let found = line.firstMatch(
    of:
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
  )
  return found.map { String($0.1) }
}
