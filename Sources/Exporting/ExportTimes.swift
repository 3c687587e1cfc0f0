import Casebook

/// When what is exported was last changed: a newer card takes the place of an older one where it is imported again.
///
/// Anki takes a note over what its reader has if the note says that it is newer. A hash cannot say that, and no clock is
/// asked: a case is as new as the newest of its files, its date and its last review. A day that is given instead is the
/// same for all, for who needs the same bytes from copies of one folder.
public struct ExportTimes: Hashable, Sendable {
  /// In seconds since 1970, the newest file of each case's folder, by slug.
  public var cases: [String: Int]
  /// The newest file that gives cards their look.
  public var look: Int
  /// The day that stands for all.
  public var day: CalendarDate?

  /// These times.
  public init(cases: [String: Int] = [:], look: Int = 0, day: CalendarDate? = nil) {
    self.cases = cases
    self.look = look
    self.day = day
  }

  /// The day on which what this program writes of a question last changed: raised when it does, so that cards that are
  /// at home already change too.
  static let form = seconds(at: (2026, 11, 26))

  /// When the cards of a case changed.
  func modified(_ one: Case) -> Int {
    if let day { return Self.seconds(of: day) }
    let days = [one.head.date, one.head.review?.on].compactMap(\.self).map(Self.seconds)
    return ([cases[one.slug] ?? 0, Self.form] + days).max() ?? 0
  }

  /// When the look of cards changed.
  var lookModified: Int { day.map(Self.seconds) ?? max(look, Self.form) }

  /// Midnight in Greenwich.
  static func seconds(of day: CalendarDate) -> Int { seconds(at: (day.year, day.month, day.day)) }

  /// Days from a civil date by the proleptic Gregorian calendar, years beginning in March.
  private static func seconds(at day: (year: Int, month: Int, day: Int)) -> Int {
    let year = day.month > 2 ? day.year : day.year - 1
    let ofYear = (153 * ((day.month + 9) % 12) + 2) / 5 + day.day - 1
    let days = 365 * year + year / 4 - year / 100 + year / 400 + ofYear - 719_468
    return days * 86_400
  }
}
