import Casebook
import Diagnostics

/// A table that is not one: its rule does not have as many columns as its first row.
struct TableNotRead: LineCheck {
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

  private let divider = /\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?\s*/
  private let row = /\|(?:[^|]+\|){2,}\s*/

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    guard line.text.contains("|") else { return [] }
    let written = String(Substring(line.source))
    let isRule = written.contains("--") && written.wholeMatch(of: divider) != nil
    let isRow = line.isFirst && written.hasPrefix("|") && written.wholeMatch(of: row) != nil
    guard isRule || isRow else { return [] }
    return [Diagnostic(Self.rule, at: line.span(of: written))]
  }
}
