import Diagnostics
import Markdown

/// What can be wrong with a question as a whole.
enum QuestionRules {
  /// Where some options cannot be read, which is told, nothing is said of what they might have been.
  /// `pointsSpan` is where the points stand that a grid has to add up to; nil where they cannot be read.
  static func faults(
    of question: Question, hasOptions: Bool, areAllRead: Bool, pointsSpan: SourceSpan?
  ) -> [Diagnostic] {
    func fault(_ rule: Rule, _ values: [String: String] = [:], at span: SourceSpan? = nil) -> Diagnostic {
      Diagnostic(rule, at: span ?? question.span, values.merging(["kind": question.kind.rawValue]) { $1 })
    }
    let figureFaults = question.kind == .qzp ? faults(ofFigure: question) : []
    guard !question.options.isEmpty else {
      return hasOptions
        ? figureFaults
        : figureFaults + [
          Diagnostic(
            .noOption, at: question.span, ["kind": question.kind.rawValue],
            remedy: question.kind == .tcs ? Rule.noItem : question.kind == .qzp ? Rule.noZone.remedy : nil)
        ]
    }
    var faults = figureFaults
    let right = question.options.filter(\.isRight)
    if question.kind != .tcs, right.isEmpty, areAllRead { faults.append(fault(.noRightAnswer)) }
    if question.kind.isTicked, question.options.count == 1, areAllRead { faults.append(fault(.onlyOption)) }
    if question.kind == .qru, right.count > 1 {
      faults.append(fault(.severalRightAnswers, ["count": "\(right.count)"], at: right[1].span))
    }
    switch question.kind {
    case .qrp where areAllRead: faults += self.faults(ofPrecise: question, right)
    case .qroc:
      for option in right {
        let words = option.text.plainText.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
        if words > mostWords { faults.append(fault(.longAnswer, ["count": "\(words)"], at: option.place)) }
      }
    case .qzp: faults += self.faults(ofZones: question, right)
    case .tcs:
      faults += question.options.filter { option in option.votes.isEmpty && !option.hasUnreadPanel }.map {
        Diagnostic(.noPanel, at: $0.place)
      }
    case .qru, .qrm, .qrp, .qrol: break
    }
    if question.kind == .qrol, areAllRead, let pointsSpan, !right.contains(where: \.hasUnreadPoints) {
      let sum = right.reduce(0) { sum, item in
        if case .points(let points)? = item.status { sum + points } else { sum + 1 }
      }
      if abs(sum - question.points) > 1e-9 {
        faults.append(fault(.pointsDoNotAddUp, ["sum": sum.plain, "points": question.points.plain], at: pointsSpan))
      }
    }
    var first: [String: Option] = [:]
    for option in question.options where !option.text.isEmpty {
      let text = option.text.plainText
      let words = question.kind == .qroc ? Mark.words(of: text) : text.compared
      if let earlier = first[words] {
        let note = Diagnostic.Note(Wording(fr: "déjà écrite ici", en: "already written here"), at: earlier.span)
        faults.append(Diagnostic(.repeatedOption, at: option.span, notes: [note]))
      } else {
        first[words] = option
      }
    }
    return faults
  }

  /// How many words a short answer has at most.
  static let mostWords = 5
  /// How much a long QRP expects at most, and how many zones a QZP.
  static let mostExpected = 5

  private static func faults(ofPrecise question: Question, _ right: [Option]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if question.options.count > 1, right.count == question.options.count {
      faults.append(Diagnostic(.noDistractor, at: question.span))
    }
    guard question.isLong else { return faults }
    if right.count > mostExpected {
      faults.append(
        Diagnostic(
          .tooManyExpected, at: right[mostExpected].place, ["count": "\(right.count)", "most": "\(mostExpected)"]))
    }
    for option in question.options where option.status == .required || option.status == .unacceptable {
      let word = option.status == .required ? "Indispensable" : "Inacceptable"
      faults.append(
        Diagnostic(.statusWithoutEffect, at: option.span, ["status": word, "kind": "QRP ≥ 10 options"]))
    }
    return faults
  }

  private static func images(of question: Question) -> [(destination: String, span: SourceSpan)] {
    question.stem.flatMap { block -> [(destination: String, span: SourceSpan)] in
      guard case .paragraph(let inlines) = block.kind else { return [] }
      return inlines.compactMap { inline in
        if case .image(let destination, _, _) = inline.kind { (destination, inline.span) } else { nil }
      }
    }
  }

  private static func faults(ofFigure question: Question) -> [Diagnostic] {
    let images = images(of: question)
    return images.isEmpty
      ? [Diagnostic(.noZoneFigure, at: question.span)]
      : images.count == 1
        ? [] : [Diagnostic(.severalZoneFigures, at: images[1].span, ["count": "\(images.count)"])]
  }

  private static func faults(ofZones question: Question, _ right: [Option]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let images = images(of: question)
    if right.count > mostExpected {
      faults.append(
        Diagnostic(
          .tooManyZones, at: right[mostExpected].place, ["count": "\(right.count)", "most": "\(mostExpected)"]))
    }
    for option in question.options {
      if images.count == 1, let written = option.writtenZone,
        images[0].destination.hasSuffix("/") != written.hasSlices
      {
        faults.append(Diagnostic(written.hasSlices ? .zoneSliceOnStill : .zoneWithoutSlice, at: written.span))
      }
      guard let zone = option.zone, !option.isRight, !option.hasUnreadBox else { continue }
      if let hit = right.compactMap(\.zone).first(where: { $0.overlaps(zone) }) {
        let note = Diagnostic.Note(Wording(fr: "zone à toucher", en: "zone to hit"), at: hit.span)
        faults.append(Diagnostic(.zonesOverlap, at: zone.span, notes: [note]))
      }
    }
    return faults
  }
}

extension String {
  /// What two options are compared by: the words, and the signs that change what they say: « < 5 mm » is not « > 5 mm »,
  /// nor « −5 HU » « 5 HU ».
  fileprivate var compared: String {
    let scalars = Array(withoutAccents.unicodeScalars)
    var kept = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if "-−–".unicodeScalars.contains(scalar) {
        // A minus stands before a digit, and after no word.
        let isAfterWord = index > 0 && (scalars[index - 1].properties.isAlphabetic || scalars[index - 1].isDigit)
        if index + 1 < scalars.count, scalars[index + 1].isDigit, !isAfterWord { kept.append("-") }
      } else if scalar.properties.isAlphabetic || scalar.isDigit || "%*".unicodeScalars.contains(scalar)
        || scalar.isSign
      {
        kept.append(scalar)
      }
    }
    return String(kept)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isSign: Bool { [.mathSymbol, .otherSymbol, .otherNumber].contains(properties.generalCategory) }
}

extension Double {
  /// `2` rather than `2.0`.
  var plain: String { self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self) }
}
