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
    let teaching = TeachingWarnings.samePlace(in: result.questions) + ToldAnswers.faults(of: result)
    return (result, headFaults + body.diagnostics(hasHead: document.head != nil) + teaching)
  }
}
