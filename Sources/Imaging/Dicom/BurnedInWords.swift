import Casebook
import Foundation

/// Looks for words burned into slices, with tesseract, where the machine has it.
///
/// It finds most and misses some: what it sees is a warning, what it does not see is no certificate. What it reads is
/// never told, since it may be a name.
enum BurnedInWords {
  /// Whether words were seen on a first, a middle or a last slice; nil where there is no tesseract.
  static func areSeen(on draft: SeriesDraft) -> Bool? {
    guard let program = path else { return nil }
    let count = draft.series.slices
    let slices = Set([0, count / 2, count - 1])
    return slices.sorted().contains { slice in
      guard let picture = try? draft.picture(of: slice) else { return false }
      return hasWords(read(picture, with: program))
    }
  }

  /// Three runs or more of three letters or digits: noise is rarely read as that.
  static func hasWords(_ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 }.count >= 3
  }

  private static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/tesseract" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What tesseract reads on a PNG; nothing where it fails.
  private static func read(_ picture: [UInt8], with program: String) -> String {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: program)
    // Sparse text, in any order: a banner is no page.
    process.arguments = ["stdin", "stdout", "--psm", "11"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data(picture))
      try input.fileHandleForWriting.close()
      let read = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return String(decoding: read, as: UTF8.self)
    } catch {
      return ""
    }
  }
}

extension SeriesDraft {
  /// A slice as it is seen at its window at rest, as a PNG of 8 bits.
  fileprivate func picture(of index: Int) throws -> [UInt8] {
    var image = try image(of: index).masked(by: series.masks)
    if image.bands == 1, let window = series.windows.first {
      let grey = FrameRecipe.Grey(
        rescale: series.rescale(of: index + 1), width: window.width, center: window.center,
        isInverted: series.isInverted)
      image.samples = image.samples.map { UInt16(grey.brightness(of: Int($0))) }
      image.bits = 8
    }
    return try Vips.png(of: image)
  }
}
