import Diagnostics
import Markdown

/// Reads the votes of a panel: `Panel : 0 / 0 / 2 / 9 / 4`, from −2 to +2.
enum PanelReader {
  /// How many answers a panel chooses among.
  static let choices = 5
  /// Fewer experts make the marks of a concordance test uncertain (Gagnon, Charlin et al., 2005).
  static let fewestExperts = 10

  /// Whether bold words are meant as votes.
  static func isPanel(_ words: String) -> Bool {
    let folded = words.folded
    return folded.hasPrefix("panel ") || folded == "panel"
      || words.count(where: { $0 == "/" }) >= 2 && words.contains(where: \.isNumber)
        && (words.first?.isLetter ?? false)
  }

  /// The five counts; empty, and told, where they cannot be read.
  static func votes(_ words: String, at span: SourceSpan) -> ([Int], [Diagnostic]) {
    let name = words.prefix { $0.isLetter }
    var faults: [Diagnostic] = []
    if name.folded != "panel" {
      faults.append(
        Diagnostic(
          .statusNearMiss, at: span, ["status": String(name), "nearest": "Panel"],
          remedy: Wording(
            fr: "écrivez « **Panel : 0 / 0 / 2 / 9 / 4.** », avec vos nombres",
            en: "write \"**Panel: 0 / 0 / 2 / 9 / 4.**\", with your numbers")))
    }
    let rest = words.dropFirst(name.count).drop { $0.isWhitespace || $0 == ":" }
    let pieces = rest.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.filter { !$0.isWhitespace }
    }
    let votes = pieces.compactMap { $0.count <= 4 ? Int($0) : nil }.filter { $0 >= 0 }
    guard votes.count == choices, pieces.count == choices else {
      return ([], faults + [Diagnostic(.panelCounts, at: span, ["count": "\(rest.isEmpty ? 0 : pieces.count)"])])
    }
    let experts = votes.reduce(0, +)
    if experts == 0 {
      return ([], faults + [Diagnostic(.emptyPanel, at: span)])
    }
    if experts < fewestExperts { faults.append(Diagnostic(.fewExperts, at: span, ["count": "\(experts)"])) }
    return (votes, faults)
  }
}
