import Diagnostics
import Foundation

/// What is said on the terminal.
enum Console {
  /// The language of messages where none is asked for: English for an English system, French otherwise.
  static var preferredLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return name.lowercased().hasPrefix("en") ? .en : .fr
  }

  /// Whether colours would be seen on the error stream (and are not refused: no-color.org).
  static var hasColour: Bool {
    isatty(STDERR_FILENO) != 0 && ProcessInfo.processInfo.environment["NO_COLOR"].map(\.isEmpty) ?? true
  }

  /// Where words go.
  enum Stream: Sendable {
    /// Results.
    case output
    /// Faults and progress.
    case errors
  }

  /// Writes `text`; a reader that went away (`| head`) is no fault of ours.
  static func write(_ text: String, to stream: Stream) {
    let handle = stream == .output ? FileHandle.standardOutput : FileHandle.standardError
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Writes each fault to the error stream, with the lines of `sources` that it is about.
  static func tell(_ diagnostics: [Diagnostic], _ sources: [String: [String]], _ language: Language) {
    var report = DiagnosticReport(language: language, hasColour: hasColour)
    for diagnostic in diagnostics { write(report.text(of: diagnostic) { sources[$0] } + "\n", to: .errors) }
  }

  static func complain(_ message: String) { write("negatoscope: \(message)\n", to: .errors) }
}

/// A line that is written again and again on a terminal, from the second second on.
final class ProgressLine: Sendable {
  private let start = ContinuousClock.now
  private let isShown = isatty(STDERR_FILENO) != 0
  private let words: Wording
  private let language: Language

  init(_ words: Wording, language: Language) {
    self.words = words
    self.language = language
  }

  /// `done` of `all` are done.
  func tell(_ done: Int, _ all: Int) {
    guard isShown, ContinuousClock.now - start > .seconds(1) else { return }
    Console.write("\r\u{1B}[K\(words[language]) \(done) / \(all)", to: .errors)
    if done == all { Console.write("\r\u{1B}[K", to: .errors) }
  }
}
