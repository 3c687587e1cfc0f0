import Casebook
import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Exporting

@Suite struct AnkiTests {
  private func zone(_ shape: Zone.Shape) -> Zone { Zone(shape, span: SourceSpan(file: "a")) }

  @Test func zonesAreClozesInSharesOfThePicture() {
    let field = AnkiOcclusion.field([
      zone(.rectangle(x: 0, y: 100, width: 12.5, height: 0.01)), zone(.ellipse(x: 43, y: 34, width: 18, height: 14)),
      zone(.polygon([Zone.Point(x: 10, y: 20), Zone.Point(x: 14.55, y: 22), Zone.Point(x: 100, y: 30)])),
    ])
    #expect(
      field
        == "{{c1::image-occlusion:rect:left=0:top=1:width=.125:height=.0001:oi=1}}<br>"
        + "{{c2::image-occlusion:ellipse:left=.43:top=.34:rx=.09:ry=.07:oi=1}}<br>"
        + "{{c3::image-occlusion:polygon:points=.1,.2 .1455,.22 1,.3:oi=1}}")
  }

  @Test(arguments: ["1970-01-01", "1999-12-31", "2000-02-29", "2026-11-26", "2100-03-01"])
  func aDayIsItsMidnightInGreenwich(day: String) throws {
    let date = try #require(CalendarDate(day))
    let peer = try Date("\(day)T00:00:00Z", strategy: .iso8601).timeIntervalSince1970
    #expect(ExportTimes.seconds(of: date) == Int(peer))
  }

  @Test func aCaseIsAsNewAsTheNewestThatIsKnownOfIt() throws {
    var head = CaseHead(
      id: "a", title: "A", date: try #require(CalendarDate("2026-12-01")), authors: [], status: .published)
    head.review = CaseHead.Review(by: "B", on: try #require(CalendarDate("2026-12-24")))
    let one = Case(
      slug: "a", file: "cases/a/case.md", language: .fr, isTranslation: false, head: head, introduction: [],
      sections: [], figures: [], reviewNotes: 0, source: SourceText(file: "cases/a/case.md", text: ""))
    let reviewed = ExportTimes.seconds(of: try #require(CalendarDate("2026-12-24")))
    #expect(ExportTimes().modified(one) == reviewed)
    #expect(ExportTimes(cases: ["a": reviewed + 5, "b": reviewed + 9]).modified(one) == reviewed + 5)
    // A day that is given stands for all, whatever the files say.
    let day = try #require(CalendarDate("2020-01-01"))
    #expect(ExportTimes(cases: ["a": reviewed + 5], look: 9, day: day).modified(one) == ExportTimes.seconds(of: day))
    #expect(ExportTimes(look: 9, day: day).lookModified == ExportTimes.seconds(of: day))
    // What this program writes changed then: older cards change too.
    #expect(ExportTimes().lookModified == ExportTimes.form)
  }

  @Test func theSameFilesGiveTheSameArchiveWhichIsKnownAgain() throws {
    let files = [
      ZipImage.File(name: "negatoscope.txt", bytes: Array("é".utf8), isCompressed: false),
      ZipImage.File(name: "é", bytes: Array(repeating: 7, count: 100_000), isCompressed: true),
      ZipImage.File(name: "empty", bytes: [], isCompressed: true),
    ]
    let bytes = try ZipImage(files).bytes
    #expect(try ZipImage(files).bytes == bytes)
    #expect(bytes.count < 2000)
    #expect(ExportMark.isOurs(bytes, .anki))
    #expect(!ExportMark.isOurs(bytes, .moodle) && !ExportMark.isOurs(bytes, .json) && !ExportMark.isOurs([], .anki))
    #expect(!ExportMark.isOurs(try ZipImage(Array(files.dropFirst())).bytes, .anki))
  }

  @Test func aDatabaseHoldsWhatItIsGiven() throws {
    let text = "a'b\"; DROP TABLE t; -- é \u{1F}"
    let rows: [[SQLiteImage.Value]] = [[.integer(-5), .text(text)], [.integer(.max), .text("")]]
    let image = try SQLiteImage(creating: "CREATE TABLE t (a integer, b text)", filling: [("t", rows)]).bytes
    #expect(try SQLiteImage(creating: "CREATE TABLE t (a integer, b text)", filling: [("t", rows)]).bytes == image)
    #expect(image.starts(with: "SQLite format 3\0".utf8))
    #expect(String(decoding: image, as: UTF8.self).contains(text))
    #expect(throws: SQLiteImage.Fault.self) { try SQLiteImage(creating: "CREATE", filling: []) }
    #expect(throws: SQLiteImage.Fault.self) { try SQLiteImage(creating: "", filling: [("none", rows)]) }
  }
}
