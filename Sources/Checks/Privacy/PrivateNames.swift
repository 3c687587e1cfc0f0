/// Names of people after a word that announces one, initials in a patient's place, and the names that a department
/// supplies. Names that nothing announces are not claimed.
enum PrivateNames {
  /// As written: in capitals MR and MS are an examination and a disease.
  private static let titles: Set<String> = [
    "Mme", "MME", "mme", "Mmes", "Mlle", "MLLE", "mlle", "Monsieur", "Madame", "Mademoiselle", "monsieur", "madame",
    "mademoiselle", "Mr", "Mrs", "Ms", "Miss", "Mister",
  ]
  private static let people: Set<String> = ["patient", "patiente", "enfant", "bebe", "nourrisson"]
  private static let born: Set<String> = ["nee", "ne", "born"]
  private static let fields: Set<String> = ["nom", "prenom", "name", "surname", "identite", "patient", "patiente"]
  private static let particles: Set<String> = [
    "de", "du", "des", "d", "le", "la", "van", "von", "der", "den", "ben", "el", "al", "di", "da", "dos",
  ]
  /// What follows a title and is no name.
  private static let offices = words(
    """
    homme femme garcon fille adulte enfant adolescent adolescente jeune man woman boy girl male female
    professeur docteur pr dr directeur directrice president presidente maire monsieur madame
    le la les et and x y z n xx xxx
    """)
  /// What follows « patient » with a capital and is no name: diseases, scores, origins, words of English headings.
  private static let notPatients = words(
    """
    child parkinson parkinsonien alzheimer crohn down turner marfan klinefelter raynaud sjogren behcet horton basedow
    hodgkin huntington recklinghausen fabry gaucher still wilson bechterew charcot barrett gilbert glasgow fontaine
    caucasien caucasienne europeen europeenne africain africaine asiatique antillais antillaise maghrebin maghrebine
    francais francaise asa oms ecog nyha karnofsky covid vih hiv bpco hta jak gold who rh rhesus
    information care safety data summary history presentation management positioning selection preparation outcome
    outcomes education consent age sex demographics population follow setup motion dose monitoring characteristics
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  static func find(in line: TokenLine, listed: ListedNames) -> [PrivateFinding] {
    var findings: [PrivateFinding] = []
    var index = 0
    while index < line.tokens.count {
      if let (finding, next) = cued(line, at: index) {
        findings.append(finding)
        index = next
      } else {
        index += 1
      }
    }
    // Of one that overlaps another, the longest is kept.
    return findings + listed.ranges(in: line)
  }

  private static func cued(_ line: TokenLine, at index: Int) -> (PrivateFinding, Int)? {
    guard let token = line[index], token.kind == .word else { return nil }
    var next = index + 1
    if token.text == "M", line.isSign(".", at: next), line.touchesNext(index) {
      return name(line, from: next + 1, isTitle: true)
    }
    // « M Dupont »: a letter of a classification has no name after it.
    if token.text == "M", let word = line[next], !line.touchesNext(index), !word.isInCapitals, word.text.count > 3,
      index == 0 || line[index - 1]?.kind != .number
    {
      return name(line, from: next, isTitle: false)
    }
    if fields.contains(token.folded) {
      // « Nom de naissance : … », « Nom et prénom : … »
      var colon = next
      while let word = line[colon], word.kind == .word, colon - index < 4 { colon += 1 }
      if line.isSign(":", at: colon), !line.isSign("/", at: colon + 1),
        colon == next || ["nom", "name", "prenom"].contains(token.folded)
      {
        if let found = name(line, from: colon + 1, isTitle: true) { return found }
      }
    }
    if titles.contains(token.text) {
      if line.isSign(".", at: next) { next += 1 }
      return name(line, from: next, isTitle: true)
    }
    if born.contains(token.folded), token.text.lowercased() != "ne" {
      // « né(e) Dupont »
      if line.isSign("(", at: next), line.isSign(")", at: next + 2) { next += 3 }
      return name(line, from: next, isTitle: false)
    }
    if people.contains(token.folded) { return name(line, from: next, isTitle: false) }
    return nil
  }

  /// A name that begins at `start`, after marks of emphasis.
  private static func name(_ line: TokenLine, from start: Int, isTitle: Bool) -> (PrivateFinding, Int)? {
    var index = start
    while let token = line[index], token.kind == .sign, ["*", "_", "\"", "«", "“"].contains(token.text) { index += 1 }
    if let found = initials(line, at: index, isTitle: isTitle) { return found }
    var first = index
    while let token = line[first], first - index < 4 {
      let leadsOn =
        ["'", "’"].contains(token.text) || line[first + 1].map { $0.isCapitalized || $0.text == "’" } ?? false
      guard particles.contains(token.folded) && (leadsOn || !token.isCapitalized) || ["'", "’"].contains(token.text)
      else { break }
      first += 1
    }
    // « O’Brien »
    let isJoined = ["'", "’"].contains(line[first + 1]?.text ?? "") && line[first + 2]?.isCapitalized == true
    guard let word = line[first], isName(word, isTitle: isTitle) || isJoined && word.text == "O" else { return nil }
    var last = first
    var next = first + 1
    while let token = line[next], next - first < 7 {
      let joins = ["-", "'", "’"].contains(token.text) && line.touchesNext(next) && line.touchesNext(next - 1)
      if token.kind == .word, token.isCapitalized, !offices.contains(token.folded), token.text.count > 1 {
        last = next
      } else if !joins && !(particles.contains(token.folded) && line[next + 1]?.isCapitalized == true) {
        break
      }
      next += 1
    }
    return (PrivateFinding(kind: .name, start: line.tokens[index].start, end: line.tokens[last].end), last + 1)
  }

  private static func isName(_ word: TokenLine.Token, isTitle: Bool) -> Bool {
    guard word.isCapitalized, word.text.count >= 2, !offices.contains(word.folded) else { return false }
    if isTitle { return true }
    // Short words in capitals are acronyms.
    return word.text.count >= 3 && !notPatients.contains(word.folded) && !(word.isInCapitals && word.text.count <= 5)
  }

  /// « M. D. », « Mme A.-B. », « patient J.D. »: X, Y, Z and N name nobody.
  private static func initials(_ line: TokenLine, at index: Int, isTitle: Bool) -> (PrivateFinding, Int)? {
    var letters: [String] = []
    var last = index - 1
    var next = index
    var hasStop = false
    while let token = line[next], token.kind == .word, token.text.count == 1, token.isCapitalized {
      letters.append(token.text)
      last = next
      next += 1
      if line.isSign(".", at: next) {
        hasStop = true
        last = next
        next += 1
      }
      if line.isSign("-", at: next) { next += 1 }
    }
    guard last >= index, let first = letters.first, !(letters.count == 1 && ["X", "Y", "Z", "N"].contains(first)),
      letters != ["X", "Y"],
      !(line.touchesNext(last) && (line[last + 1]?.kind != .sign || ["'", "’"].contains(line[last + 1]?.text ?? "")))
    else { return nil }
    guard isTitle || (letters.count >= 2 && hasStop) else { return nil }
    if line[last + 1].map({ isTitle && $0.isCapitalized && $0.text.count > 2 }) == true { return nil }
    return (PrivateFinding(kind: .initials, start: line.tokens[index].start, end: line.tokens[last].end), last + 1)
  }
}

/// The names of people that a department supplies, to be found wherever they stand.
struct ListedNames: Sendable {
  /// By first word, folded: the words of each name.
  private let byFirst: [String: [[String]]]

  /// One name a line, of one word or several; case and accents do not count.
  init(_ names: [String]) {
    let words = names.map { TokenLine(Array($0.unicodeScalars)).tokens.filter { $0.kind == .word }.map(\.folded) }
    byFirst = Dictionary(grouping: words.filter { !$0.isEmpty }) { $0[0] }
  }

  func ranges(in line: TokenLine) -> [PrivateFinding] {
    guard !byFirst.isEmpty else { return [] }
    let words = line.tokens.filter { $0.kind == .word }
    return words.indices.compactMap { index in
      guard let names = byFirst[words[index].folded] else { return nil }
      let found = names.filter { name in
        index + name.count <= words.count && zip(words[index...], name).allSatisfy { $0.folded == $1 }
      }.max { $0.count < $1.count }
      return found.map {
        PrivateFinding(kind: .listedName, start: words[index].start, end: words[index + $0.count - 1].end)
      }
    }
  }
}
