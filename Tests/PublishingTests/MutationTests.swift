import Casebook
import Checks
import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

@testable import Publishing

/// Cases of the real content, changed at random: whatever an author's slip or a damaged file may be, nothing crashes, and
/// what is told is told at a place that exists.
@Suite struct Mutants {
  private static let rounds = Soak.rounds(sample: 120, whole: 100_000)

  /// What is put in: marks that mean something, and what a paste may bring.
  private static let tokens = [
    "[", "]", "(", ")", "![", "](", "`", "**", "*", "_", "<", ">", "<!--", "-->", "#", "###", "- [x] ", "- [ ]", "---",
    "\n",
    "\n\n", "\r\n", "\r", "\t", " ", "\u{A0}", "•", "☐", ":", " : ", "\"", "'", "&", "*a", "|", "\\", "\0", "\u{1B}",
    "\u{FEFF}",
    "\u{202E}", "é", "e\u{301}", "Ã©", "\u{10FFFF}", "QRM : ", "### QRU 1 : ", "id: ", "<!-- id: x -->", "[1]", "[99]",
    "](../", "javascript:", "12/03/2018", "Mme Dupont", "{{x}}", "<script>", "&#0;", "&#x1b;", "> **Indispensable.** ",
    "    ",
  ]

  private static func mutated(_ text: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
    var bytes = text
    for _ in 0..<Int.random(in: 1...8, using: &numbers) {
      let place = Int.random(in: 0...bytes.count, using: &numbers)
      let length = Int.random(in: 1...40, using: &numbers)
      let end = min(bytes.count, place + length)
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
      case 3:
        // A whole line goes.
        let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let stop = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
        bytes.removeSubrange(start..<max(start, stop))
      case 4: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: Array((tokens.randomElement(using: &numbers) ?? "").utf8), at: place)
      }
    }
    return bytes
  }

  /// The content without its cases, and the texts of each case.
  private static func content() async throws -> (Snapshot, [[String: Snapshot.Text]]) {
    let folder = Repository.root.appending(path: "Content").path
    let reader = FolderReader(content: folder, cache: nil, measurer: "none") { _, _ in .refused(.empty) }
    var snapshot = try await reader.snapshot(
      themeLayers: [try ThemeLayer(at: Repository.root.appending(path: "Theme").path).texts], encoder: "none")
    let cases = Dictionary(grouping: snapshot.texts.filter { $0.key.hasPrefix("cases/") }) {
      ContentPath.folder(of: $0.key)
    }
    snapshot.texts = snapshot.texts.filter { !$0.key.hasPrefix("cases/") && !$0.key.hasPrefix("collections/") }
    return (
      snapshot,
      cases.sorted { $0.key < $1.key }.map { Dictionary(uniqueKeysWithValues: $0.value.map { ($0.key, $0.value) }) }
    )
  }

  @Test func noChangeOfACaseCrashesOrIsToldNowhere() async throws {
    let (rest, cases) = try await Self.content()
    // As many at a time as there are processors to speak of; each has numbers of its own.
    let lanes = 4
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<lanes {
        group.addTask { try await change(cases, rest, rounds: Self.rounds / lanes, seed: 20_261_126 + UInt64(lane)) }
      }
      try await group.waitForAll()
    }
  }

  private func change(_ cases: [[String: Snapshot.Text]], _ rest: Snapshot, rounds: Int, seed: UInt64) async throws {
    var numbers = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      var snapshot = rest
      var texts = cases[Int.random(in: 0..<cases.count, using: &numbers)]
      let file = try #require(texts.keys.sorted().randomElement(using: &numbers))
      texts[file] = Snapshot.Text(bytes: Self.mutated(texts[file]?.bytes ?? [], &numbers))
      snapshot.texts.merge(texts) { $1 }
      // Most mutants have errors, and no page: reading the theme for each would take most of the time.
      let read = await ContentReading(snapshot, options: BuildOptions(), memo: Memo())
      let privacy = Checks.privacy(in: read.site, of: snapshot, names: [])
      var told = read.diagnostics + Checks.faults(in: read.site, of: snapshot) + privacy.others
      told += privacy.findings.map(\.diagnostic)
      let isFaulty = told.contains { $0.rule.severity == .error }
      if round % 20 == 0 || !isFaulty {
        let (result, _) = await build(snapshot)
        #expect(result.hasErrors == result.files.isEmpty, "round \(round)")
        #expect(!isFaulty || result.hasErrors, "round \(round)")
        #expect(Set(result.diagnostics).count == result.diagnostics.count)
      }
      for diagnostic in told where diagnostic.span.file == file && diagnostic.rule.name != "not-text" {
        let lines = SourceText(file: file, text: TextDecoder.decode(texts[file]?.bytes ?? [], file: file).0).lines
        #expect(isThere(diagnostic.span.start, in: lines), "round \(round): \(diagnostic.rule.name) \(diagnostic.span)")
        #expect(diagnostic.span.start <= diagnostic.span.end, "round \(round): \(diagnostic.rule.name)")
        // A remedy of its own may hold words of the text, braces and all.
        let shown =
          [diagnostic.rule.message] + (diagnostic.remedy == nil ? [diagnostic.rule.remedy] : []).compactMap { $0 }
        for words in shown {
          let holes = words.fr.matches(of: /\{([a-zA-Z-]+)\}/).map { String($0.output.1) }
          #expect(
            Set(holes).subtracting(diagnostic.values.keys).isEmpty,
            "round \(round): \(diagnostic.rule.name) \(holes)")
        }
      }
      if round % 40 == 0 {
        // What can be mended is, and mending it again changes nothing.
        let plan = await FixPlan(for: snapshot, options: BuildOptions())
        if let new = plan.changes.first(where: { $0.path == file })?.texts?.new {
          snapshot.texts[file] = Snapshot.Text(bytes: new)
          let again = await FixPlan(for: snapshot, options: BuildOptions())
          #expect(!again.changes.contains { $0.path == file }, "round \(round)")
        }
      }
    }
  }

  /// Whether a line and a column are within the text, or just after its end.
  private func isThere(_ position: SourcePosition, in lines: [String]) -> Bool {
    if position == SourcePosition(line: 1, column: 1) { return true }
    guard position.line >= 1, position.column >= 1, position.line <= lines.count + 1 else { return false }
    let length = position.line <= lines.count ? lines[position.line - 1].unicodeScalars.count : 0
    return position.column <= length + 1
  }
}
