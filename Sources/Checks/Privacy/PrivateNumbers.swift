/// Numbers that stand for a person: of social security, of a record, of a telephone.
enum PrivateNumbers {
  private static let recordCues: Set<String> = [
    "ipp", "nda", "nip", "iep", "mrn", "accession", "dossier", "ins", "nas",
  ]
  private static let socialCues: Set<String> = ["nir", "secu", "securite", "insee", "ameli"]
  private static let between: Set<String> = [
    "n", "no", "num", "numero", "number", "est", "is", "du", "de", "la", "le", "patient", "patiente", "sociale",
    "examen", "sejour", "venue", "id", "s",
  ]

  static func find(in line: TokenLine) -> [PrivateFinding] {
    guard line.tokens.contains(where: { $0.kind == .number }) else { return [] }
    var findings: [PrivateFinding] = []
    var index = 0
    while index < line.tokens.count {
      if let (kind, start, end) = number(line, at: index) {
        findings.append(PrivateFinding(kind: kind, start: line.tokens[start].start, end: line.tokens[end].end))
        index = end + 1
      } else {
        index += 1
      }
    }
    return findings
  }

  private static func number(_ line: TokenLine, at index: Int) -> (PrivacyKind, Int, Int)? {
    guard let token = line[index] else { return nil }
    if token.kind == .word {
      if recordCues.contains(token.folded), let (start, end) = cued(line, after: index, digits: 5) {
        return (.recordNumber, start, end)
      }
      if socialCues.contains(token.folded), let (start, end) = cued(line, after: index, digits: 13) {
        return (.socialSecurity, start, end)
      }
      return nil
    }
    let isInside = index > 0 && line.touchesNext(index - 1) && line[index - 1]?.kind != .sign
    if token.kind == .number, !isInside {
      if let end = socialSecurity(line, at: index) { return (.socialSecurity, index, end) }
      if let end = frenchPhone(line, at: index) { return (.telephone, index, end) }
    }
    if token.text == "+", let end = internationalPhone(line, at: index) { return (.telephone, index, end) }
    return nil
  }

  /// The digits that begin at `index` and go on over single separators, up to `most`; the last token.
  private static func digits(_ line: TokenLine, at index: Int, most: Int, letters: Bool = false) -> (String, Int) {
    var text = ""
    var last = index
    var next = index
    while let token = line[next], text.count < most {
      if token.kind == .number, text.count + token.text.count <= most {
        text += token.text
        last = next
      } else if letters, text.count == 6, text.last == "2", ["A", "B"].contains(token.text), next == last + 1 {
        text += token.text
        last = next
      } else if !(token.kind == .sign && [".", "-", "–", "/", "(", ")"].contains(token.text) && next == last + 1) {
        break
      }
      next += 1
      // Far apart, two numbers are two.
      if let following = line[next], following.start - line.tokens[last].end > 2 { break }
    }
    return (text, last)
  }

  /// A number of the French national register with its right key (97 less the rest of the number by 97; in Corsica 2A
  /// counts as 19 and 2B as 18): INSEE, decree 82-103 of 22 January 1982.
  private static func socialSecurity(_ line: TokenLine, at index: Int) -> Int? {
    guard let first = line[index]?.text.first, "123478".contains(first) else { return nil }
    let (written, last) = digits(line, at: index, most: 16, letters: true)
    let text = written.replacing("2A", with: "19").replacing("2B", with: "18")
    guard text.count == 15, let number = Int(text.prefix(13)), let key = Int(text.suffix(2)),
      let month = Int(text.dropFirst(3).prefix(2)),
      (1...12).contains(month) || (20...42).contains(month) || month >= 50,
      97 - number % 97 == key
    else { return nil }
    return last
  }

  /// `01 23 45 67 89`, `0123456789`, `0033 1 23 45 67 89`
  private static func frenchPhone(_ line: TokenLine, at index: Int) -> Int? {
    guard let token = line[index], token.text.first == "0" else { return nil }
    let isLong = token.text.hasPrefix("0033")
    let (text, last) = digits(line, at: index, most: isLong ? 14 : 10)
    let significant = isLong ? text.dropFirst(4) : text.dropFirst(1)
    let national = isLong && significant.first == "0" ? significant.dropFirst() : significant
    guard national.count == 9, let first = national.first, first != "0" else { return nil }
    // Five pairs or one number: measures and dates are cut otherwise.
    let parts = line.tokens[index...last].filter { $0.kind == .number }
    guard
      isLong || parts.count == 1 || parts.allSatisfy({ $0.text.count == 2 }) || parts.map(\.text.count) == [4, 2, 2, 2]
    else { return nil }
    return isFollowedByDigits(line, last) ? nil : last
  }

  /// `+33 (0)1 23 45 67 89`, `+32 475 12 34 56`
  private static func internationalPhone(_ line: TokenLine, at index: Int) -> Int? {
    guard line.touchesNext(index), line[index + 1]?.kind == .number else { return nil }
    let (text, last) = digits(line, at: index + 1, most: 15)
    return (9...14).contains(text.count) ? last : nil
  }

  private static func isFollowedByDigits(_ line: TokenLine, _ index: Int) -> Bool {
    line.touchesNext(index) && line[index + 1]?.kind != .sign
  }

  /// The number that a word announces: `IPP : 8001234567`, « dossier n° A-12345 ».
  private static func cued(_ line: TokenLine, after index: Int, digits least: Int) -> (Int, Int)? {
    var next = index + 1
    while let token = line[next], next - index < 8 {
      if token.kind == .number || (token.kind == .word && token.isInCapitals && line.touchesNext(next)) { break }
      guard token.kind == .sign ? ":°º#=*_(.-".contains(token.text) : between.contains(token.folded) else { return nil }
      next += 1
    }
    let start = next
    var end = next - 1
    var count = 0
    while let token = line[next] {
      if token.kind == .number { count += token.text.count } else if token.kind == .word, !token.isInCapitals { break }
      if token.kind == .sign, !["-", "/", ".", "_"].contains(token.text) { break }
      if token.kind != .sign { end = next }
      next += 1
      if let following = line[next], following.start - token.end > 1 { break }
    }
    return count >= least && end >= start ? (start, end) : nil
  }
}
