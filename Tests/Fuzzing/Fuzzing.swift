import Casebook
import Diagnostics
import Glibc
import Markdown

/// One round of libFuzzer, whose own `main` calls it. `NEGATOSCOPE_FUZZ` says which reader is given the bytes. Built only
/// where that is set, with `--sanitize=fuzzer` (see `script/fuzz`).
@_cdecl("LLVMFuzzerTestOneInput")
public func round(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: length))
  switch Fuzzing.target {
  case "head": Fuzzing.head(input)
  case "question": Fuzzing.question(input)
  default: Fuzzing.markdown(input)
  }
  return 0
}

/// The readers that are given bytes without meaning: a trap in one of them, or a place outside the text, is a fault.
enum Fuzzing {
  static let target = getenv("NEGATOSCOPE_FUZZ").map { String(cString: $0) } ?? "markdown"

  /// Any bytes as a Markdown file, and its places within the text.
  static func markdown(_ bytes: [UInt8]) {
    let (document, diagnostics) = MarkdownReader.read(bytes, file: "cases/a/case.md")
    for diagnostic in diagnostics { check(diagnostic, in: document.source) }
  }

  /// Any bytes as the head of a case.
  static func head(_ bytes: [UInt8]) { readCase(Array("---\n".utf8) + bytes + Array("\n---\n\nMot.\n".utf8)) }

  /// Any bytes as a question with its options.
  static func question(_ bytes: [UInt8]) {
    readCase(Array("---\ntitle: A\ndate: 2026-01-02\nauthors: [A]\n---\n\n### QRM 1 : ".utf8) + bytes)
  }

  private static func readCase(_ bytes: [UInt8]) {
    let (document, faults) = MarkdownReader.read(bytes, file: "cases/a/case.md")
    let (one, more) = CaseReader.read(document, slug: "a", language: .fr, base: nil, vocabulary: Vocabulary())
    for diagnostic in faults + more { check(diagnostic, in: document.source) }
    for question in one.questions { precondition(question.span.start <= question.span.end) }
  }

  private static func check(_ diagnostic: Diagnostic, in source: SourceText) {
    // A file that is no text is told where it stops to be one, and read no further.
    guard diagnostic.rule.name != "not-text" else { return }
    let start = diagnostic.span.start
    precondition(start.line >= 1 && start.column >= 1 && start <= diagnostic.span.end, "\(diagnostic)")
    precondition(start.line <= source.lines.count + 1, "\(diagnostic)")
    if source.lines.indices.contains(start.line - 1) {
      precondition(start.column <= source.lines[start.line - 1].unicodeScalars.count + 1, "\(diagnostic)")
    }
  }
}
