import Diagnostics
import Markdown
import Testing

/// Bytes that are not all UTF-8: what is read, and where it is told.
@Suite struct Decoding {
  private func told(_ bytes: [UInt8]) -> (String, [String]) {
    let (text, faults) = TextDecoder.decode(bytes, file: "a.md")
    return (text, faults.map { "\($0.span.start.line):\($0.span.start.column) \($0.rule.name)" })
  }

  @Test func aFileInWindows1252IsToldOnceAtItsFirstAccent() {
    let (text, faults) = told(Array("a\nb \u{0}".utf8.dropLast()) + [0xE9, 0x0A, 0x92, 0x80])
    #expect(text == "a\nb é\n’€")
    #expect(faults == ["2:3 windows-1252"])
  }

  @Test func aFileThatMixesBothIsToldOnEachLine() {
    let (text, faults) = told(Array("é ".utf8) + [0xE9, 0xE9, 0x0A] + Array("œ".utf8) + [0xE9])
    #expect(text == "é éé\nœé")
    #expect(faults == ["1:3 invalid-utf-8", "2:2 invalid-utf-8"])
  }

  @Test(arguments: ["a\n", "a\r\n", "a\r"])
  func everyEndOfLineCounts(end: String) {
    #expect(told(Array((end + end + "b").utf8) + [0xE9]).1 == ["3:2 windows-1252"])
  }

  @Test func aByteOrderMarkIsNoColumnAndNoAccent() {
    #expect(told([0xEF, 0xBB, 0xBF, 0x61, 0xE9]).1 == ["1:2 windows-1252"])
    #expect(told([0xEF, 0xBB, 0xBF] + Array("é".utf8) + [0xE9]).1 == ["1:2 invalid-utf-8"])
  }
}
