import ArgumentParser
import Casebook
import Foundation

extension CalendarDate {
  /// The day here and now.
  static var today: CalendarDate {
    get throws {
      let day = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
      let text = String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
      guard let date = CalendarDate(text) else { throw ExitCode(3) }
      return date
    }
  }
}
