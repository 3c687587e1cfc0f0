import Casebook
import Foundation
import TestSupport

/// Makes answer sheets that lie where rules change: on edges, with vetoes, one letter away from the answer.
struct SheetMaker {
  var generator: SeededGenerator

  /// The sheet of this number, marked.
  mutating func sheet(_ number: Int) -> MarkingSheet {
    let kind = QuestionKind.allCases[number % QuestionKind.allCases.count]
    let options = self.options(of: kind)
    let scale = MarkingScale.allCases.randomElement(using: &generator) ?? .edn
    var sheet = MarkingSheet(
      name: "\(number)", kind: kind, options: options, answer: answer(to: kind, options), scale: scale)
    if let mark = sheet.marked {
      sheet.mark = mark.share
      sheet.discordances = mark.discordances
      sheet.reason = mark.reason.rawValue
    }
    return sheet
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  private mutating func options(of kind: QuestionKind) -> [MarkingSheet.Choice] {
    let isLong = kind == .qrp && chance(40)
    let outlines = (0..<6).map { _ in outline() }
    let hasSlices = chance(40)
    return (0..<int(isLong ? 8...27 : 1...6)).map { index in
      var choice = MarkingSheet.Choice(right: chance(50))
      switch kind {
      case .qru, .qrm, .qrp:
        if chance(15) { choice.status = choice.right ? "required" : "unacceptable" }
      case .qrol:
        choice.right = chance(90)
        if chance(80) { choice.points = Double(int(1...12)) * 0.25 }
      case .qroc:
        choice.text = words()
        if choice.right, chance(40) { choice.status = "acceptable" }
      case .qzp:
        choice.zone = outlines[index % outlines.count]
        if hasSlices {
          let first = int(1...20)
          choice.zone?.slices = [first, first + int(0...6)]
        }
      case .tcs:
        choice.right = false
        choice.votes = (0..<5).map { _ in int(0...12) }
      }
      return choice
    }
  }

  private mutating func answer(to kind: QuestionKind, _ options: [MarkingSheet.Choice]) -> MarkingSheet.Given {
    var given = MarkingSheet.Given()
    switch kind {
    case .qru, .qrm, .qrp, .qrol:
      // As often right as wrong: a sheet of pure chance is nearly always worth nothing.
      let ticked = options.indices.filter { chance(options[$0].right ? 75 : 20) }
      given.ticked = (chance(5) ? ticked + [options.count + 1] : ticked).shuffled(using: &generator)
    case .qroc:
      let text = chance(60) ? options.randomElement(using: &generator)?.text ?? "" : words()
      given.text = chance(70) ? disguised(text) : text
    case .qzp: given.points = (0..<int(0...5)).map { _ in place(near: options.randomElement(using: &generator)?.zone) }
    case .tcs: given.choices = (0..<int(0...options.count)).map { _ in chance(15) ? nil : int(0...4) }
    }
    return given
  }

  // Short answers.

  private static let stems = [
    "calcinose", "tumorale", "Œdème", "sclérodermie", "l’os", "ÉTAT", "île", "Weiß", "Bjørn", "Łódź", "IRM", "C1-C2",
    "de", "la", "d'", "un", "the", "a", "straße", "naïve", "ﬁbrose", "Ångström", "K", "İnce", "ςΣ", "β2", "²", "½",
    "cœur", "æra", "ðþ", "đ", "ı", "ẞ", "n\u{303}andu", "한", "\u{301}", "😀", "T1", "0,5",
  ]
  private static let gaps = [" ", " ", "-", "  ", "\u{A0}", "’", "'", ".", "", "\t"]

  private mutating func words() -> String {
    (0..<int(0...4)).map { _ in
      (Self.stems.randomElement(using: &generator) ?? "") + (Self.gaps.randomElement(using: &generator) ?? "")
    }.joined()
  }

  /// The same words in other clothes, most often.
  private mutating func disguised(_ text: String) -> String {
    var text = text
    if chance(30) { text = text.uppercased() }
    if chance(30) { text = text.lowercased() }
    if chance(30) { text = text.decomposedStringWithCanonicalMapping }
    if chance(30) { text = (["La ", "l'", "Un ", "the ", "… "].randomElement(using: &generator) ?? "") + text }
    if chance(20) { text += [".", " ", "!", "e", "\u{301}"].randomElement(using: &generator) ?? "" }
    return text
  }

  // Zones.

  /// A number of 0 to 100, often whole, with up to six decimals as authors write them.
  private mutating func percent(_ range: ClosedRange<Int> = 0...100) -> Double {
    let whole = Double(int(range))
    return chance(50) ? whole : chance(50) ? whole + Double(int(0...9)) / 10 : whole + Double(int(0...999_999)) / 1e6
  }

  private mutating func outline() -> MarkingSheet.Outline {
    switch int(0...2) {
    case 0:
      MarkingSheet.Outline(
        shape: "ellipse", numbers: [percent(0...80), percent(0...80), percent(1...20), percent(1...20)])
    case 1:
      MarkingSheet.Outline(
        shape: "rectangle", numbers: [percent(0...80), percent(0...80), percent(1...20), percent(1...20)])
    default: MarkingSheet.Outline(shape: "polygon", numbers: (0..<int(3...9) * 2).map { _ in percent() })
    }
  }

  /// Within a zone, on its edge, or anywhere.
  private mutating func place(near zone: MarkingSheet.Outline?) -> MarkingSheet.Place {
    let slice = chance(70) ? int(1...26) : nil
    guard let zone, chance(85) else { return MarkingSheet.Place(x: percent(), y: percent(), slice: slice) }
    let numbers = zone.numbers
    let inside = zone.slices.map { $0[0] + int(0...1) * ($0[1] - $0[0]) } ?? slice
    if zone.shape == "polygon" {
      let corner = int(0...numbers.count / 2 - 1) * 2
      let next = (corner + 2) % numbers.count
      let part: Double = [0, 0.5, 0.25, 1].randomElement(using: &generator) ?? 0
      let across = numbers[next] - numbers[corner]
      let down = numbers[next + 1] - numbers[corner + 1]
      return MarkingSheet.Place(
        x: numbers[corner] + across * part, y: numbers[corner + 1] + down * part, slice: inside)
    }
    let parts: [Double] = [0, 0.5, 1, 0.25, 1.0000000001]
    let across = numbers[2] * (parts.randomElement(using: &generator) ?? 0)
    let down = numbers[3] * (parts.randomElement(using: &generator) ?? 0)
    return MarkingSheet.Place(x: numbers[0] + across, y: numbers[1] + down, slice: inside)
  }
}
