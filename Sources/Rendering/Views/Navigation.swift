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
    header = [
      Place(label: words[.navHome], address: addresses.home(language)),
      Place(label: words[.navCases], address: addresses.caseList(language)),
      Place(label: words[.navSelfAssessment], address: addresses.selfAssessment(language)),
    ]
    footer =
      [Place(label: words[.navCoverage], address: addresses.coverage(language))]
      + site.pages(in: language).map {
        Place(label: $0.title, address: addresses.plainPage($0.slug, language))
      }
  }
}
