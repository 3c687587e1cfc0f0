import Dispatch
import Foundation

/// What a program that ended left.
public struct Ended: Hashable, Sendable {
  /// Exit status, or the negative of the signal that ended it.
  public var status: Int32
  /// All that it printed on standard output; bytes that are not UTF-8 show as U+FFFD.
  public var output: String
  /// All that it printed on standard error.
  public var errors: String

  /// An end, to compare with.
  public init(status: Int32, output: String = "", errors: String = "") {
    self.status = status
    self.output = output
    self.errors = errors
  }
}

/// Runs a program to its end and gives what it printed.
///
/// Standard output, standard error and standard input go through files, so that no amount of text can fill a pipe.
/// - Parameters:
///   - program: A path, or a name that is looked for in `PATH`.
///   - arguments: Passed as they are, no shell between.
///   - environment: Added to that of the tests; an empty value stays empty.
///   - folder: Where it runs; the repository's root if nil.
///   - input: Its standard input.
///   - limit: Seconds after which it is killed.
/// - Throws: `TimedOut`; what Foundation says when the program cannot be started; the disk's errors.
public func run(
  _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], in folder: URL? = nil,
  input: String = "", limit: Double = 120
) throws -> Ended {
  try withTemporaryFolder { streams in
    let process = Process()
    if program.contains("/") {
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
    } else {
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [program] + arguments
    }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? Repository.root
    try Data(input.utf8).write(to: streams.appending(path: "input"))
    process.standardInput = try FileHandle(forReadingFrom: streams.appending(path: "input"))
    process.standardOutput = try newFile(streams.appending(path: "output"))
    process.standardError = try newFile(streams.appending(path: "errors"))
    try process.run()
    let identifier = process.processIdentifier
    let alarm = DispatchWorkItem { kill(identifier, SIGKILL) }
    let start = ContinuousClock.now
    DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: alarm)
    process.waitUntilExit()
    alarm.cancel()
    guard ContinuousClock.now - start < .seconds(limit) else {
      throw TimedOut(command: ([program] + arguments).joined(separator: " "), limit: limit)
    }
    return Ended(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: streams.appending(path: "output")), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: streams.appending(path: "errors")), as: UTF8.self))
  }
}

/// A program that did not end in time, and was killed.
public struct TimedOut: Error, Hashable, Sendable {
  /// What was run.
  public var command: String
  /// In seconds.
  public var limit: Double
}

private func newFile(_ file: URL) throws -> FileHandle {
  try Data().write(to: file)
  return try FileHandle(forWritingTo: file)
}
