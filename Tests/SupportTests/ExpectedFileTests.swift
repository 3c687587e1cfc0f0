import Foundation
import Testing

@testable import TestSupport

@Suite struct ExpectedFileTests {
  @Test func theSameTextPassesAndIsNotWritten() throws {
    try withTemporaryFolder { folder in
      try write(["a.txt": "un\ndeux\n"], into: folder)
      for recording in [false, true] {
        #expect(try compare("un\ndeux\n", with: folder.appending(path: "a.txt"), recording: recording) == nil)
      }
    }
  }

  @Test func theFirstLineThatDiffersIsTold() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      try write(["a.txt": "un\ndeux\ntrois\n"], into: folder)
      let problem = try #require(try compare("un\nDEUX\ntrois\n", with: file, recording: false))
      #expect(problem.hasSuffix("a.txt:2: expected, then found (UPDATE_EXPECTED=1 renews it)\ndeux\nDEUX"))
      let shorter = try #require(try compare("un\n", with: file, recording: false))
      #expect(shorter.hasSuffix("a.txt:2: expected, then found (UPDATE_EXPECTED=1 renews it)\ndeux\n"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "un\ndeux\ntrois\n")
    }
  }

  @Test func otherBytesOfTheSameLettersDiffer() throws {
    try withTemporaryFolder { folder in
      try write(["a.txt": "\u{E9}\n", "b.txt": "a\r\n"], into: folder)
      #expect(try compare("e\u{301}\n", with: folder.appending(path: "a.txt"), recording: false) != nil)
      #expect(try compare("a\n", with: folder.appending(path: "b.txt"), recording: false) != nil)
    }
  }

  @Test func recordingWritesAndStillFails() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "new/a.txt")
      let missing = try #require(try compare("un\n", with: file, recording: false))
      #expect(missing.hasSuffix("a.txt does not exist; UPDATE_EXPECTED=1 writes it"))
      let recorded = try #require(try compare("un\n", with: file, recording: true))
      #expect(recorded.hasSuffix("was written anew: read it, then run the tests without UPDATE_EXPECTED"))
      #expect(try compare("un\n", with: file, recording: false) == nil)
    }
  }
}
