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
  /// What lists tell of them, in the same order.
  let cards: [Language: [CaseCard]]
  /// Those of every language, by the file of the case.
  private let cardsByFile: [String: CaseCard]
  private let programVersion: String
  private let navigation: [Language: Navigation]
  /// The pages that each published case has, by language and slug.
  private let casePages: [Language: [String: [CasePage]]]

  /// Asks of `site` once what every page needs.
  init(site: Site, theme: Theme, programVersion: String) {
    self.site = site
    self.theme = theme
    self.programVersion = programVersion
    languages = site.languages
    cases = Dictionary(uniqueKeysWithValues: languages.map { ($0, site.cases(in: $0)) })
    navigation = Dictionary(
      uniqueKeysWithValues: languages.map { ($0, Navigation(of: site, $0, theme.words($0))) })
    let cards = cases.mapValues { $0.map { CaseCard(of: $0, in: site) } }
    self.cards = cards
    cardsByFile = Dictionary(
      cases.flatMap { language, cases in zip(cases.map(\.file), cards[language] ?? []) }, uniquingKeysWith: { $1 })
    casePages = cases.mapValues { cases in
      Dictionary(cases.map { ($0.slug, Disclosure(of: $0).pages) }) { first, _ in first }
    }
  }

  /// What lists tell of the published case of `file`.
  func card(of file: String) -> CaseCard? { cardsByFile[file] }

  /// The same page of the case at `slug` in `language`, where it exists.
  func address(of page: CasePage, of slug: String, in language: Language) -> Address? {
    casePages[language]?[slug]?.contains(page) == true ? site.addresses.page(page, of: slug, language) : nil
  }

  /// The frame of a page, which loads `bundles` beside what every page loads. `translations` gives its address in
  /// another language, where it exists. A page that is not `isListed` is kept from search engines on any site.
  func frame(
    _ kind: PageFrame.Kind, at address: Address, _ language: Language, title: String, description: String,
    scripts: [Address] = [], bundles: [ThemeAssets.Bundle] = [], isListed: Bool = true,
    translations: (Language) -> Address?
  ) -> PageFrame {
    let settings = site.settings
    func link(_ file: OutputFile) -> String { Address(file.path).link(from: address) }
    func entries(_ places: [Navigation.Place]?) -> [PageFrame.Entry] {
      (places ?? []).map {
        PageFrame.Entry(
          label: $0.label, href: $0.address.link(from: address), isCurrent: $0.address.path == address.path)
      }
    }
    let others = languages.filter { $0 != language }.compactMap { other in translations(other).map { (other, $0) } }
    return PageFrame(
      address: address, language: language, kind: kind, title: title, description: description,
      siteID: settings.id, siteTitle: settings.title[language], home: site.addresses.home(language).link(from: address),
      navigation: entries(navigation[language]?.header), footer: entries(navigation[language]?.footer),
      translations: others.map { PageFrame.Translation(language: $0, href: $1.link(from: address)) },
      isDemonstration: settings.isDemonstration, department: settings.department?[language],
      licence: settings.licence?[language], contact: settings.contact?[language],
      generator: "Negatoscope \(programVersion)", stylesheet: link(theme.assets.style),
      moreStylesheets: bundles.compactMap(\.style).map(link),
      early: theme.assets.early.map(link),
      scripts: ([theme.assets.words[language], theme.assets.script] + bundles.flatMap(\.scripts)).compactMap { $0 }
        .map(link) + scripts.map { $0.link(from: address) },
      icon: theme.assets.icon.map(link),
      logo: theme.assets.logo.map {
        PageFrame.Logo(href: link($0), width: theme.assets.logoWidth(atHeight: PageFrame.Logo.height))
      }, isKeptFromSearch: !isListed || !settings.asksForIndexing, isListed: isListed,
      absolute: settings.baseAddress.map { base in
        let versions = isListed && !others.isEmpty ? [(language, address)] + others : []
        return PageFrame.Absolute(
          canonical: isListed ? address.absolute(base) : nil,
          alternates: versions.map { PageFrame.Translation(language: $0, href: $1.absolute(base)) },
          feed: cards[language]?.isEmpty == false ? site.addresses.feed(language).link(from: address) : nil)
      })
  }
}
