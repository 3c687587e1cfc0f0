import Casebook
import Diagnostics
import Markdown

/// The lines of a text in which something of a patient could stand, with what is exempt in each.
struct PrivateLines {
  /// Keys of a head whose values name people and days of ours, in every spelling that is read.
  private static let exemptKeys: Set<String> = [
    "authors", "auteurs", "auteur", "author", "date", "id", "identifiant", "reviewed", "relu", "relecture",
    "attestation", "accepted", "accepte", "codes", "aliases", "alias", "status", "statut", "patient",
  ]

  /// One line.
  struct Line {
    /// From 1.
    var number: Int
    var tokens: TokenLine
    /// Whether it is of a list of references: names and dates there are those of publications.
    var isReference: Bool
  }

  let lines: [Line]

  /// The lines of `source`, whose references stand at `references`.
  init(_ source: SourceText, references: [SourceSpan]) {
    let cited = Set(references.flatMap { $0.start.line...max($0.start.line, $0.end.line) })
    var isInHead = source.lines.first?.hasPrefix("---") == true
    var isExempt = false
    var lines: [Line] = []
    for (index, text) in source.lines.enumerated() {
      if isInHead, index > 0 {
        if text.hasPrefix("---") || text.hasPrefix("...") {
          isInHead = false
          isExempt = false
        } else {
          // A line that is put out of use keeps its key: « # attestation: ».
          let line = text.hasPrefix("# ") ? text.dropFirst(2) : text[...]
          if let first = line.unicodeScalars.first, first != " ", first != "\t", first != "-", first != "#" {
            isExempt = Self.exemptKeys.contains(Self.key(of: line))
          }
        }
      }
      let isOwnKey = isInHead && Self.exemptKeys.contains(Self.key(of: text))
      guard !isExempt, !isOwnKey, !text.isEmpty else { continue }
      let scalars = Array(text.unicodeScalars)
      lines.append(
        Line(
          number: index + 1, tokens: TokenLine(scalars, silent: Self.addresses(in: text, scalars)),
          isReference: cited.contains(index + 1)))
    }
    self.lines = lines
  }

  /// The words that people write into `series.yml`: what its drawings say. Its numbers are the scanner's.
  static func words(ofSeries source: SourceText) -> [Line] {
    let keys: Set<String> = ["text", "texte", "fr", "en"]
    return PrivateLines(source, references: []).lines.filter { line in
      keys.contains(key(of: source.lines[line.number - 1]).trimmingPrefix { $0 == "-" || $0 == " " }.description)
    }
  }

  /// What stands before the colon, wherever it stands: a head that cannot be read may be shifted.
  private static func key(of line: some StringProtocol) -> String {
    String(line.trimmingPrefix(while: \.isWhitespace).prefix { $0 != ":" }).folded
  }

  /// Addresses of the web, digital object identifiers and the destinations of links: their numbers are nobody's.
  private static func addresses(in text: String, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    func starts(_ word: String) -> Bool { scalars[index...].starts(with: word.unicodeScalars) }
    while index < scalars.count {
      // All begin with one of four signs.
      guard scalars[index] == "(" || scalars[index] == "h" || scalars[index] == "d" || scalars[index] == "1" else {
        index += 1
        continue
      }
      let isAddress =
        starts("http://") || starts("https://") || starts("doi:") || (starts("10.") && isDOI(scalars, index))
      let isDestination = index > 0 && scalars[index] == "(" && scalars[index - 1] == "]" && !starts("(mailto:")
      guard isAddress || isDestination else {
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < scalars.count, !scalars[index].properties.isWhitespace, scalars[index] != ")" { index += 1 }
      ranges.append(start..<index)
    }
    return ranges
  }

  private static func isDOI(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let rest = scalars[(index + 3)...].prefix(10)
    return rest.prefix { ("0"..."9").contains($0) }.count >= 4 && rest.contains("/")
  }
}
