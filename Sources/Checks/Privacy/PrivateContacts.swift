/// Where a person can be reached: an address of electronic mail, a street, a town.
enum PrivateContacts {
  private static let streets: Set<String> = [
    "rue", "avenue", "av", "boulevard", "bd", "bld", "place", "impasse", "allee", "chemin", "route", "quai", "cours",
    "square", "faubourg", "lotissement", "residence", "street", "road", "lane", "drive",
  ]
  private static let ordinals: Set<String> = ["bis", "ter", "quater", "b", "t"]
  private static let small: Set<String> = ["de", "du", "des", "la", "le", "les", "d", "l", "l'", "aux", "au", "saint"]

  static func find(in line: TokenLine) -> [PrivateFinding] {
    line.tokens.indices.compactMap { index in
      let token = line.tokens[index]
      if token.text == "@" { return mail(line, at: token.start) }
      guard token.kind == .number else { return nil }
      return street(line, at: index) ?? town(line, at: index)
    }
  }

  /// An address around the `@` at scalar `at` (RFC 5321, section 4.1.2, as far as people use it).
  private static func mail(_ line: TokenLine, at: Int) -> PrivateFinding? {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "._%+-".unicodeScalars.contains(scalar))
    }
    var start = at
    while start > 0, isPart(line.scalars[start - 1]) { start -= 1 }
    var end = at + 1
    while end < line.scalars.count, isPart(line.scalars[end]) { end += 1 }
    while end > at, line.scalars[end - 1] == "." { end -= 1 }
    let domain = line.scalars[min(at + 1, end)..<end]
    guard start < at, domain.contains("."), domain.last?.properties.isAlphabetic == true else { return nil }
    return PrivateFinding(kind: .mail, start: start, end: end)
  }

  /// `12 bis, rue de la Paix`, `221 Baker Street`
  private static func street(_ line: TokenLine, at index: Int) -> PrivateFinding? {
    guard line.tokens[index].text.count <= 4 else { return nil }
    var next = index + 1
    if let token = line[next], ordinals.contains(token.folded) { next += 1 }
    if line.isSign(",", at: next) { next += 1 }
    guard let first = line[next], first.kind == .word else { return nil }
    if streets.contains(first.folded) {
      if line.isSign(".", at: next + 1) { next += 1 }
      for place in (next + 1)..<(next + 6) {
        guard let token = line[place] else { return nil }
        // « 2 Place de l'IRM » is a heading: short words in capitals are acronyms.
        if token.isInCapitals, token.text.count <= 5, !small.contains(token.folded) { return nil }
        if token.kind == .word, token.isCapitalized, !small.contains(token.folded) || token.folded == "saint" {
          return PrivateFinding(kind: .address, start: line.tokens[index].start, end: token.end)
        }
        guard small.contains(token.folded) || ["'", "’", "-"].contains(token.text) else { return nil }
      }
      return nil
    }
    // English: the name comes before the kind of street.
    for place in (next + 1)..<(next + 3) {
      guard first.isCapitalized, let token = line[place], token.isCapitalized else { return nil }
      if ["street", "road", "lane", "drive", "avenue"].contains(token.folded) {
        return PrivateFinding(kind: .address, start: line.tokens[index].start, end: token.end)
      }
    }
    return nil
  }

  /// `75013 Paris`
  private static func town(_ line: TokenLine, at index: Int) -> PrivateFinding? {
    let token = line.tokens[index]
    guard token.text.count == 5, let value = token.value, (1000...98999).contains(value), !line.touchesNext(index),
      let town = line[index + 1], town.isCapitalized, town.text.count >= 3,
      index == 0 || !(line.touchesNext(index - 1) && [",", ".", "/"].contains(line[index - 1]?.text))
    else { return nil }
    return PrivateFinding(kind: .address, start: token.start, end: town.end)
  }
}
