import Casebook
import Diagnostics
import Foundation

/// Links, images and ids of the built pages. A fault here is the theme's or the program's, never the author's alone.
enum PageLinks {
  static let link = Rule(
    "page-link", .error,
    message: Wording(
      fr: "la page mène à « {target} », qui n'est pas publié",
      en: "the page leads to \"{target}\", which is not published"),
    remedy: Wording(
      fr: "corrigez le modèle du thème qui écrit ce lien", en: "mend the theme's template that writes this link"),
    explanation: Wording(
      fr: "Tout ce que nomme une page publiée doit être publié avec elle.",
      en: "All that a published page names must be published with it."))
  static let anchor = Rule(
    "page-anchor", .error,
    message: Wording(
      fr: "la page mène à « #{target} », qui n'existe pas dans « {page} »",
      en: "the page leads to \"#{target}\", which does not exist in \"{page}\""),
    remedy: Wording(
      fr: "corrigez le modèle du thème qui écrit ce lien", en: "mend the theme's template that writes this link"),
    explanation: Wording(
      fr: "Un lien vers une partie de page doit la trouver.", en: "A link to a part of a page must find it."))
  static let id = Rule(
    "page-id", .error,
    message: Wording(
      fr: "l'identifiant « {id} » sert deux fois dans la page", en: "the id \"{id}\" serves twice in the page"),
    remedy: Wording(fr: "corrigez le modèle du thème qui l'écrit", en: "mend the theme's template that writes it"),
    explanation: Wording(
      fr: "Un identifiant désigne un seul élément d'une page.", en: "An id names one element of a page."))
  static let outside = Rule(
    "page-request", .error,
    message: Wording(
      fr: "la page demanderait « {target} » à un autre hôte", en: "the page would ask another host for \"{target}\""),
    remedy: Wording(fr: "placez ce fichier dans le thème", en: "put this file in the theme"),
    explanation: Wording(
      fr: "Le site publié ne demande rien à personne d'autre que son serveur.",
      en: "The published site asks nothing of anyone but its server."))
  static let inline = Rule(
    "page-inline", .error,
    message: Wording(
      fr: "la page porte un script ou un style en ligne (« {what} »)",
      en: "the page carries an inline script or style (\"{what}\")"),
    remedy: Wording(
      fr: "placez-le dans scripts/ ou styles/ du thème", en: "put it in scripts/ or styles/ of the theme"),
    explanation: Wording(
      fr: "Le site doit marcher sous « Content-Security-Policy: default-src 'self' », qui refuse ce qui est en ligne.",
      en: "The site must work under \"Content-Security-Policy: default-src 'self'\", which refuses what is inline."))
  static let rules = [link, anchor, id, outside, inline]

  private static let requesting: Set<String> = [
    "img", "script", "link", "source", "iframe", "video", "audio", "embed", "object",
  ]

  static func faults(in pages: [ScannedPage], files: Set<String>) -> [Diagnostic] {
    let html = pages.map { ($0.path, $0.tags) }
    var ids: [String: Set<String>] = [:]
    var faults: [Diagnostic] = []
    func tell(_ rule: Rule, _ page: String, _ tag: StartTag, _ values: [String: String]) {
      let place = SourcePosition(line: tag.line, column: 1)
      faults.append(Diagnostic(rule, at: SourceSpan(file: page, start: place, end: place), values))
    }
    for (path, tags) in html {
      var seen: Set<String> = []
      for tag in tags {
        if let id = tag["id"], !seen.insert(id).inserted { tell(Self.id, path, tag, ["id": id]) }
        for attribute in tag.attributes where attribute.name.hasPrefix("on") || attribute.name == "style" {
          tell(inline, path, tag, ["what": attribute.name])
        }
        if tag.name == "style" || (tag.name == "script" && tag["src"] == nil && tag["type"] != "application/ld+json") {
          tell(inline, path, tag, ["what": tag.name])
        }
      }
      ids[path] = seen
    }
    for (path, tags) in html {
      for tag in tags {
        for target in targets(of: tag) {
          if Site.scheme(of: target) != nil {
            if requesting.contains(tag.name), tag["rel"] != "canonical", tag["rel"] != "alternate" {
              tell(outside, path, tag, ["target": target])
            }
            continue
          }
          let cut = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          let file = cut[0].isEmpty ? path : ContentPath.resolve(cut[0].removingPercentEncoding ?? cut[0], from: path)
          guard let file, files.contains(file) else {
            tell(link, path, tag, ["target": target])
            continue
          }
          if cut.count > 1, !cut[1].isEmpty, let there = ids[file],
            !there.contains(cut[1].removingPercentEncoding ?? cut[1])
          {
            tell(anchor, path, tag, ["target": cut[1], "page": file])
          }
        }
      }
    }
    return faults
  }

  private static func targets(of tag: StartTag) -> [String] {
    let plain = ["href", "src", "poster", "data", "action"].compactMap { tag[$0] }.filter { !$0.isEmpty }
    let sets = tag["srcset"].map {
      $0.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    return plain + (sets ?? [])
  }
}
