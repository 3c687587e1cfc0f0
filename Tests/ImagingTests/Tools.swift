import Foundation

/// A fault of a tool that a test needs.
struct ToolFailure: Error {
  var tool: String
  var status: Int32
  var output: String
}

/// Runs a program of the system and gives what it printed.
@discardableResult
func run(_ tool: String, _ arguments: String...) throws -> Data { try run(tool, arguments) }

/// Runs a program of the system and gives what it printed.
@discardableResult
func run(_ tool: String, _ arguments: some Sequence<String>) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [tool] + Array(arguments)
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let printed = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ToolFailure(
      tool: ([tool] + arguments).joined(separator: " "), status: process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self))
  }
  return printed
}

/// A folder that lasts as long as the value.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("imaging-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))) }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }
}

/// The samples of an image as libvips' own command decodes them, without header.
func pixels(_ bytes: [UInt8], _ fileExtension: String) throws -> [UInt8] {
  let scratch = try Scratch()
  try scratch.write(bytes, "in.\(fileExtension)")
  try run("vips", "rawsave", scratch.path("in.\(fileExtension)"), scratch.path("out.raw"))
  return try scratch.read("out.raw")
}

/// What exiftool reads in each file of a folder, by file name: the groups of its tags, and width and height in pixels.
func readings(_ files: [String: [UInt8]]) throws -> [String: (groups: Set<String>, size: [Int])] {
  let scratch = try Scratch()
  for (name, bytes) in files { try scratch.write(bytes, name) }
  let json = try run("exiftool", "-a", "-u", "-G1", "-json", scratch.folder.path)
  let list = try JSONSerialization.jsonObject(with: json) as? [[String: Any]] ?? []
  var readings: [String: (groups: Set<String>, size: [Int])] = [:]
  for file in list {
    let groups = file.keys.compactMap { $0.contains(":") ? $0.split(separator: ":").first.map(String.init) : nil }
    let size = ["ImageWidth", "ImageHeight"].compactMap { tag in
      file.first { $0.key.hasSuffix(":\(tag)") }?.value as? Int
    }
    readings[file["System:FileName"] as? String ?? ""] = (Set(groups), size)
  }
  return readings
}

/// The groups of tags that exiftool finds in the file.
func groups(_ bytes: [UInt8], _ fileExtension: String) throws -> Set<String> {
  try readings(["a.\(fileExtension)": bytes]).values.first?.groups ?? []
}

/// Whether the ASCII text stands anywhere in the bytes.
func contains(_ bytes: [UInt8], _ text: String) -> Bool {
  Data(bytes).range(of: Data(text.utf8)) != nil
}

/// Numbers that are the same on each run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
