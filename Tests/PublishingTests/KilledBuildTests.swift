import Foundation
import Testing

@testable import Publishing

/// A real process that publishes two trees in turn, killed at random moments.
@Suite(.serialized) struct KilledBuildTests {
  /// A generator that gives the same moments every time.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "publish-once")

  /// How many kills; `KILLS` for a long run.
  static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 25

  static func tree(_ letter: String) -> [String: String] {
    var tree = Dictionary(uniqueKeysWithValues: (0..<30).map { ("same/\($0 / 10)/f\($0).txt", "same \($0)") })
    for file in 0..<15 { tree["\(letter)/only\(file).txt"] = "\(letter) \(file)" }
    for file in 0..<15 { tree["both/\(file).txt"] = "\(letter) \(file)" }
    return tree
  }

  /// Most of a publication is reading and comparing: this catches the short steps that matter.
  func waitFor(_ path: String) {
    for _ in 0..<1_000_000 where access(path, F_OK) == 0 { return }
  }

  @Test(arguments: [("exchange", "links", 7), ("renames", "copies", 11)])
  func whateverTheMomentOutputIsWhole(_ replace: String, _ carry: String, _ seed: UInt64) throws {
    // In memory, where nothing waits for a disk: kills then fall on every step alike.
    let folder = try TemporaryFolder(in: URL(filePath: "/dev/shm"))
    let trees = ["A", "B"].map(Self.tree)
    try folder.write(Dictionary(uniqueKeysWithValues: trees[0].map { ("A/\($0.key)", $0.value) }))
    try folder.write(Dictionary(uniqueKeysWithValues: trees[1].map { ("B/\($0.key)", $0.value) }))
    let foreign = ["mine.txt": "mine", "same/.dot": "dot"]
    let output = folder("Output")
    let writer = FolderWriter(generator: "publish-once", cache: folder("cache"))
    _ = try writer.publish(entries(trees[0]), to: output)
    for (path, text) in foreign { try folder.write(["Output/\(path)": text]) }
    let expected = trees.map { $0.merging(foreign) { $1 } }

    var random = Seeded(state: seed)
    var states: [PublishRecovery: Int] = [:]
    let kills = replace == "exchange" ? Self.kills : Self.kills / 2
    var round = 0
    // On a busy machine the kills of the sample may all fall beside the publication: a few more then.
    while round < kills || (states.count < 2 && round < 6 * kills) {
      round += 1
      let process = Process()
      process.executableURL = Self.program
      process.arguments = [output, folder("cache"), folder("A"), folder("B"), replace, carry]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      #expect(pipe.fileHandleForReading.availableData == Data("ready\n".utf8))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: usleep(UInt32.random(in: 1_000...40_000, using: &random))
      case 1:
        waitFor("\(output)/../.Output.negatoscope-stage")
        usleep(UInt32.random(in: 0...4_000, using: &random))
      default:
        waitFor("\(output)/../.Output.negatoscope-stage/journal")
        usleep(UInt32.random(in: 0...400, using: &random))
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal, "it publishes until it is killed")
      if replace == "exchange" { #expect(try expected.contains(files(in: output)), "before any recovery") }
      states[try writer.recover(output), default: 0] += 1
      #expect(try expected.contains(files(in: output)))
      #expect(try Verification(of: output).leftOver.sorted() == foreign.keys.sorted())
    }
    if Self.kills > 25 { print(replace, carry, states) }
    #expect(states.count > 1, "some kills fall in the middle of a publication")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["A", "B", "Output", "cache"])
  }
}
