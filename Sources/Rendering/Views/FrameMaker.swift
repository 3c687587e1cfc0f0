import Casebook
import Diagnostics

/// Makes what is around each page.
struct FrameMaker {
  let site: Site
  let theme: Theme
  /// The languages that have something to read, that of the root first.
  let languages: [Language]
  /// The published cases of each language, newest first.
  let cases: [Language: [Case]]
  private let programVersion: String
  private let plainPages: [Language: [(title: String, address: Address)]]
  /// The pages that each published case has, by language and slug.
  private let casePages: [Language: [String: [CasePage]]]

  /// Asks of `site` once what every page needs.
  init(site: Site, theme: Theme, programVersion: String) {
    self.site = site
    self.theme = theme
    self.programVersion = programVersion
    languages = site.languages
    cases = Dictionary(uniqueKeysWithValues: languages.map { ($0, site.cases(in: $0)) })
    plainPages = Dictionary(
      uniqueKeysWithValues: languages.map { language in
        (
          language,
          site.pages(in: language).map { ($0.title, site.addresses.plainPage($0.slug, language)) }
        )
      })
    casePages = cases.mapValues { cases in
      Dictionary(cases.map { ($0.slug, Disclosure(of: $0).pages) }) { first, _ in first }
    }
  }

  /// The same page of the case at `slug` in `language`, where it exists.
  func address(of page: CasePage, of slug: String, in language: Language) -> Address? {
    casePages[language]?[slug]?.contains(page) == true ? site.addresses.page(page, of: slug, language) : nil
  }

  /// The frame of a page. `translations` gives its address in another language, where it exists.
  func frame(
    _ kind: PageFrame.Kind, at address: Address, _ language: Language, title: String, description: String,
    scripts: [Address] = [], translations: (Language) -> Address?
  ) -> PageFrame {
    let words = theme.words(language)
    let settings = site.settings
    func link(_ file: OutputFile) -> String { Address(file.path).link(from: address) }
    let places: [(String, Address)] =
      [
        (words[.navHome], site.addresses.home(language)),
        (words[.navSelfAssessment], site.addresses.selfAssessment(language)),
      ] + (plainPages[language] ?? [])
    return PageFrame(
      address: address, language: language, kind: kind, title: title, description: description,
      siteTitle: settings.title[language],
      navigation: places.map { label, place in
        PageFrame.Entry(label: label, href: place.link(from: address), isCurrent: place.path == address.path)
      },
      translations: languages.filter { $0 != language }.compactMap { other in
        translations(other).map { PageFrame.Translation(language: other, href: $0.link(from: address)) }
      },
      isDemonstration: settings.isDemonstration, department: settings.department?[language],
      licence: settings.licence?[language], contact: settings.contact?[language],
      generator: "Negatoscope \(programVersion)", stylesheet: link(theme.assets.style),
      scripts: [theme.assets.words[language], theme.assets.script].compactMap { $0 }.map(link)
        + scripts.map { $0.link(from: address) },
      icon: theme.assets.icon.map(link))
  }
}
