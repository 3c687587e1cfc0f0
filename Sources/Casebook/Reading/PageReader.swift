import Diagnostics
import Markdown

/// Makes a plain page, a collection or the glossary of a document.
public enum PageReader {
  /// The text at `slug` that `document` writes.
  public static func read(
    _ document: Document, kind: PlainPage.Kind = .page, slug: String, language: Language, vocabulary: Vocabulary
  ) -> (PlainPage, [Diagnostic]) {
    let title = Fields.Key("title", "titre")
    var fields = Fields(
      document.head,
      known: [title, Fields.Key("summary", "résumé"), Fields.Key("order", "ordre")]
        + (kind == .collection ? [Fields.Key("marking", "barème")] : []),
      file: document.source.file)
    // The glossary has a name of its own; any other text needs one.
    let needsTitle = kind != .glossary
    if document.head != nil, needsTitle { fields.require(title) }
    let name = fields.text("title") ?? (needsTitle ? slug : nil)
    let summary = fields.text("summary")
    let order = fields.number("order")
    let marking =
      kind == .collection ? fields.choice("marking", SettingsReader.scales.map { ($0.scale, $0.names) }) : nil
    var body = BodyReader(document.source, vocabulary: vocabulary, title: name ?? "")
    body.read(document.blocks)
    var page = PlainPage(
      kind: kind, slug: slug, file: document.source.file, language: language, title: name, summary: summary,
      order: order,
      parts: body.introduction + body.sections.flatMap { [.heading($0.heading)] + $0.parts }, figures: body.figures,
      synonyms: kind == .glossary ? synonyms(in: document.blocks) : [:], source: document.source)
    page.marking = marking
    let missing = needsTitle ? Fields.missingHead(of: document) : []
    return (page, missing + fields.diagnostics + body.diagnostics(hasHead: document.head != nil) + faults(of: page))
  }

  /// The other words that comments after the headings of terms give: `<!-- synonyms: TDM, scanner -->`.
  private static func synonyms(in blocks: [Block]) -> [SourceSpan: [String]] {
    var synonyms: [SourceSpan: [String]] = [:]
    for block in blocks {
      guard case .heading(2, let inlines) = block.kind else { continue }
      for inline in inlines {
        guard case .html(let raw) = inline.kind, let comment = Comment(html: raw, at: inline.span) else { continue }
        for entry in comment.entries where ["synonyms", "synonymes"].contains(entry.key.lowercased()) {
          synonyms[block.span, default: []] += entry.value.split(separator: ",").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          }.filter { !$0.isEmpty }
        }
      }
    }
    return synonyms
  }

  private static func faults(of page: PlainPage) -> [Diagnostic] {
    switch page.kind {
    case .page: return []
    case .collection:
      let entries = page.entries
      if entries.isEmpty { return [Diagnostic(.emptyCollection, at: SourceSpan(file: page.file))] }
      var first: [String: SourceSpan] = [:]
      return entries.compactMap { entry in
        let path = String(entry.destination.prefix { $0 != "#" })
        guard let earlier = first[path] else {
          first[path] = entry.span
          return nil
        }
        return Diagnostic(
          .repeatedCase, at: entry.span, ["case": path],
          notes: [Diagnostic.Note(Wording(fr: "première fois ici", en: "first here"), at: earlier)])
      }
    case .glossary:
      return page.glossary.terms.isEmpty ? [Diagnostic(.emptyGlossary, at: SourceSpan(file: page.file))] : []
    }
  }
}
