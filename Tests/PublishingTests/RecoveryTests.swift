import Foundation
import Testing

@testable import Publishing

/// Each state that an interrupted publication may leave, made by the real steps, then the next build.
@Suite struct RecoveryTests {
  let folder: TemporaryFolder
  let output: String
  let writer = FolderWriter(generator: "g")
  let old = ["index.html": "old", "gone.html": "gone"]
  let new = ["index.html": "new", "more.html": "more"]
  let foreign = ["mine.txt": "mine"]

  init() throws {
    folder = try TemporaryFolder()
    output = folder("Output")
  }

  /// Publishes the old tree with a foreign file, and takes some steps of publishing the new one.
  func interrupt(hasOutput: Bool = true, after steps: (Publication) throws -> Void) throws {
    if hasOutput {
      _ = try writer.publish(entries(old), to: output)
      try folder.write(["Output/mine.txt": "mine"])
    }
    let location = try OutputLocation(output)
    try Folder.with(location.parent) { try steps(Publication(parent: $0, location: location)) }
  }

  func stageNew(_ publication: Publication) throws {
    try publication.stage { tree in
      for (path, text) in new { try tree.create(RawPath(path), Array(text.utf8)) }
      let manifest = Manifest(generator: "g", files: new.mapValues { FileContent(Array($0.utf8)) })
      try tree.create(RawPath(Manifest.fileName), manifest.bytes)
      if try publication.hasOutput {
        try publication.parent.with(publication.location.name) {
          try tree.link(RawPath("mine.txt"), to: RawPath("mine.txt"), in: $0)
        }
      }
    }
  }

  func expect(_ recovery: PublishRecovery, _ expected: [String: String]) throws {
    #expect(try writer.recover(output) == recovery)
    #expect(try files(in: output) == expected)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["Output"])
    #expect(try writer.recover(output) == .nothing)
    // And the site goes on from there.
    _ = try writer.publish(entries(new), to: output)
    #expect(try files(in: output).filter { foreign[$0.key] == nil } == new)
  }

  @Test func anUnfinishedTreeIsRemoved() throws {
    try interrupt { publication in
      struct Killed: Error {}
      do {
        try publication.stage { tree in
          try tree.create(RawPath("half"), [1])
          throw Killed()
        }
      } catch is Killed {}
    }
    try expect(.undone, old.merging(foreign) { $1 })
  }

  @Test func aStageWithNothingInItIsRemoved() throws {
    try interrupt { try $0.parent.makeFolder($0.location.stage) }
    try expect(.undone, old.merging(foreign) { $1 })
  }

  @Test func aWholeTreeWithoutJournalIsRemoved() throws {
    try interrupt { try stageNew($0) }
    try expect(.undone, old.merging(foreign) { $1 })
  }

  @Test(arguments: [true, false])
  func aTreeNotYetInPlaceIsRemoved(exchange: Bool) throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: exchange)
    }
    try expect(.undone, old.merging(foreign) { $1 })
  }

  @Test func anExchangedTreeStays() throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: true)
      try $0.exchange()
    }
    #expect(try files(in: output) == new.merging(foreign) { $1 })
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func theOldTreeIsRemovedOnceNamed() throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: true)
      try $0.exchange()
      try $0.nameOld()
    }
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func aHalfRemovedOldTreeIsRemoved() throws {
    try interrupt {
      try stageNew($0)
      try $0.replace(DiskAbilities())
      try $0.parent.remove(RawPath("\($0.location.stage)/old/gone.html"))
    }
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func anEmptyOldTreeIsRemoved() throws {
    try interrupt {
      try stageNew($0)
      try $0.replace(DiskAbilities())
      for name in ["gone.html", "index.html", "mine.txt", Manifest.fileName] {
        try $0.parent.remove(RawPath("\($0.location.stage)/old/\(name)"))
      }
    }
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func aStageWithAJournalAloneIsRemoved() throws {
    try interrupt {
      try stageNew($0)
      try $0.replace(DiskAbilities())
      try $0.parent.removeTree(RawPath("\($0.location.stage)/old"))
    }
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func betweenTheTwoRenamesTheNewTreeIsPutInPlace() throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: false)
      try $0.moveOutputAway()
    }
    #expect(!FileManager.default.fileExists(atPath: output))
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func afterTheTwoRenamesTheOldTreeIsRemoved() throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: false)
      try $0.moveOutputAway()
      try $0.moveTreeIn()
    }
    try expect(.completed, new.merging(foreign) { $1 })
  }

  @Test func aFirstPublicationWholeButNotInPlaceIsCompleted() throws {
    try interrupt(hasOutput: false) {
      try stageNew($0)
      try $0.writeJournal(exchange: false)
    }
    try expect(.completed, new)
  }

  @Test func aFirstPublicationUnfinishedLeavesNothing() throws {
    try interrupt(hasOutput: false) { try stageNew($0) }
    #expect(try writer.recover(output) == .undone)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func aStateThatWeDidNotMakeIsLeftAndTold() throws {
    try interrupt {
      try stageNew($0)
      try $0.writeJournal(exchange: false)
      try $0.moveOutputAway()
    }
    try folder.write(["Output/someone.txt": "someone"])
    let before = try everything(in: folder.path)
    let unclear = PublishingError.unclearState(stage: folder(".Output.negatoscope-stage"))
    #expect(throws: unclear) { try writer.recover(output) }
    #expect(throws: unclear) { try writer.publish(entries(new), to: output) }
    #expect(try everything(in: folder.path) == before)
  }

  @Test func aFailureWhileBuildingLeavesNothingBehind() throws {
    _ = try writer.publish(entries(old), to: output)
    let before = try statuses(in: folder.path)
    let name = String(repeating: "n", count: 300)
    #expect(
      throws: PublishingError.disk(path: "\(folder(".Output.negatoscope-stage"))/tree/\(name)", code: ENAMETOOLONG)
    ) {
      try writer.publish(entries(old.merging([name: "x"]) { $1 }), to: output)
    }
    let after = try statuses(in: folder.path)
    #expect(before.filter { $0.key != "." } == after.filter { $0.key != "." })
  }
}
