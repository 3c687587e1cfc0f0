import Foundation
import TestSupport
import Testing

@Suite struct RunningTests {
  @Test func statusOutputAndErrorsAreKeptApart() throws {
    let ended = try run("sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(ended == Ended(status: 3, output: "out\n", errors: "err\n"))
  }

  @Test func moreThanAPipeHoldsIsReadWholeOnBothSides() throws {
    let line = String(repeating: "0123456789abcdef", count: 16_384)
    let ended = try run("sh", ["-c", "tee /dev/stderr"], input: line)
    #expect(ended == Ended(status: 0, output: line, errors: line))
  }

  @Test func aSignalIsANegativeStatus() throws {
    #expect(try run("sh", ["-c", "kill -9 $$"]).status == -9)
  }

  @Test func argumentsAndEnvironmentArriveAsTheyAre() throws {
    let ended = try run("sh", ["-c", "printf '%s|' \"$@\" \"$NOT_SET_HERE\"", "sh", "a b", "$c", ""])
    #expect(ended.output == "a b|$c|||")
    #expect(try run("sh", ["-c", "printf %s \"$X\""], environment: ["X": "« y »"]).output == "« y »")
  }

  @Test func aProgramThatIsNotThereIsAnError() throws {
    #expect(throws: (any Error).self) { try run("/nowhere/program") }
    #expect(try run("no-such-program-here").status == 127)
  }

  @Test func aProgramThatDoesNotEndIsKilled() throws {
    #expect(throws: TimedOut.self) { try run("sleep", ["60"], limit: 0.2) }
  }

  @Test func theBuiltCommandIsBesideTheTests() throws {
    let ended = try run(Repository.command.path, ["--version"])
    #expect(ended.status == 0)
    #expect(ended.errors.isEmpty)
  }

  @Test func aTemporaryFolderGoesAwayWithWhatItHolds() throws {
    var kept: URL?
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try withTemporaryFolder { folder in
        kept = folder
        try write(["b/c.txt": "x", "a.txt": ""], into: folder)
        #expect(try files(below: folder) == ["a.txt", "b/c.txt"])
        throw Stop()
      }
    }
    let folder = try #require(kept)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
