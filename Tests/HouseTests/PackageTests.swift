import Foundation
import TestSupport
import Testing

/// What Package.swift declares, as SwiftPM reads it.
@Suite struct PackageTests {
  @Test func everyTargetDependsOnWhatTheTableAllows() throws {
    for target in try package().targets where target.type != "test" && target.path?.hasPrefix("Tests/") != true {
      let allowed = try #require(ImportTable.modules[target.name], "\(target.name) is not in the table")
      #expect(target.dependencies.map(\.name).filter { !allowed.contains($0) } == [], "\(target.name)")
    }
  }

  @Test func everyImportIsADeclaredDependency() throws {
    let targets = try package().targets
    let products = targets.flatMap(\.dependencies).map(\.name)
    let modules = Set(targets.map(\.name) + products)
    for target in targets where target.type != "system" {
      let declared = Set(target.dependencies.map(\.name))
      let folder = target.path ?? (target.type == "test" ? "Tests/\(target.name)" : "Sources/\(target.name)")
      for line in try SourceTree.imports(in: folder) {
        guard let module = importedModule(line.text), modules.contains(module) else { continue }
        #expect(declared.contains(module), "\(line): \(target.name) does not declare \(module)")
      }
    }
  }

  @Test func theTableHasNoCircle() {
    var rest = ImportTable.modules
    while let free = rest.first(where: { $0.value.allSatisfy { rest[$0] == nil } }) { rest[free.key] = nil }
    #expect(rest.keys.sorted() == [])
  }

  @Test func everyTargetOfOursTreatsWarningsAsErrors() throws {
    // A target of C has no Swift to compile; its name begins with C and a capital, as Swift's own overlays do.
    for target in try package().targets where target.type != "system" && !target.name.contains(/^C[A-Z]/) {
      #expect(target.settings.contains { $0.kind.keys.contains("treatAllWarnings") }, "\(target.name)")
    }
  }

  /// Read once: SwiftPM takes a second. Its own folder, since that of the build is locked while the tests run.
  private static let read = Result {
    try withTemporaryFolder { scratch in
      let dump = try run("swift", ["package", "--scratch-path", scratch.path, "dump-package"])
      try #require(dump.status == 0, "\(dump.errors)")
      return try JSONDecoder().decode(Manifest.self, from: Data(dump.output.utf8))
    }
  }

  private func package() throws -> Manifest { try Self.read.get() }
}

/// What these tests read of `swift package dump-package`.
private struct Manifest: Decodable, Sendable {
  var targets: [Target]

  struct Target: Decodable, Sendable {
    var name: String
    var type: String
    var path: String?
    var dependencies: [Dependency]
    var settings: [Setting]
  }

  struct Setting: Decodable, Sendable {
    var kind: [String: Anything]
  }

  /// `{"byName": ["Markdown", null]}`, `{"product": ["Mustache", "swift-mustache", null, null]}`.
  struct Dependency: Decodable, Sendable {
    var name: String

    init(from decoder: any Decoder) throws {
      let forms = try decoder.singleValueContainer().decode([String: [Part]].self)
      guard case .name(let name)? = forms.values.first?.first else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no name"))
      }
      self.name = name
    }

    enum Part: Decodable {
      case name(String)
      case other

      init(from decoder: any Decoder) throws {
        self = (try? decoder.singleValueContainer().decode(String.self)).map(Self.name) ?? .other
      }
    }
  }

  struct Anything: Decodable, Sendable {
    init(from decoder: any Decoder) throws {}
  }
}
