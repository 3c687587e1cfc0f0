import Fingerprint

/// Takes Output from what it is to a new tree.
struct OutputUpdate {
  let new: NewTree
  let publication: Publication
  let abilities: DiskAbilities

  /// Compares, and replaces Output if something differs.
  /// - Throws: `PublishingError`; Output is then as it was.
  func run(_ recovery: PublishRecovery, _ hashes: inout FileHashes) throws -> PublishReport {
    let (parent, location) = (publication.parent, publication.location)
    guard let status = try parent.status(of: location.name) else {
      let plan = OutputPlan(new: new.files, published: [:])
      return try replace(nil, OutputScan(), plan, carrying: [], recovery, &hashes)
    }
    guard status.device == (try parent.status().device) else {
      throw PublishingError.mountPoint(path: location.path.description)
    }
    return try parent.with(location.name) { old in
      let manifest = try Manifest.read(in: old)
      let published = manifest?.files ?? [:]
      let scan = try OutputScan(old, published: published)
      if manifest == nil { try refuseForeign(scan) }
      let damaged = try published.filter { path, content in
        guard let status = scan.ours[path], status.stamp.size == content.size else { return true }
        return try hashes.content(of: RawPath(path), in: old, status) != content
      }
      let plan = OutputPlan(new: new.files, published: published, damaged: Set(damaged.keys))
      let carried = scan.carriedFolders(published: published)
      try scan.refuseConflicts(with: plan.write, carried: carried)
      if plan.isEmpty, manifest == new.manifest {
        return PublishReport(
          written: [], kept: plan.keep.count, removed: [], carried: scan.foreign.count, recovery: recovery)
      }
      return try replace(old, scan, plan, carrying: carried, recovery, &hashes)
    }
  }

  /// A folder without our manifest may hold dot files alone: anything else might be someone's work.
  private func refuseForeign(_ scan: OutputScan) throws {
    let names = (Array(scan.foreign.keys) + scan.folders.keys).filter { $0.bytes.first != UInt8(ascii: ".") }
    if let found = names.min() {
      throw PublishingError.foreignFolder(path: publication.location.path.description, found: found.description)
    }
  }

  private func replace(
    _ old: Folder?, _ scan: OutputScan, _ plan: OutputPlan, carrying carried: Set<RawPath>,
    _ recovery: PublishRecovery, _ hashes: inout FileHashes
  ) throws -> PublishReport {
    do {
      try publication.stage { tree in
        var staged = StagedTree(tree: tree, old: old, scan: scan, abilities: abilities)
        try staged.fill(plan, carrying: carried, manifest: new.manifest.bytes, bytes: new.bytes)
      }
      try publication.replace(abilities)
    } catch {
      // What failed is told; that its remains stay until the next build is not worth hiding it.
      _ = try? publication.recover()
      throw error
    }
    var report = PublishReport(
      written: plan.write, kept: plan.keep.count, removed: plan.remove, carried: scan.foreign.count,
      recovery: recovery)
    do { try publication.finish() } catch let error as PublishingError { report.leftBehind = error }
    try publication.parent.with(publication.location.name) { output in
      for path in plan.write {
        guard let content = new.files[path], let status = try output.status(of: RawPath(path)) else { continue }
        hashes.note(content.hash, of: output.whole(RawPath(path)).description, status.stamp)
      }
    }
    return report
  }
}
