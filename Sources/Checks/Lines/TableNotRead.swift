import Casebook
import Diagnostics

/// A table that is not one: its rule does not have as many columns as its first row.
enum TableNotRead: LineCheck {
  static let rule = Rule(
    "table-not-read", .error,
    message: Wording(fr: "ce tableau n'est pas lu", en: "this table is not read"),
    remedy: Wording(
      fr: "sous la ligne des titres, écrivez autant de « --- » que de colonnes : « | --- | --- | »",
      en: "below the heading row write as many \"---\" as there are columns: \"| --- | --- |\""),
    explanation: Wording(
      fr:
        "Un tableau a une ligne de titres, puis une ligne de tirets de même nombre de colonnes, puis ses lignes, et une ligne vide avant lui.",
      en:
        "A table has a row of headings, then a row of hyphens with as many columns, then its rows, and a blank line before it."
    ))
  static let rules = [rule]

  static func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard line.text.contains("|") else { return [] }
    let written = String(Substring(line.source))
    let isRule = written.wholeMatch(of: /\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?\s*/) != nil
    let isRow = line.isFirst && written.wholeMatch(of: /\|(?:[^|]+\|){2,}\s*/) != nil
    guard isRule || isRow else { return [] }
    return [Diagnostic(rule, at: line.span(of: written))]
  }
}
