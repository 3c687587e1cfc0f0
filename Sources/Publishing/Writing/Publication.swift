import Glibc

/// One publication on disk, and what to do with one that was interrupted.
///
/// Beside Output stands `.NAME.negatoscope-stage/` for the time of a publication. In it:
/// - `tree`: the new tree, then, once exchanged, for an instant the old one;
/// - `journal`: written when `tree` is whole and on the disk. It says how Output is replaced: `exchange`, with device
///   and inode of the new tree, or `renames`, where names alone tell;
/// - `old`: the old tree, until it is removed.
///
/// The steps, and what `recover` finds if the process dies after each (O: Output exists):
///
/// | after                             | journal  | O | tree | old | recovery                                     |
/// |-----------------------------------|----------|---|------|-----|----------------------------------------------|
/// | making `tree`, wholly or in part  | none     | ? | any  | –   | undo: remove the stage                       |
/// | writing the journal, no Output    | renames  | – | yes  | –   | complete: rename `tree` to Output            |
/// | writing the journal               | exchange | yes | new | –  | undo: remove the stage                       |
/// | exchanging `tree` and Output      | exchange | yes | old | –  | finish: `tree` becomes `old`, remove it      |
/// | rewriting the journal             | renames  | yes | yes | –  | undo: remove the stage                       |
/// | renaming Output to `old`          | renames  | – | yes  | yes | complete: rename `tree` to Output, remove `old` |
/// | renaming `tree` to Output, or part of `old` removed | any | yes | – | yes | finish: remove `old`           |
/// | removing `old`                    | any      | ? | –    | –   | finish: remove the stage                     |
///
/// The last three rows of `renames` are of file systems that cannot exchange: between two of its steps there is no
/// Output, and the next build completes it. Any other state is not of our making: nothing is touched, and it is told.
struct Publication {
  /// The open parent of Output.
  let parent: Folder
  let location: OutputLocation

  private static let tree = RawPath("tree")
  private static let old = RawPath("old")
  private static let journal = RawPath("journal")
  private static let journalDraft = RawPath("journal-draft")

  var hasOutput: Bool { get throws { try parent.status(of: location.name) != nil } }

  // MARK: Steps

  /// Makes the stage, and lets `fill` build the new tree in it.
  func stage(_ fill: (Folder) throws -> Void) throws {
    try parent.makeFolder(location.stage)
    try inStage { stage in
      try stage.makeFolder(Self.tree)
      try stage.with(Self.tree, fill)
    }
  }

  /// Says that the new tree is whole, and how it will take Output's place.
  func writeJournal(exchange: Bool) throws {
    try inStage { stage in
      let status = try stage.status(of: Self.tree)
      let method = exchange ? "exchange \(status?.device ?? 0) \(status?.stamp.inode ?? 0)" : "renames"
      try stage.create(Self.journalDraft, Array("\(method)\n".utf8), synced: true)
      try stage.rename(Self.journalDraft, to: Self.journal, in: stage)
      try stage.sync()
    }
    try parent.sync()
  }

  /// The one step of a good file system: the new tree and Output change places.
  func exchange() throws {
    try inStage { try $0.exchange(Self.tree, with: location.name, in: parent) }
  }

  /// Names the tree that was exchanged for what it now is.
  func nameOld() throws {
    try inStage { try $0.rename(Self.tree, to: Self.old, in: $0) }
  }

  /// First of two renames, where there is no exchange: from here to the next, there is no Output.
  func moveOutputAway() throws {
    try inStage { try parent.rename(location.name, to: Self.old, in: $0) }
  }

  /// Gives the new tree the name of Output.
  func moveTreeIn() throws {
    try inStage { try $0.rename(Self.tree, to: location.name, in: parent) }
  }

  /// Puts the new tree in Output's place, by the best means that there are.
  func replace(_ abilities: DiskAbilities) throws {
    do {
      guard try hasOutput else {
        try writeJournal(exchange: false)
        try moveTreeIn()
        return try parent.sync()
      }
      if abilities.exchange {
        try writeJournal(exchange: true)
        do {
          try exchange()
          try nameOld()
          return try parent.sync()
        } catch PublishingError.disk(_, let code) where DiskAbilities.isUnsupported(code) {}
      }
      try writeJournal(exchange: false)
      try moveOutputAway()
      do {
        try moveTreeIn()
      } catch {
        try? inStage { try $0.rename(Self.old, to: location.name, in: parent) }
        throw error
      }
      try parent.sync()
    } catch PublishingError.disk(_, EBUSY) {
      throw PublishingError.mountPoint(path: location.path.description)
    }
  }

  /// Removes the old tree and the stage. Of the old tree only files that a manifest names are removed; a foreign one
  /// that came, or was replaced, since the tree was scanned is moved to Output.
  func finish() throws {
    try inStage { stage in
      if try stage.status(of: Self.old) != nil {
        try stage.with(Self.old) { old in
          try parent.with(location.name) { output in
            let ours = try [Manifest.read(in: old), Manifest.read(in: output)].compactMap { $0?.files.keys }
            let names = Set(ours.joined().map { RawPath($0) })
            try drain(old, RawPath(""), ours: names, into: output)
            // Last: while it is there, an interrupted removal can be taken up again.
            try old.remove(RawPath(Manifest.fileName))
          }
        }
        try stage.removeFolder(Self.old)
      }
      try stage.remove(Self.journal)
    }
    try parent.removeFolder(location.stage)
  }

  private func drain(_ folder: Folder, _ below: RawPath, ours: Set<RawPath>, into output: Folder) throws {
    for name in try folder.names() {
      let path = below.appending(name)
      let name = RawPath(bytes: name)
      if try folder.status(of: name)?.kind == .folder {
        try folder.with(name) { try drain($0, path, ours: ours, into: output) }
        try folder.removeFolder(name)
      } else if path == RawPath(Manifest.fileName) {
        continue
      } else if !ours.contains(path) {
        var missing: Set<RawPath> = []
        OutputScan.addAncestors(of: path, to: &missing)
        for folder in missing.sorted() where try output.status(of: folder) == nil { try output.makeFolder(folder) }
        // Of two names of one file nothing is renamed, and the old name is then removed.
        try folder.rename(name, to: path, in: output)
        try folder.remove(name)
      } else {
        try folder.remove(name)
      }
    }
  }

  // MARK: Recovery

  /// Finishes or undoes an interrupted publication. Only under the lock.
  /// - Throws: `PublishingError.unclearState`, `disk`.
  func recover() throws -> PublishRecovery {
    guard try parent.status(of: location.stage) != nil else { return .nothing }
    let found = try inStage { stage in
      (
        tree: try stage.status(of: Self.tree), hasOld: try stage.status(of: Self.old) != nil,
        journal: try stage.status(of: Self.journal) == nil
          ? nil : String(decoding: try stage.read(Self.journal).bytes, as: UTF8.self)
      )
    }
    let output = try parent.status(of: location.name)
    guard let journal = found.journal else {
      guard !found.hasOld else { throw unclear }
      return try undo()
    }
    guard let tree = found.tree else {
      if found.hasOld, output == nil { throw unclear }
      try finish()
      return .completed
    }
    if journal == "renames\n" {
      switch (output == nil, found.hasOld) {
      case (false, false): return try undo()
      case (false, true): throw unclear
      case (true, _): try moveTreeIn()
      }
    } else {
      func isNew(_ status: FileStatus) -> Bool { journal == "exchange \(status.device) \(status.stamp.inode)\n" }
      guard let output, !found.hasOld, isNew(tree) != isNew(output) else { throw unclear }
      if isNew(tree) { return try undo() }
      try nameOld()
    }
    try parent.sync()
    try finish()
    return .completed
  }

  /// Removes the stage, whatever is in it: it holds further names or copies of what Output holds.
  func undo() throws -> PublishRecovery {
    // The journal first: a tree without it is one that was not finished, which is undone again.
    try inStage { stage in
      for name in [Self.journal, Self.journalDraft, Self.tree] {
        guard let status = try stage.status(of: name) else { continue }
        if status.kind == .folder { try stage.removeTree(name) } else { try stage.remove(name) }
      }
    }
    try parent.removeFolder(location.stage)
    return .undone
  }

  private var unclear: PublishingError {
    .unclearState(stage: parent.whole(location.stage).description)
  }

  private func inStage<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    try parent.with(location.stage, body)
  }
}
