import Casebook
import Checks
import Diagnostics
import Markdown
import Rendering

extension Rule {
  static let missingSettings = Rule(
    "missing-settings", .error,
    message: Wording(fr: "il n'y a pas de site.yml dans ce dossier", en: "there is no site.yml in this folder"),
    remedy: Wording(
      fr: "vérifiez le dossier (--content), ou écrivez-y un site.yml : « format: 1 » et « title: … »",
      en: "check the folder (--content), or write a site.yml there: \"format: 1\" and \"title: …\""),
    explanation: Wording(
      fr:
        "site.yml donne le titre du site, ses langues et ce que ses cas doivent contenir. Son absence dit le plus souvent que le dossier n'est pas le bon.",
      en:
        "site.yml tells the title of the site, its languages and what its cases must hold. Its absence mostly says that the folder is not the right one."
    ))

  static let translationAlone = Rule(
    "translation-alone", .error,
    message: Wording(fr: "cette traduction n'a pas d'original", en: "this translation has no original"),
    remedy: Wording(fr: "écrivez cases/{folder}/case.md", en: "write cases/{folder}/case.md"),
    explanation: Wording(
      fr: "Une traduction ne dit que ce qui change de langue ; le reste vient de case.md, dans le même dossier.",
      en: "A translation tells only what changes with the language; the rest comes from case.md, in the same folder."))
}

extension Wording {
  /// Why some files are not there.
  static let noBaseAddress = Wording(
    fr:
      "Sans adresse du site («\u{A0}base-address\u{A0}» dans site.yml, ou --base-address)\u{A0}: ni sitemap.xml, ni flux Atom, ni adresses canoniques",
    en:
      "Without an address of the site (\"base-address\" in site.yml, or --base-address): no sitemap.xml, no Atom feed, no canonical addresses"
  )
}

/// The catalogue of every kind of fault that the program tells.
public let everyRule: [Rule] =
  (Rule.markdown + Rule.casebook + Checks.rules + ThemeRules.all + [.missingSettings, .translationAlone])
  .sorted { $0.name < $1.name }
