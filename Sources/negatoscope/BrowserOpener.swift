import Foundation

/// Opens the author's own browser.
enum BrowserOpener {
  /// Opens `address`; false if no program that could is found. From Linux inside Windows (WSL), the browser is that of
  /// Windows.
  static func open(_ address: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let isInWindows = environment["WSL_DISTRO_NAME"] != nil
    let names = isInWindows ? ["wslview", "explorer.exe", "xdg-open"] : ["xdg-open"]
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(filePath: String($0)) }
    let programs = names.flatMap { name in folders.map { $0.appending(path: name) } }
    for program in programs where FileManager.default.isExecutableFile(atPath: program.path) {
      let process = Process()
      process.executableURL = program
      process.arguments = [address]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      if (try? process.run()) != nil { return true }
    }
    return false
  }
}
