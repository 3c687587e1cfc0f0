import Casebook
import Diagnostics

/// A heading without the space after its hashes. One that means to be a question is told where questions are read.
struct LostHeadingLine: LineCheck {
  /// The rule is that of `LostHeading`.
  static let rules: [Rule] = []

  func faults(in line: ParagraphLine) -> [Diagnostic] {
    LostHeading.fault(in: line.source, at: line.start, file: line.file).map { [$0] } ?? []
  }
}
