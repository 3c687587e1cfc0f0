import Casebook
import Diagnostics

/// Makes what is around each page.
struct FrameMaker {
  var site: Site
  var theme: Theme
  var programVersion: String

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
      ] + site.pages(in: language).map { ($0.title, site.addresses.plainPage($0.slug, language)) }
    return PageFrame(
      address: address, language: language, kind: kind, title: title, description: description,
      siteTitle: settings.title[language],
      navigation: places.map { label, place in
        PageFrame.Entry(label: label, href: place.link(from: address), isCurrent: place.path == address.path)
      },
      translations: site.languages.filter { $0 != language }.compactMap { other in
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
