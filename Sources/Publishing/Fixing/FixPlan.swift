import Casebook
import Diagnostics
import Fingerprint
import Markdown

/// What would change in the content folder if every fault with one certain remedy were mended.
public struct FixPlan: Sendable {
  /// A file that changes.
  public struct Change: Sendable {
    /// Path below the content folder.
    public var path: String
    /// The path that it takes; the same where only its text changes.
    public var newPath: String
    /// What it held, and will hold, for a text.
    var texts: (old: Snapshot.Text, new: [UInt8])?
    /// The lines that differ: number from 1, as it was, as it will be.
    public var lines: [(number: Int, old: String, new: String)]
    /// Whether it is saved as UTF-8.
    public var isRecoded: Bool
  }

  /// By path.
  public private(set) var changes: [Change] = []
  /// How many faults are mended.
  public private(set) var count = 0

  /// More rounds than faults that hide each other.
  private static let mostRounds = 8

  /// Mends what can be in a copy of `snapshot`, again and again until nothing is left that can: a mended fault may bring
  /// another to light.
  init(for snapshot: Snapshot, options: BuildOptions) async {
    var current = snapshot
    var recoded: Set<String> = []
    var renamed: [String: String] = [:]
    var memo = Memo()
    // What hides patients in the lines as they were, and as they are.
    var maskings: [Masking] = []
    for _ in 0..<Self.mostRounds {
      let (result, next) = await build(current, options: options, memo: memo)
      memo = next
      maskings.append(result.masking)
      let faults = result.unmasked.filter { $0.fix != nil }
      guard !faults.isEmpty else { break }
      var mended = 0
      for (file, faults) in Dictionary(grouping: faults, by: \.span.file).sorted(by: { $0.key < $1.key }) {
        let fixes = faults.compactMap(\.fix)
        if let text = current.texts[file], !fixes.allSatisfy({ $0.edits.isEmpty && !$0.savesAsUTF8 }) {
          let isForeign = fixes.contains(where: \.savesAsUTF8)
          let bytes = isForeign ? Array(TextDecoder.decode(text.bytes, file: file).0.utf8) : text.bytes
          // Bytes that no encoding explains are for the author's eyes.
          guard String(validating: bytes, as: UTF8.self) != nil else { continue }
          let (new, applied) = TextEdits(bytes).applying(fixes)
          guard new != text.bytes else { continue }
          if isForeign { recoded.insert(file) }
          current.texts[file] = Snapshot.Text(bytes: new)
          mended += applied + (isForeign ? 1 : 0)
        }
        if let name = fixes.compactMap(\.newName).first, renamed[file] == nil {
          let path = ContentPath.folder(of: file) + "/" + name
          guard current.texts[path] == nil, current.others[path] == nil, current.refused[path] == nil else { continue }
          renamed[file] = path
          if let text = current.texts.removeValue(forKey: file) { current.texts[path] = text }
          current.others[file] = nil
          mended += 1
        }
      }
      count += mended
      if mended == 0 { break }
    }
    changes = Self.changes(from: snapshot, to: current, renamed, recoded, maskings)
  }

  private static func changes(
    from old: Snapshot, to new: Snapshot, _ renamed: [String: String], _ recoded: Set<String>, _ maskings: [Masking]
  ) -> [Change] {
    let paths = Set(old.texts.keys).union(renamed.keys)
    return paths.sorted().compactMap { path in
      let newPath = renamed[path] ?? path
      let before = old.texts[path]
      let after = new.texts[newPath]
      let isChanged = before.map { before in after.map { $0.hash != before.hash } ?? false } ?? false
      guard isChanged || newPath != path else { return nil }
      var change = Change(path: path, newPath: newPath, texts: nil, lines: [], isRecoded: recoded.contains(path))
      if isChanged, let before, let after {
        change.texts = (before, after.bytes)
        func lines(_ bytes: [UInt8], at path: String) -> [String] {
          SourceText(file: path, text: TextDecoder.decode(bytes, file: path).0).lines
        }
        let (old, new) = (lines(before.bytes, at: path), lines(after.bytes, at: newPath))
        let shownOld = maskings.first?.lines(old, of: path) ?? []
        let shownNew = maskings.last?.lines(new, of: newPath) ?? []
        for index in old.indices.prefix(new.count)
        where !old[index].unicodeScalars.elementsEqual(new[index].unicodeScalars) {
          change.lines.append((index + 1, shownOld[index], shownNew[index]))
        }
      }
      return change
    }
  }
}
