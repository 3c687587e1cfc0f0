import Casebook
import Foundation
import TestSupport

/// A program for the tests alone: random answers to random questions, marked by Swift, for the scripts to mark again.
@main
struct AnswerSheets {
  /// `answer-sheets SEED COUNT`: a sheet a line, as JSON.
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let seed = UInt64(arguments[1]), let count = Int(arguments[2]) else {
      print("answer-sheets SEED COUNT")
      exit(2)
    }
    var maker = SheetMaker(generator: SeededGenerator(seed: seed))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for number in 0..<count {
      let line = try encoder.encode(maker.sheet(number))
      FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
  }
}
