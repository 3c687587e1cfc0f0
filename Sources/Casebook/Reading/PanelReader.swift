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
    let name = words.prefix(while: \.isLetter)
    let rest = words.dropFirst(name.count).drop(while: \.isWhitespace)
    let isNamed = name.folded == "panel"
    // « Panel NGS », « T1/T2/STIR 3D » and « TA 12/8/5 » are words.
    if isNamed { return rest.isEmpty || rest.first == ":" || rest.contains("/") }
    let votes = rest.drop { $0 == ":" || $0.isWhitespace }
    return votes.count(where: { $0 == "/" }) >= (NearestName.of(String(name), among: ["Panel"]) == nil ? 4 : 2)
      && votes.allSatisfy { $0.isNumber || $0 == "/" || $0.isWhitespace }
  }

  /// That votes are nearly written.
  static func nearMiss(_ words: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .statusNearMiss, at: span, ["status": words, "nearest": "Panel : 0 / 0 / 2 / 9 / 4"],
      remedy: Wording(
        fr: "écrivez « **{nearest}.** » avec vos nombres, en gras jusqu'au point",
        en: "write \"**{nearest}.**\" with your numbers, in bold up to the full stop"))
  }

  /// The five counts; empty, and told, where they cannot be read.
  static func votes(_ words: String, at span: SourceSpan) -> ([Int], [Diagnostic]) {
    let name = words.prefix { $0.isLetter }
    var faults: [Diagnostic] = []
    if name.folded != "panel" {
      faults.append(nearMiss(name.isEmpty ? words : String(name), at: span))
    }
    let rest = words.dropFirst(name.count).drop { $0.isWhitespace || $0 == ":" }
    let pieces = rest.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.filter { !$0.isWhitespace }
    }
    // « **Panel :** 0 / 0 / 2 / 9 / 4 »: the numbers stand beside the bold words.
    if rest.isEmpty { return ([], faults + [nearMiss(String(words), at: span)]) }
    let votes = pieces.compactMap { $0.count <= 4 ? Int($0) : nil }.filter { $0 >= 0 }
    guard votes.count == choices, pieces.count == choices else {
      return ([], faults + [Diagnostic(.panelCounts, at: span, ["count": "\(pieces.count)"])])
    }
    let experts = votes.reduce(0, +)
    if experts == 0 {
      return ([], faults + [Diagnostic(.emptyPanel, at: span)])
    }
    if experts < fewestExperts { faults.append(Diagnostic(.fewExperts, at: span, ["count": "\(experts)"])) }
    return (votes, faults)
  }
}
