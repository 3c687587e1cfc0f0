import Casebook
import Checks
import Foundation
import Publishing

/// A program for measures alone: what all checks cost, beside the whole build of the same site in the same run.
@main
struct CheckCost {
  /// `check-cost CONTENT THEME [RUNS]`: a line for each run, then the median. Times are those of the processor, of all
  /// threads, in seconds; the build begins with an empty cache and an empty Output.
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("check-cost CONTENT THEME [RUNS]")
      exit(2)
    }
    let runs = arguments.count > 3 ? Int(arguments[3]) ?? 3 : 3
    var ratios: [Double] = []
    for _ in 0..<max(runs, 1) {
      let folder = FileManager.default.temporaryDirectory.appending(path: "check-cost-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let publisher = SitePublisher(
        folders: SiteFolders(
          content: arguments[1], themes: [arguments[2]], output: folder.appending(path: "Output").path,
          cache: folder.appending(path: "cache").path), options: BuildOptions())
      let start = processorTime()
      let outcome = try await publisher.publish()
      let build = processorTime() - start
      let made = try await publisher.parts()
      let second = processorTime()
      let count =
        Checks.faults(in: made.site, of: made.snapshot).count
        + Checks.privacy(in: made.site, of: made.snapshot, names: []).findings.count
        + Checks.faults(in: made.pages, files: made.files, of: made.site).count
      let checks = processorTime() - second
      ratios.append(checks / build)
      print(
        "\(outcome.result.summary.cases) cases, \(count) faults: build \(shown(build)), checks \(shown(checks)), "
          + "ratio \(shown(checks / build))")
    }
    print("median ratio of checks to build: \(shown(ratios.sorted()[ratios.count / 2]))")
  }

  private static func shown(_ number: Double) -> String { String(format: "%.3f", number) }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
