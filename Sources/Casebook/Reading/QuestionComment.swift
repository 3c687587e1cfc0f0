import Diagnostics
import Markdown

/// What the comments of a question's heading say, or those of a progressive case.
struct QuestionComment {
  private static let keys = ["id", "rang", "rank", "items"]
  private static let concordanceKeys = ["échelle", "scale"]
  private static let scales: [(names: [String], scale: ConcordanceScale)] = [
    (["diagnostic", "diagnosis"], .diagnosis), (["examen", "investigation"], .investigation),
    (["traitement", "treatment"], .treatment),
  ]

  var id: String?
  var idSpan: SourceSpan?
  var rank: String?
  var items: [String] = []
  var concordance = ConcordanceScale.diagnosis
  private(set) var diagnostics: [Diagnostic] = []

  /// `hasConcordance` says whether they are the comments of a TCS. One that asks for a review is for nobody else.
  init(_ comments: [Comment], hasConcordance: Bool = false) {
    for comment in comments where !comment.asksForReview { read(comment, hasConcordance) }
  }

  private mutating func read(_ comment: Comment, _ hasConcordance: Bool) {
    let keys = Self.keys + (hasConcordance ? Self.concordanceKeys : [])
    let near = comment.unknownKeys(among: keys)
    diagnostics += near
    let told = near.map(\.span)
    for entry in comment.entries
    where !told.contains(entry.keySpan) && !keys.contains(where: { $0.folded == entry.key.folded }) {
      diagnostics.append(Diagnostic(.questionKey, at: entry.keySpan, ["key": entry.key]))
    }
    for entry in comment.entries { take(entry, hasConcordance) }
  }

  private mutating func take(_ entry: Comment.Entry, _ hasConcordance: Bool) {
    switch entry.key.folded {
    case "id":
      idSpan = entry.valueSpan
      if entry.value.slug == entry.value, !entry.value.isEmpty {
        id = entry.value
      } else {
        diagnostics.append(
          Diagnostic(.malformedID, at: entry.valueSpan, ["id": entry.value, "better": entry.value.slug]))
      }
    case "rang", "rank":
      rank = entry.value
      if !["a", "b"].contains(entry.value.lowercased()) {
        diagnostics.append(Diagnostic(.questionRank, at: entry.valueSpan, ["rank": entry.value]))
      }
    case "items": items = entry.value.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    case "echelle", "scale":
      guard hasConcordance else { return }
      if let known = Self.scales.first(where: { $0.names.contains(entry.value.folded) }) {
        concordance = known.scale
      } else {
        diagnostics.append(Diagnostic(.concordanceScale, at: entry.valueSpan, ["scale": entry.value]))
      }
    default: break
    }
  }
}
