/// A calendar day as a number, so that days can be counted and the date itself forgotten.
public struct DayNumber: Hashable, Sendable {
  /// Days since an arbitrary day of the Gregorian calendar.
  public var number: Int

  /// The day written `YYYYMMDD` (DICOM PS3.5, 6.2, VR DA); nil for anything else.
  public init?(_ text: String) {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == 8, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let year = digits[0..<4].reduce(0) { $0 * 10 + $1 }
    let (month, day) = (digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
    guard (1...12).contains(month), (1...31).contains(day), year >= 1800 else { return nil }
    // The year begins in March, so that the day added in leap years is its last.
    let shifted = month <= 2 ? year - 1 : year
    let months = (month + 9) % 12
    number = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5 + day - 1
  }
}
