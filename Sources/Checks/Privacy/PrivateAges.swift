/// Ages over 89 (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C): they are told as « 90 or older »), and years that place
/// an examination.
enum PrivateAges {
  private static let units: Set<String> = ["ans", "an", "year", "years", "yo"]
  private static let durations: Set<String> = [
    "depuis", "pendant", "durant", "apres", "avant", "en", "sur", "a", "since", "for", "after", "within", "over",
  ]
  private static let examinations: Set<String> = [
    "scanner", "tdm", "irm", "radiographie", "radiographies", "radio", "radios", "echographie", "tep", "pet",
    "scintigraphie", "mammographie", "examen", "examens", "bilan", "opere", "operee", "hospitalise", "hospitalisee",
    "hospitalisation", "diagnostique", "diagnostiquee", "suivi", "suivie", "traite", "traitee", "intervention", "nee",
    "ct", "mri", "radiograph", "radiographs", "ultrasound", "imaging", "scan", "admitted", "operated", "born",
    "work", "scanographique", "radiographique",
  ]

  /// Ages in years.
  static func find(in line: TokenLine) -> [PrivateFinding] {
    line.tokens.indices.compactMap { index in
      let token = line.tokens[index]
      guard token.kind == .number, token.text.count <= 3, let age = token.value, (90...129).contains(age) else {
        return nil
      }
      var unit = index + 1
      if line.isSign("-", at: unit) { unit += 1 }
      guard let word = line[unit], units.contains(word.folded) else { return nil }
      if let before = line[index - 1], isDuration(line, before: index, before) { return nil }
      // « 90 ans et plus » is how such an age is told.
      if let next = line[unit + 1], ["et", "ou", "and", "or"].contains(next.folded), let more = line[unit + 2],
        ["plus", "over", "older", "more"].contains(more.folded)
      {
        return nil
      }
      return PrivateFinding(kind: .age, start: token.start, end: word.end)
    }
  }

  private static func isDuration(_ line: TokenLine, before index: Int, _ word: TokenLine.Token) -> Bool {
    // « à 92 ans » is an age, « il y a 92 ans » is not.
    if word.folded == "a" { return line[index - 2]?.folded == "y" }
    return durations.contains(word.folded)
  }

  /// Years that place an examination or an event of the patient's life: one of the words above stands before, in the
  /// same sentence and not far.
  static func years(in line: TokenLine) -> [PrivateFinding] {
    line.tokens.indices.compactMap { index in
      let token = line.tokens[index]
      guard token.kind == .number, token.text.count == 4, let year = token.value, (1900...2099).contains(year) else {
        return nil
      }
      if line.touchesNext(index), line[index + 1]?.kind != .sign { return nil }
      if index > 0, line.touchesNext(index - 1),
        line[index - 1].map({ $0.kind != .sign || "-./".contains($0.text) }) == true
      {
        return nil
      }
      // « date: 2014 » after an image.
      if line.isSign(":", at: index - 1), line[index - 2]?.folded == "date" {
        return PrivateFinding(kind: .year, start: token.start, end: token.end)
      }
      let before = line.tokens[max(0, index - 8)..<index].reversed()
      for word in before {
        if word.kind == .sign, ".;:!?()[]|".contains(word.text) { return nil }
        if examinations.contains(word.folded) || word.text.lowercased() == "né" {
          return PrivateFinding(kind: .year, start: token.start, end: token.end)
        }
      }
      return nil
    }
  }
}
