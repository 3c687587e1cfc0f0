/// Calendar dates, however they are written (General Data Protection Regulation, recital 26: what helps to single out a
/// person; HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C): every element of a date but its year).
enum PrivateDates {
  private static let french = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
  ]
  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let abbreviated: Set<String> = [
    "janv", "fevr", "fev", "avr", "juil", "sept", "oct", "nov", "dec", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep",
  ]
  private static let fullNames = Set(french + english.filter { $0 != "may" })
  private static let romans: Set<String> = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]
  private static let dayWords: Set<String> = [
    "premier", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "vingt", "trente",
  ]

  static func find(in line: TokenLine) -> [PrivateFinding] {
    var findings: [PrivateFinding] = []
    var index = 0
    while index < line.tokens.count {
      if let end = date(line, at: index) {
        findings.append(PrivateFinding(kind: .date, start: line.tokens[index].start, end: line.tokens[end].end))
        index = end + 1
      } else {
        index += 1
      }
    }
    return findings
  }

  /// The last token of a date that begins at `index`.
  private static func date(_ line: TokenLine, at index: Int) -> Int? {
    guard let token = line[index], index == 0 || !(touchesWordOrNumber(line, before: index)) else { return nil }
    switch token.kind {
    case .number: return compact(token) ? index : numeric(line, at: index) ?? dayAndMonth(line, at: index)
    case .word:
      if isMonth(line, index, needsYear: false) { return monthFirst(line, at: index) }
      return wordsFirst(line, at: index)
    case .sign: return nil
    }
  }

  private static func touchesWordOrNumber(_ line: TokenLine, before index: Int) -> Bool {
    guard line.touchesNext(index - 1), let before = line[index - 1] else { return false }
    if before.kind != .sign { return true }
    // A third part before it: a longer number, a version, an address.
    return [".", "/", "-"].contains(before.text) && index >= 2 && line.touchesNext(index - 2)
      && line[index - 2]?.kind == .number
  }

  /// `20180312`
  private static func compact(_ token: TokenLine.Token) -> Bool {
    guard token.text.count == 8, let value = token.value else { return false }
    return isYear(value / 10000) && isMonth(value / 100 % 100) && isDay(value % 100)
  }

  /// `12/03/2018`, `12-03-18`, `2018.03.12`, `12 03 2018`, `12/III/2018`
  private static func numeric(_ line: TokenLine, at index: Int) -> Int? {
    guard let first = line[index]?.value else { return nil }
    let separators: Set<String> = ["/", "-", ".", "–"]
    if let sign = line[index + 1], sign.kind == .sign, separators.contains(sign.text),
      line.isSign(sign.text, at: index + 3), let middle = line[index + 2], let last = line[index + 4],
      let lastValue = last.value
    {
      let isTight = (index..<index + 4).allSatisfy { line.touchesNext($0) }
      guard isTight || (sign.text == "/" && last.text.count == 4) else { return nil }
      if line.touchesNext(index + 4), let after = line[index + 5],
        after.kind != .sign
          || (separators.contains(after.text) && line.touchesNext(index + 5)
            && line[index + 6]?.kind == .number)
      {
        return nil
      }
      let isRoman = romans.contains(middle.text)
      guard let month = isRoman ? 1 : middle.value else { return nil }
      if isYear(first), last.text.count <= 2, isMonth(month), isDay(lastValue) { return index + 4 }
      guard last.text.count == 4 ? isYear(lastValue) : last.text.count == 2 && isTight else { return nil }
      // A day of one digit with a year of two is as likely a ratio or a version.
      if last.text.count == 2, line[index]?.text.count != 2 || (middle.text.count != 2 && !isRoman) { return nil }
      let isDate = isDay(first) && (isMonth(month) || isRoman) || isMonth(first) && isDay(month)
      return isDate ? index + 4 : nil
    }
    // `03/2018`
    if line.isSign("/", at: index + 1), let year = line[index + 2]?.value, line[index + 2]?.text.count == 4,
      line[index]?.text.count == 2, isMonth(first), isYear(year), line.touchesNext(index), line.touchesNext(index + 1)
    {
      return index + 2
    }
    guard let month = line[index + 1]?.value, let year = line[index + 2]?.value, line[index + 1]?.text.count == 2,
      line[index + 2]?.text.count == 4, !line.touchesNext(index), isDay(first), isMonth(month), isYear(year)
    else { return nil }
    return index + 2
  }

  /// `12 mars 2018`, `1er mars`, `12th March 2018`, `12 sept. 18`
  private static func dayAndMonth(_ line: TokenLine, at index: Int) -> Int? {
    guard let day = line[index]?.value, isDay(day), (line[index]?.text.count ?? 3) <= 2 else { return nil }
    var next = index + 1
    if let suffix = line[next], line.touchesNext(index), ["er", "st", "nd", "rd", "th"].contains(suffix.folded) {
      next += 1
    } else if line.touchesNext(index), line[next]?.kind != .sign {
      return nil
    }
    if line[next]?.folded == "of" || line.isSign("-", at: next) { next += 1 }
    guard isMonth(line, next, needsYear: true) else { return nil }
    return year(line, after: next) ?? next
  }

  /// `March 12, 2018`, `mars 2018`
  private static func monthFirst(_ line: TokenLine, at index: Int) -> Int? {
    let isEnglish = line[index].map { english.contains($0.folded) } ?? false
    if isEnglish, let day = line[index + 1]?.value, isDay(day), (line[index + 1]?.text.count ?? 3) <= 2 {
      return year(line, after: index + 1) ?? index + 1
    }
    guard let end = year(line, after: index), line[end]?.text.count == 4 else { return nil }
    return end
  }

  /// `douze mars`, `le vingt et un mars deux mille dix-huit`
  private static func wordsFirst(_ line: TokenLine, at index: Int) -> Int? {
    guard let first = line[index], dayWords.contains(first.folded) else { return nil }
    var next = index + 1
    while let token = line[next], next - index < 4,
      token.folded == "et" || token.text == "-" || dayWords.contains(token.folded)
    {
      next += 1
    }
    guard let month = line[next], french.contains(month.folded) else { return nil }
    return next
  }

  /// The year that follows the token at `index`, after a comma or a full stop.
  private static func year(_ line: TokenLine, after index: Int) -> Int? {
    var next = index + 1
    if let sign = line[next], [".", ",", "-"].contains(sign.text) { next += 1 }
    guard let token = line[next], let value = token.value else { return nil }
    return token.text.count == 4 && isYear(value) || token.text.count == 2 && next == index + 1 ? next : nil
  }

  private static func isMonth(_ line: TokenLine, _ index: Int, needsYear: Bool) -> Bool {
    guard let token = line[index], token.kind == .word else { return false }
    if fullNames.contains(token.folded) { return true }
    // « may » and short names are words of their own: only a year beside them makes a month.
    guard abbreviated.contains(token.folded) || token.text == "May" else { return false }
    return year(line, after: index) != nil && (needsYear || token.text == "May")
  }

  private static func isDay(_ value: Int) -> Bool { (1...31).contains(value) }
  private static func isMonth(_ value: Int) -> Bool { (1...12).contains(value) }
  private static func isYear(_ value: Int) -> Bool { (1900...2099).contains(value) }
}
