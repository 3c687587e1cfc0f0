import Casebook
import Diagnostics
import Testing

@testable import Rendering

@Suite struct WordsTests {
  private let french = SiteFixture.theme.words(.fr)
  private let english = SiteFixture.theme.words(.en)

  @Test func `a date is told in words`() throws {
    let date = try #require(CalendarDate("2026-11-20"))
    #expect(french.date(date) == "20 novembre 2026")
    #expect(english.date(date) == "20 November 2026")
    #expect(french.date(try #require(CalendarDate("2026-03-01"))) == "1er mars 2026")
  }

  @Test(arguments: [
    ("57", "57 ans", "57 years old"), ("1", "1 an", "1 year old"), ("50-60", "50 à 60 ans", "50 to 60 years old"),
    ("3 mois", "3 mois", "3 mois"),
  ])
  func `an age is a number of years, a band, or words`(written: String, fr: String, en: String) {
    #expect(french.age(written) == fr)
    #expect(english.age(written) == en)
  }

  @Test(arguments: [
    ("J-1200", "J−1200"), ("J0", "J0"), ("J+3", "J+3"), ("j 12", "J12"), ("2014", "2014"), ("Jadis", "Jadis"),
    ("J", "J"),
  ])
  func `a day relative to the case has a true minus sign`(written: String, shown: String) {
    #expect(french.relativeDay(written) == shown)
  }

  @Test func `counts agree with their number as each language does`() {
    #expect(french.count(.points, 0) == "0 point")
    #expect(french.count(.points, 1.5) == "1,5 point")
    #expect(french.count(.points, 2) == "2 points")
    #expect(english.count(.points, 0) == "0 points")
    #expect(english.count(.points, 1) == "1 point")
    #expect(english.count(.points, 1.5) == "1.5 points")
  }

  @Test(arguments: [(2.0, "2"), (0.5, "0.5"), (0.25, "0.25"), (1.05, "1.05"), (1.0 / 3, "0.33"), (-0.5, "-0.5")])
  func `a number for programs has at most two decimals`(number: Double, text: String) {
    #expect(Words.plain(number) == text)
  }

  @Test(arguments: ["1", "1, 2", "3-5", "1,4–6"])
  func `a mark names numbers and ranges`(mark: String) { #expect(ReferenceMark(Substring(mark)) != nil) }

  @Test(arguments: ["", "0", "a", "1,", "5-3", "1-2-3", "1 2", "12345", "1-999"])
  func `anything else between brackets is no mark`(mark: String) {
    #expect(ReferenceMark(Substring(mark)) == nil)
  }
}
