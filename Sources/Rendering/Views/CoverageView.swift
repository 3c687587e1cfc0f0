import Casebook

/// Which regions, modalities and levels have cases, and which have none.
struct CoverageView: Hashable, Sendable {
  /// A name, and the page of its cases where there are any.
  struct Head: Hashable, Sendable {
    var name: String
    var page: Address?
  }

  /// A row of counts.
  struct Row: Hashable, Sendable {
    var head: Head
    var counts: [Int]
    var total: Int
  }

  /// Regions by one other thing.
  struct Table: Hashable, Sendable {
    var caption: String
    var columns: [Head]
    var rows: [Row]
    /// All cases, each counted once.
    var all: Row
  }

  /// What has no case yet, of one kind.
  struct Gap: Hashable, Sendable {
    var kind: String
    var names: [String]
  }

  var address: Address
  var crumbs: [Crumb]
  var title: String
  var total: Int
  var tables: [Table]
  var gaps: [Gap]

  private static let head: [String: TemplateShape] = ["name": .text, "href": .text]
  private static let row: [String: TemplateShape] = head.merging([
    "counts": .list(["count": .text, "isNone": .flag]), "total": .text,
  ]) { $1 }

  static let names: [String: TemplateShape] = [
    "crumbs": Crumb.shape, "title": .text, "count": .text,
    "tables": .list(["caption": .text, "columns": .list(head), "rows": .list(row), "all": .scope(row)]),
    "hasGaps": .flag, "gaps": .list(["kind": .text, "names": .text]), "words": .words,
  ]

  func values(_ words: Words) -> [String: TemplateValue] {
    [
      "crumbs": Crumb.value(crumbs, on: address), "title": .text(title), "count": .text(words.count(.cases, total)),
      "tables": .list(
        tables.map { table in
          [
            "caption": .text(table.caption), "columns": .list(table.columns.map(values)),
            "rows": .list(table.rows.map(values)), "all": .scope(values(table.all)),
          ]
        }), "hasGaps": .flag(!gaps.isEmpty),
      "gaps": .list(
        gaps.map { ["kind": .text($0.kind), "names": .text($0.names.joined(separator: ", "))] }),
      "words": .words(words),
    ]
  }

  private func values(_ head: Head) -> [String: TemplateValue] {
    ["name": .text(head.name), "href": .text(head.page?.link(from: address))]
  }

  private func values(_ row: Row) -> [String: TemplateValue] {
    values(row.head).merging([
      "counts": .list(row.counts.map { ["count": .text(String($0)), "isNone": .flag($0 == 0)] }),
      "total": .text(String(row.total)),
    ]) { $1 }
  }
}
