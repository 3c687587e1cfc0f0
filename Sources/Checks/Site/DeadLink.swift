import Casebook
import Diagnostics
import Markdown

/// A link that leads nowhere.
enum DeadLink: SiteCheck {
  static let noFile = Rule.error(
    "dead-link", fr: "« {target} » n'existe pas", en: "\"{target}\" does not exist",
    remedyFr: "corrigez l'adresse : « ../autre-cas/case.md », « #section »",
    remedyEn: "mend the address: \"../other-case/case.md\", \"#section\"",
    why: Wording(
      fr:
        "Les liens entre cas nomment le fichier « .md » à partir du dossier de celui qui les écrit ; ils marchent ainsi dans un éditeur comme sur le site.",
      en:
        "Links between cases name the \".md\" file from the folder of the one that writes them; so they work in an editor as on the site."
    ))
  static let noAnchor = Rule.error(
    "dead-anchor", fr: "rien ne se nomme « {target} » ici", en: "nothing is named \"{target}\" here",
    remedyFr: "nommez une section, une figure ou une question qui existe",
    remedyEn: "name a section, a figure or a question that exists",
    why: Wording(
      fr:
        "Après « # » vient le nom court d'une figure, l'identifiant d'une question, ou les mots d'un titre sans accents et joints par des tirets.",
      en:
        "After \"#\" comes the short name of a figure, the identifier of a question, or the words of a heading without accents, joined by hyphens."
    ))
  static let ambiguous = Rule.error(
    "ambiguous-link", fr: "« {target} » peut désigner plusieurs choses", en: "\"{target}\" can mean several things",
    remedyFr: "écrivez l'un de : {choices}", remedyEn: "write one of: {choices}",
    why: Wording(
      fr:
        "Une section, une figure et une question peuvent porter le même nom ; leurs préfixes (« fig- », « q- ») les distinguent.",
      en:
        "A section, a figure and a question can bear the same name; their prefixes (\"fig-\", \"q-\") tell them apart.")
  )
  static let draft = Rule.error(
    "link-to-draft", fr: "« {target} » n'est pas publié", en: "\"{target}\" is not published",
    remedyFr: "publiez-le, ou retirez le lien", remedyEn: "publish it, or remove the link",
    why: Wording(
      fr: "Une page publiée ne peut mener à un brouillon ni à un cas retiré.",
      en: "A published page may not lead to a draft or to a withdrawn case."))
  static let scheme = Rule.error(
    "refused-address", fr: "l'adresse « {target} » est refusée", en: "the address \"{target}\" is refused",
    remedyFr: "écrivez une adresse « https: », ou un chemin relatif",
    remedyEn: "write an \"https:\" address, or a relative path",
    why: Wording(
      fr:
        "Seules les adresses https, http et mailto sont publiées : les autres peuvent exécuter un programme ou ouvrir un fichier du lecteur.",
      en: "Only https, http and mailto addresses are published: others can run a program or open a reader's file."))
  static let toImage = Rule.error(
    "link-to-file", fr: "« {target} » n'est pas une page", en: "\"{target}\" is not a page",
    remedyFr: "montrez l'image, « ![…]({target}) », ou menez à sa figure, « [](#nom) »",
    remedyEn: "show the image, \"![…]({target})\", or lead to its figure, \"[](#name)\"",
    why: Wording(
      fr:
        "Un lien mène à une page, à une section, à une figure ou à une question ; les fichiers du dossier ne sont pas publiés tels quels.",
      en:
        "A link leads to a page, a section, a figure or a question; the files of the folder are not published as they are."
    ))
  static let wordless = Rule.error(
    "link-without-words", fr: "ce lien vers un autre site n'a pas de mots",
    en: "this link to another site has no words",
    remedyFr: "écrivez entre les crochets où il mène", remedyEn: "write between the brackets where it leads",
    why: Wording(
      fr:
        "Un lien vers un cas ou une figure prend leur nom ; un lien vers un autre site n'en a pas d'autre que celui que vous écrivez.",
      en:
        "A link to a case or a figure takes their name; a link to another site has no name but the one that you write."
    ))
  static let rules = [wordless, noFile, noAnchor, ambiguous, draft, scheme, toImage]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let texts = Dictionary(snapshot.texts.keys.sorted().map { ($0.lowercased(), $0) }) { first, _ in first }
    return site.texts.flatMap { text in
      var scalars = LineScalars(text.source)
      let origin = LinkOrigin(file: text.file, page: Address(text.file))
      return text.parts.everyInline.compactMap { inline -> Diagnostic? in
        if case .link(let destination, _, let words) = inline.kind,
          let fault = bare(destination, words, at: inline.span)
        {
          return fault
        }
        guard case .link(let destination, _, _) = inline.kind,
          case .broken(let fault) = site.target(of: destination, from: origin)
        else { return nil }
        let span = scalars.destinationSpan(in: inline.span)
        if case .noFile(let written, _) = fault, written.contains("\\") {
          let corrected = destination.replacing("\\", with: "/").replacing("%5C", with: "/")
          return Diagnostic(
            .backslash, at: span, ["address": written, "corrected": corrected],
            fix: span == inline.span ? nil : Fix(span, corrected))
        }
        if case .noFile(let written, _) = fault, written.lowercased().hasPrefix("www.") {
          return Diagnostic(
            noFile, at: span, ["target": written],
            remedy: Wording(fr: "écrivez « https://\(written) »", en: "write \"https://\(written)\""))
        }
        if case .noFile(let written, _) = fault, let file = site.file(of: destination, from: text.file) {
          if snapshot.images[file] != nil || snapshot.others[file] != nil {
            return Diagnostic(toImage, at: span, ["target": written])
          }
          let meant = texts[file.lowercased()] ?? texts["\(file)/case.md".lowercased()]
          if let meant, meant != file {
            let actual = ContentPath.relative(meant, from: text.file)
            return meant.lowercased() == file.lowercased()
              ? Diagnostic(
                MissingImage.letterCase, at: span, ["path": written, "actual": actual],
                fix: span == inline.span || actual.contains(where: \.isWhitespace)
                  ? nil : Fix(span, actual + destination.drop { $0 != "#" }))
              : Diagnostic(
                noFile, at: span, ["target": written],
                remedy: Wording(fr: "écrivez « \(actual) »", en: "write \"\(actual)\""))
          }
        }
        return diagnostic(fault, at: span)
      }
    }
  }

  /// An address that says nothing, or a link to another site without words: what is told of it would be an address read
  /// letter by letter (WCAG 2.2, 2.4.4).
  private static func bare(_ destination: String, _ words: [Inline], at span: SourceSpan) -> Diagnostic? {
    let address = destination.trimmingPrefix(while: \.isWhitespace)
    if ["", "#", "mailto:", "http:", "https:", "http://", "https://"].contains(address) {
      return Diagnostic(.emptyAddress, at: span)
    }
    guard Site.scheme(of: destination) != nil, words.plainText.allSatisfy(\.isWhitespace),
      !words.contains(where: { if case .image = $0.kind { true } else { false } })
    else { return nil }
    return Diagnostic(wordless, at: span)
  }

  private static func diagnostic(_ fault: LinkFault, at span: SourceSpan) -> Diagnostic {
    func near(_ name: String?) -> Wording? {
      name.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") }
    }
    switch fault {
    case .scheme(let name): return Diagnostic(scheme, at: span, ["target": name == "//" ? name : "\(name):"])
    case .noFile(let name, let nearest): return Diagnostic(noFile, at: span, ["target": name], remedy: near(nearest))
    case .notPublished(let name): return Diagnostic(draft, at: span, ["target": name])
    case .noAnchor(let name, let nearest):
      return Diagnostic(noAnchor, at: span, ["target": name], remedy: near(nearest))
    case .noSlice(let slice, let count):
      return Diagnostic(.noSuchSlice, at: span, ["slice": slice, "count": "\(count)"])
    case .noWindow(let name, let choices):
      return Diagnostic(
        .noSuchWindow, at: span, ["name": name, "choices": choices.joined(separator: ", ")],
        remedy: near(NearestName.of(name, among: choices)))
    case .ambiguous(let name, let choices):
      return Diagnostic(
        ambiguous, at: span, ["target": name, "choices": choices.map { "#\($0)" }.joined(separator: ", ")])
    }
  }
}
