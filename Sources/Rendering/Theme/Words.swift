import Casebook
import Diagnostics

/// The interface words of one language.
public struct Words: Hashable, Sendable {
  /// The language.
  public var language: Language
  /// Key to text; `{name}` stands for a value.
  public var table: [String: String]

  /// The words of `language`.
  public init(language: Language, table: [String: String]) {
    self.language = language
    self.table = table
  }

  /// The words under `key`, each `{name}` replaced by its value. A missing key, which is a fault of the theme, gives
  /// the key itself.
  public func text(_ key: String, _ values: [String: String] = [:]) -> String {
    let text = table[key] ?? key
    return values.isEmpty ? text : Wording(fr: text, en: text).filled(values, in: language)
  }

  subscript(_ key: WordKey, _ values: [String: String] = [:]) -> String { text(key.rawValue, values) }

  /// `{n}` things. French takes the singular below 2, English for 1 alone (Unicode CLDR, plural rules).
  func count(_ key: CountedWordKey, _ number: Double) -> String {
    let isOne = language == .fr ? number < 2 : number == 1
    return text("\(key.rawValue).\(isOne ? "one" : "other")", ["n": decimal(number)])
  }

  func count(_ key: CountedWordKey, _ number: Int) -> String { count(key, Double(number)) }

  /// A number as the language writes it: at most two decimals, `0,5` in French.
  func decimal(_ number: Double) -> String {
    Self.plain(number).replacing(".", with: language == .fr ? "," : ".")
  }

  /// A number as a program reads it: at most two decimals, none where it is whole.
  static func plain(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let whole = "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)"
    let rest = abs(hundredths) % 100
    if rest == 0 { return whole }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// « 20 novembre 2026 »; the first of a month has its own form (« 1er »).
  func date(_ date: CalendarDate) -> String {
    let month = text("month.\(date.month)")
    return self[
      date.day == 1 ? .dateFirst : .date, ["day": String(date.day), "month": month, "year": String(date.year)]]
  }

  /// A day relative to the case, `J-1200`, with a true minus sign; anything else (a bare year) as it is.
  func relativeDay(_ written: String) -> String {
    guard let mark = written.first, "JjDd".contains(mark) else { return written }
    let number = written.dropFirst().filter { !$0.isWhitespace }
    let digits = number.drop { "+-−".contains($0) }
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), number.count - digits.count <= 1 else {
      return written
    }
    let sign = number.first == "+" ? "+" : digits.count < number.count ? "−" : ""
    return self[.figureDay, ["n": sign + digits]]
  }

  /// « 57 ans »; a band is « 50 à 60 ans », `90+` is « 90 ans et plus »; other words as they are.
  func age(_ written: String) -> String {
    if written == CaseHead.Patient.oldestAge { return self[.ageOver, ["n": String(written.dropLast())]] }
    let ends = written.split(whereSeparator: { $0 == "-" || $0 == "–" }).map(\.trimmedText)
    guard (1...2).contains(ends.count), ends.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } })
    else {
      return written
    }
    if ends.count == 2 { return self[.ageBand, ["from": ends[0], "to": ends[1]]] }
    return ends[0] == "1" || ends[0] == "0"
      ? self[.ageYear, ["n": ends[0]]] : self[.ageYears, ["n": ends[0]]]
  }

  /// « femme »
  func sex(_ sex: CaseHead.Sex) -> String { self[sex == .female ? .sexFemale : .sexMale] }

  /// A phase of the residency.
  func level(_ level: CaseHead.Level) -> String { text("level.\(level.rawValue)") }

  /// What a link without words is called.
  func label(_ label: LinkLabel) -> String {
    switch label {
    case .figure(let number): self[.figureLabel, ["n": String(number)]]
    case .question(let number): self[.questionLabel, ["n": String(number)]]
    case .title(let title): title
    }
  }

  /// The words that scripts use, their `script.` kept, sorted by key.
  var forScripts: [(key: String, text: String)] {
    table.filter { $0.key.hasPrefix("script.") }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Substring {
  /// Without the spaces at both ends.
  fileprivate var trimmedText: String { String(self).trimmed }
}
