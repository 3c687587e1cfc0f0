import Casebook
import Diagnostics
import Testing

@Suite struct Settings {
  @Test func aLanguageGivenTwiceIsToldAndTakenOnce() {
    let text = "title: Un site\nlanguages: [en, en]\n"
    let (settings, faults) = SettingsReader.read(Array(text.utf8), file: "site.yml")
    #expect(faults.map(\.rule.name) == ["bad-value"])
    #expect(faults.map(\.span.start.line) == [2])
    #expect(settings.languages == [.en])
  }
}
