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
  /// Where it is written, or meant to be.
  var idSpan: SourceSpan?
  var rank: String?
  var items: [String] = []
  var concordance = ConcordanceScale.diagnosis
  private(set) var diagnostics: [Diagnostic] = []
  private let lead: String
  private var seen: Set<String> = []

  /// `hasConcordance` says whether they are the comments of a TCS. One that asks for a review is for nobody else.
  /// `lead` is what an identifier is made from where none is written.
  init(_ comments: [Comment], hasConcordance: Bool = false, lead: String) {
    self.lead = lead
    let keys = Self.keys + (hasConcordance ? Self.concordanceKeys : [])
    func isRead(_ comment: Comment) -> Bool {
      comment.entries.contains { entry in keys.contains { $0.folded == entry.key.folded } }
    }
    // Beside one that is read, another one may be prose: « Sources : … »
    let hasOne = comments.contains(where: isRead)
    for comment in comments where !comment.asksForReview {
      if !hasOne || isRead(comment) || !comment.unknownKeys(among: keys).isEmpty { read(comment, hasConcordance) }
    }
  }

  private mutating func read(_ comment: Comment, _ hasConcordance: Bool) {
    let keys = Self.keys + (hasConcordance ? Self.concordanceKeys : [])
    let near = comment.unknownKeys(among: keys)
    let slips = comment.slips(among: keys, seen: &seen)
    diagnostics += near + slips
    // One that is nearly written is told as such, not as missing.
    idSpan =
      idSpan ?? near.first { $0.values["nearest"] == "id" }?.span ?? slips.first { $0.values["key"] == "id" }?.span
    // « identifiant: a », « id=a »
    let meant = comment.entries.first { $0.key.folded.hasPrefix("id") }?.keySpan
    idSpan = idSpan ?? meant ?? (comment.text.prefixMatch(of: /\s*id\b/) != nil ? comment.span : nil)
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
        diagnostics.append(entry.malformedID(insteadOf: lead))
      }
    case "rang", "rank":
      rank = entry.value
      if !["a", "b"].contains(entry.value.lowercased()) {
        diagnostics.append(
          Diagnostic(
            .questionRank, at: entry.value.isEmpty ? entry.keySpan : entry.valueSpan, ["rank": entry.value]))
      }
    case "items":
      items = entry.value.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      if items.isEmpty || items.contains(where: { $0.count > 3 || !$0.allSatisfy("0123456789".contains) }) {
        diagnostics.append(
          Diagnostic(
            .questionItems, at: entry.value.isEmpty ? entry.keySpan : entry.valueSpan, ["items": entry.value]))
      }
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
