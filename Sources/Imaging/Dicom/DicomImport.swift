import Casebook
import Foundation

/// Finds the series in a deposit of DICOM files.
public enum DicomImport {
  /// What a deposit holds.
  public struct Found: Sendable {
    /// Series that can be written, in order of examination.
    public var series: [SeriesDraft] = []
    /// Files that are not taken in.
    public var faults: [ImportFault] = []
  }

  /// Reads every file of `paths`; `progress` is told how many of how many are done.
  ///
  /// Each is decoded once: what cannot be shown is told before anything is written.
  public static func find(
    in paths: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> Found {
    var found = Found()
    var frames: [FoundFrame] = []
    for reading in await inTurns(paths, progress, read) {
      switch reading {
      case .success(let some): frames += some
      case .failure(let fault): found.faults.append(fault)
      }
    }
    for group in DicomGrouping.groups(of: frames) {
      let ranges = await inTurns(group.frames, { _, _ in }, range)
      let faults = ranges.compactMap { if case .failure(let fault) = $0 { fault } else { nil } }
      guard faults.isEmpty else {
        // A series with a hole would show a wrong slice under a right number.
        found.faults += faults
        continue
      }
      let range = SampleRange(of: ranges.compactMap { try? $0.get() })
      switch DraftMaker(group: group, range: range).draft {
      case .success(let draft): found.series.append(draft)
      case .failure(let fault): found.faults.append(fault)
      }
    }
    found.faults.sort { $0.path < $1.path }
    return found
  }

  private static func read(_ path: String) -> Result<[FoundFrame], ImportFault> {
    do throws(DicomFile.Fault) {
      let file = try DicomFile(path: path)
      let head = file.head
      return .success(
        try file.frames().enumerated().map { FoundFrame(path: path, index: $0.offset, head: head, frame: $0.element) })
    } catch {
      return .failure(ImportFault(path: path, error))
    }
  }

  /// Between what the stored samples of a frame lie; 0 to 255 in colour.
  private static func range(_ found: FoundFrame) -> Result<SampleRange, ImportFault> {
    do throws(DicomFile.Fault) {
      let file = try DicomFile(path: found.path)
      guard found.head.isGrey else {
        _ = try file.colour(frame: found.index)
        return .success(SampleRange(lowest: 0, highest: 255, divisor: 1))
      }
      let samples = try file.grey(frame: found.index)
      return .success(SampleRange(of: samples, isWide: found.head.bitsStored > 16))
    } catch {
      return .failure(ImportFault(path: found.path, error))
    }
  }

  /// Applies `work` to each of `inputs`, a few at a time; results in their order.
  static func inTurns<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ progress: @escaping @Sendable (Int, Int) -> Void,
    _ work: @escaping @Sendable (Input) -> Output
  ) async -> [Output] {
    await withTaskGroup(of: (Int, Output).self) { group in
      var next = 0
      func addNext() {
        guard next < inputs.count else { return }
        let (index, input) = (next, inputs[next])
        next += 1
        group.addTask { (index, work(input)) }
      }
      for _ in 0..<4 { addNext() }
      var outputs = [Output?](repeating: nil, count: inputs.count)
      var done = 0
      while let (index, output) = await group.next() {
        addNext()
        outputs[index] = output
        done += 1
        progress(done, inputs.count)
      }
      return outputs.compactMap { $0 }
    }
  }
}
