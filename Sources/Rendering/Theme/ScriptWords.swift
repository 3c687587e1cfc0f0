import Diagnostics
import Markdown

/// The words that a script asks for by name: `word("question.retry")`, `counted("question.score", 2)`.
struct ScriptWords {
  /// A key with its `script.`, and where the script names it.
  struct Use: Hashable {
    var key: String
    var span: SourceSpan
  }

  /// Every key written as a plain text; those put together by the script itself are not seen.
  static func uses(in text: String, file: String) -> [Use] {
    var uses: [Use] = []
    for (index, line) in SourceText(file: file, text: text).lines.enumerated() {
      for (call, forms) in [("word(\"", [""]), ("counted(\"", [".one", ".other"])] {
        var rest = line[...]
        while let open = rest.firstRange(of: call) {
          rest = rest[open.upperBound...]
          guard let close = rest.firstIndex(of: "\"") else { break }
          let key = rest[..<close]
          let column = line[..<open.upperBound].unicodeScalars.count + 1
          let span = SourceSpan(
            file: file, start: SourcePosition(line: index + 1, column: column),
            end: SourcePosition(line: index + 1, column: column + key.unicodeScalars.count))
          uses += forms.map { Use(key: "script.\(key)\($0)", span: span) }
          rest = rest[close...]
        }
      }
    }
    return uses
  }

  /// The words that `scripts`, by path, ask for and that are not there.
  static func faults(in scripts: [String: String], words: Set<String>) -> [Diagnostic] {
    let folders = ["scripts"] + ThemeAssets.bundleFolders
    return scripts.filter { file in folders.contains { file.key.hasPrefix("\($0)/") } }
      .flatMap { uses(in: $0.value, file: $0.key) }
      .filter { !words.contains($0.key) }
      .map { use in
        Diagnostic(
          ThemeRules.missingWord, at: use.span, ["key": use.key, "file": "words/"],
          remedy: TemplateCheck.offer(use.key, among: words.sorted()))
      }
  }
}
