import Diagnostics
import Markdown

/// Makes a case of a document.
public enum CaseReader {
  /// The case at `slug` that `document` writes. `base` is the head of its original, for a translation.
  public static func read(
    _ document: Document, slug: String, language: Language, base: CaseHead?, vocabulary: Vocabulary
  ) -> (Case, [Diagnostic]) {
    let (head, headFaults) = CaseHeadReader.read(document, slug: slug, base: base)
    var body = BodyReader(document.source, vocabulary: vocabulary, title: head.title)
    body.read(document.blocks)
    let result = Case(
      slug: slug, file: document.source.file, language: language, isTranslation: base != nil, head: head,
      introduction: body.introduction, sections: body.sections, figures: body.figures, reviewNotes: body.reviewNotes,
      source: document.source)
    return (result, headFaults + body.diagnostics)
  }
}

/// Makes a plain page of a document.
public enum PageReader {
  /// The page at `slug` that `document` writes.
  public static func read(
    _ document: Document, slug: String, language: Language, vocabulary: Vocabulary
  ) -> (PlainPage, [Diagnostic]) {
    let title = Fields.Key("title", "titre")
    var fields = Fields(document.head, known: [title, Fields.Key("summary", "résumé")], file: document.source.file)
    if document.head != nil { fields.require(title) }
    let name = fields.text("title") ?? slug
    let summary = fields.text("summary")
    var body = BodyReader(document.source, vocabulary: vocabulary, title: name)
    body.read(document.blocks)
    let parts = body.introduction + body.sections.flatMap { [.heading($0.heading)] + $0.parts }
    let page = PlainPage(
      slug: slug, file: document.source.file, language: language, title: name, summary: summary, parts: parts,
      figures: body.figures, source: document.source)
    return (page, Fields.missingHead(of: document) + fields.diagnostics + body.diagnostics)
  }
}
