import Casebook
import Diagnostics
import Markdown

/// HTML in the text, which is shown as it is written.
enum RawHTML: SiteCheck {
  static let rule = Rule(
    "raw-html", .warning,
    message: Wording(fr: "le HTML « {html} » sera montré tel quel", en: "the HTML \"{html}\" will be shown as it is"),
    remedy: Wording(fr: "écrivez-le en Markdown, ou retirez-le", en: "write it in Markdown, or remove it"),
    explanation: Wording(
      fr:
        "Le HTML d'un texte n'est jamais exécuté ni mis en forme : il pourrait porter un programme. Seuls les commentaires <!-- … --> sont lus, et ne sont jamais publiés.",
      en:
        "HTML in a text is never run or laid out: it could carry a program. Only <!-- … --> comments are read, and are never published."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    site.texts.flatMap { text -> [Diagnostic] in
      let inlines = text.parts.everyInline.compactMap { inline -> (String, SourceSpan)? in
        if case .html(let html) = inline.kind { (html, inline.span) } else { nil }
      }
      let blocks = text.parts.everyBlock.andAllWithin.compactMap { block -> (String, SourceSpan)? in
        if case .html(let html) = block.kind { (html, block.span) } else { nil }
      }
      return (inlines + blocks).filter { Comment(html: $0.0, at: $0.1) == nil }.map { html, span in
        let html = html.split(whereSeparator: \.isNewline).joined(separator: " ")
        return Diagnostic(rule, at: span, ["html": html.count > 40 ? html.prefix(39) + "…" : html])
      }
    }
  }
}
