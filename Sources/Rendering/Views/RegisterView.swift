import Casebook
import Diagnostics

/// The register: who answers for each case, and what was accepted with a reason.
struct RegisterView: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    var title: String
    var page: Address
    var attestation: Attestation
    var hasImages: Bool
  }

  var address: Address
  var crumbs: [Crumb]
  var title: String
  var isDemonstration: Bool
  var rows: [Row]

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "isDemonstration": .flag, "isEmpty": .flag, "words": .words,
    "rows": .list([
      "title": .text, "href": .text, "text": .text, "images": .text, "hasAccepted": .flag,
      "accepted": .list(["rule": .text, "reason": .text]),
    ]),
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    [
      "crumbs": Crumb.value(crumbs, on: address), "title": .text(title), "isDemonstration": .flag(isDemonstration),
      "isEmpty": .flag(rows.isEmpty), "words": .words(words),
      "rows": .list(
        rows.map { row in
          [
            "title": .text(row.title), "href": .text(row.page.link(from: address)),
            "text": .text(row.attestation.text.map { Self.said($0, words) } ?? words[.registerUnsigned]),
            "images": .text(row.hasImages ? Self.said(row.attestation.images, words) : words[.registerNoImages]),
            "hasAccepted": .flag(!row.attestation.accepted.isEmpty),
            "accepted": .list(
              row.attestation.accepted.map { ["rule": .text($0.rule), "reason": .text($0.reason)] }),
          ]
        }),
    ]
  }

  private static func said(_ images: Attestation.Images?, _ words: Words) -> String {
    switch images {
    case .phantom: words[.registerPhantom]
    case .signed(let signature): said(signature, words)
    case nil: words[.registerUnsigned]
    }
  }

  private static func said(_ signature: Attestation.Signature, _ words: Words) -> String {
    let ground: WordKey =
      switch signature.ground {
      case .consent: .registerConsent
      case .nonIdentifiable: .registerNonIdentifiable
      }
    return words[
      .registerSigned, ["by": signature.by, "date": words.date(signature.on), "ground": words[ground]]]
  }
}

/// Makes the register of one language.
struct RegisterMaker {
  var frames: FrameMaker
  var language: Language

  var view: PageView {
    let site = frames.site
    let words = frames.theme.words(language)
    let address = site.addresses.register(language)
    let title = words[.registerTitle]
    // The reason of an acceptance speaks of the case: of an unknown one it is told that there is one, not what it says.
    let rows = (frames.cases[language] ?? []).map { one in
      let disclosure = Disclosure(of: one)
      var attestation = one.head.attestation
      if !disclosure.tells(.diagnosis, at: .elsewhere) {
        attestation.accepted = attestation.accepted.map { one in
          Attestation.Acceptance(rule: one.rule, reason: words[.registerReasonKept])
        }
      }
      return RegisterView.Row(
        title: one.head.title, page: site.addresses.page(disclosure.pages[0], of: one.slug, language),
        attestation: attestation, hasImages: !one.figures.isEmpty)
    }
    return PageView(
      address: address, images: [],
      frame: frames.frame(
        .register, at: address, language, title: title, description: words[.registerDescription],
        translations: { site.addresses.register($0) }),
      content: .register(
        RegisterView(
          address: address,
          crumbs: [Crumb(title: words[.navHome], address: site.addresses.home(language)), Crumb(title: title)],
          title: title, isDemonstration: site.settings.isDemonstration, rows: rows)))
  }
}
