import Casebook
import Diagnostics
import Foundation
import Imaging
import Markdown

/// Brings series into a case: from a deposit outside of the content, by an allow-list of facts.
public struct SeriesImport: Sendable {
  /// What the deposit is taken for.
  public enum Kind: Sendable {
    /// DICOM files.
    case dicom
    /// PNG or JPEG files, one a slice, in the order of the numbers in their names.
    case images
  }

  /// A series and the name that it will have.
  public struct Planned: Sendable {
    /// The folder's name in the case.
    public var name: String
    /// What is written.
    public var draft: SeriesDraft
    /// Whether a series of this name is there already, whose handwork is kept.
    public var replaces: Bool
  }

  /// What would be written.
  public struct Plan: Sendable {
    /// Each series, in order of examination.
    public var series: [Planned] = []
    /// Files that are not taken in.
    public var faults: [ImportFault] = []
  }

  /// The folder that authors write.
  public var content: String
  /// The case.
  public var slug: String
  /// The series' name; numbered where there are several.
  public var name: String?
  /// Which of the series found, from 1; all if empty.
  public var only: Set<Int>
  /// Rectangles painted black in every slice that is written.
  public var masks: [Series.Mask]
  /// The date of the examination that is J0, `YYYYMMDD`: relative days are counted from it, and it is not kept.
  public var dayZero: String?
  /// Whether a series of the same name is written again.
  public var replaces: Bool
  /// The language of the comment in `series.yml`.
  public var language: Language

  /// An import into the case `slug`.
  public init(
    content: String, slug: String, name: String? = nil, only: Set<Int> = [], masks: [Series.Mask] = [],
    dayZero: String? = nil, replaces: Bool = false, language: Language = .fr
  ) {
    self.content = content
    self.slug = slug
    self.name = name
    self.only = only
    self.masks = masks
    self.dayZero = dayZero
    self.replaces = replaces
    self.language = language
  }

  private var folder: URL { URL(filePath: content).appending(path: "cases").appending(path: slug) }

  /// Looks at the deposit and says what would be written; nothing is.
  /// - Throws: `ImportError`, `PublishingError.disk`.
  public func plan(
    _ kind: Kind, from deposit: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> Plan {
    guard FileManager.default.fileExists(atPath: folder.appending(path: "case.md").path) else {
      throw ImportError.noCase(slug: slug, path: folder.relativePath)
    }
    if let name, name.slug != name || name.isEmpty || name == "images" {
      throw ImportError.badName(name, better: name.slug == "images" ? "serie" : name.slug)
    }
    let files = try Deposit.files(in: deposit)
    let home = URL(filePath: content).standardizedFileURL.resolvingSymlinksInPath().path + "/"
    if kind == .dicom, files.contains(where: { URL(filePath: $0).resolvingSymlinksInPath().path.hasPrefix(home) }) {
      throw ImportError.depositInContent
    }
    guard !files.isEmpty else { throw ImportError.emptyDeposit }
    let found =
      switch kind {
      case .dicom: await DicomImport.find(in: files, progress: progress)
      case .images: await ImageFrames.find(in: files, progress: progress)
      }
    return Plan(series: try named(found.series), faults: found.faults)
  }

  /// Gives each series its name, the label of its space, its day and its masks.
  private func named(_ drafts: [SeriesDraft]) throws -> [Planned] {
    var spaces = SpaceLabels(taken: Set(existing.values.compactMap(\.geometry?.space)))
    let wanted = drafts.enumerated().filter { only.isEmpty || only.contains($0.offset + 1) }.map(\.element)
    if let missing = only.filter({ $0 > drafts.count || $0 < 1 }).min() {
      throw ImportError.noSuchSeries(missing, count: drafts.count)
    }
    var taken: Set<String> = []
    return try wanted.map { draft in
      var draft = draft
      let base = name ?? draft.usualName
      var chosen = base
      var number = 1
      // A name that was asked for is the author's; one of ours makes way for what is there.
      while taken.contains(chosen) || (name == nil && !replaces && isTaken(chosen)) {
        number += 1
        chosen = "\(base)-\(number)"
      }
      taken.insert(chosen)
      let isThere = isTaken(chosen)
      if isThere, !replaces { throw ImportError.taken(name: chosen) }
      draft.series.masks = masks
      let space = draft.spaceKey.map { spaces.label(for: $0) }
      draft.series.geometry?.space = space
      draft.series.day = dayZero.flatMap { draft.day(after: $0) }
      if let old = existing[chosen] { draft.series.keepHandwork(of: old) }
      return Planned(name: chosen, draft: draft.lookedAtForWords(), replaces: isThere)
    }
  }

  private func isTaken(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// The series that the case has, by name.
  private var existing: [String: Series] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.reduce(into: [:]) { series, name in
      guard let data = try? Data(contentsOf: folder.appending(path: "\(name)/series.yml")) else { return }
      series[name] = SeriesReader.read([UInt8](data), file: "cases/\(slug)/\(name)/series.yml").0
    }
  }

  /// Writes the series of a plan, each whole or not at all; `progress` is told how many slices of how many are done.
  /// - Throws: `ImportFault`, `ImagingError`, `PublishingError.disk`.
  public func write(_ plan: Plan, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws {
    let total = plan.series.reduce(0) { $0 + $1.draft.series.slices }
    var done = 0
    for planned in plan.series {
      let new = try NewFolder(in: folder)
      do {
        let draft = planned.draft
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
          var next = 0
          func addNext() {
            guard next < draft.series.slices else { return }
            let index = next
            next += 1
            group.addTask { (index, try draft.png(of: index)) }
          }
          for _ in 0..<4 { addNext() }
          while let (index, bytes) = try await group.next() {
            addNext()
            try new.write(Data(bytes), at: Self.fileName(index + 1))
            done += 1
            progress(done, total)
          }
        }
        // What was painted over is gone from the slices; the file keeps that it was.
        try new.write(Data(SeriesText.yaml(draft.series, language: language).utf8), at: "series.yml")
        let target = folder.appending(path: planned.name)
        if planned.replaces { try new.replace(target) } else { try new.move(to: target) }
      } catch {
        new.discard()
        throw error
      }
    }
  }

  /// `0001.png`
  private static func fileName(_ slice: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(slice)".count)) + "\(slice).png"
  }
}

extension Series {
  /// Takes over what people wrote into the file of the same series before.
  fileprivate mutating func keepHandwork(of old: Series) {
    marks = old.marks.filter { $0.slice <= slices }
    annotations = old.annotations.filter { $0.slices.upperBound <= slices }
    key = old.key.flatMap { $0 <= slices ? $0 : nil }
    windows += old.windows.filter { one in !windows.contains { $0.name == one.name } }
    day = day ?? old.day
    masks += old.masks.filter { !masks.contains($0) }
    // Whoever signed looked at the slices that were there: these are others, and wait for a signature of their own.
  }
}

/// Names for the spaces that series share: letters, since the UIDs are never kept.
private struct SpaceLabels {
  var taken: Set<String>
  private var known: [String: String] = [:]

  init(taken: Set<String>) { self.taken = taken }

  mutating func label(for key: String) -> String {
    if let label = known[key] { return label }
    var number = 0
    func name(_ number: Int) -> String {
      let letter = String(UnicodeScalar(UInt8(65 + number % 26)))
      return number < 26 ? letter : letter + "\(number / 26)"
    }
    while taken.contains(name(number)) { number += 1 }
    let label = name(number)
    taken.insert(label)
    known[key] = label
    return label
  }
}
