import Casebook
import Diagnostics

/// Where header and footer of the pages of one language lead. What a site does not have is left out.
struct Navigation {
  struct Place {
    var label: String
    var address: Address
  }

  /// The few places that readers come for: the header stays slim on a phone.
  let header: [Place]
  /// The others.
  let footer: [Place]

  init(of site: Site, _ language: Language, _ words: Words) {
    let addresses = site.addresses
    var header = [
      Place(label: words[.navHome], address: addresses.home(language)),
      Place(label: words[.navCases], address: addresses.caseList(language)),
    ]
    if !site.pages(.collection, in: language).isEmpty {
      header.append(Place(label: words[.navCollections], address: addresses.collections(language)))
    }
    header.append(Place(label: words[.navSelfAssessment], address: addresses.selfAssessment(language)))
    if let glossary = site.pages(.glossary, in: language).first {
      header.append(
        Place(
          label: glossary.title ?? words[.glossaryTitle],
          address: addresses.plainPage(.glossary, glossary.slug, language)))
    }
    self.header = header
    footer =
      [Place(label: words[.navCoverage], address: addresses.coverage(language))]
      + site.pages(.page, in: language).map {
        Place(label: $0.title ?? $0.slug, address: addresses.plainPage(.page, $0.slug, language))
      } + [Place(label: words[.registerTitle], address: addresses.register(language))]
  }
}
