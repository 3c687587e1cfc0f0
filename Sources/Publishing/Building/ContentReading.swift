import Casebook
import Diagnostics
import Fingerprint
import Markdown

/// Reads every text of a snapshot, files in parallel, and makes the site of them.
struct ContentReading {
  private(set) var site: Site
  var diagnostics: [Diagnostic] = []
  private(set) var memo: Memo

  /// One case file to read.
  private struct Task: Sendable {
    var file: String
    var folder: String
    var text: Snapshot.Text
    var language: Language
    var base: CaseHead?
  }

  init(_ snapshot: Snapshot, options: BuildOptions, memo old: Memo) async {
    var diagnostics: [Diagnostic] = []
    var settings = SiteSettings()
    if let text = snapshot.texts["site.yml"] {
      let (read, faults) = SettingsReader.read(text.bytes, file: "site.yml")
      settings = read
      diagnostics += faults
    } else {
      diagnostics.append(Diagnostic(.missingSettings, at: SourceSpan(file: "site.yml")))
    }
    if let address = options.baseAddress { settings.baseAddress = address }
    let words = snapshot.texts.filter { ContentRole(path: $0.key) == .vocabulary }.mapValues(\.bytes)
    let (vocabulary, vocabularyFaults) = VocabularyReader.read(words)
    diagnostics += vocabularyFaults

    var memo = Memo()
    let root = settings.languages.first ?? .fr
    var originals: [Task] = []
    var translations: [Task] = []
    var pages: [PlainPage] = []
    var series: [String: PublishedSeries] = [:]
    for (file, text) in snapshot.texts.sorted(by: { $0.key < $1.key }) {
      switch ContentRole(path: file) {
      case .caseText(let folder, let language):
        let task = Task(file: file, folder: folder, text: text, language: language ?? root, base: nil)
        if language == nil { originals.append(task) } else { translations.append(task) }
      case .pageText(let kind, let name, let language):
        let (document, faults) = MarkdownReader.read(text.bytes, file: file)
        let (page, more) = PageReader.read(
          document, kind: kind, slug: name, language: language ?? root, vocabulary: vocabulary)
        pages.append(page)
        diagnostics += Self.told(faults, more)
      case .series:
        let (one, faults) = SeriesReader.read(text.bytes, file: file)
        let (plan, more) = SeriesPlan.make(of: one, images: snapshot.images, encoder: snapshot.encoder)
        series[one.folder] = plan
        diagnostics += faults + more
      case .settings, .vocabulary, .stray: break
      }
    }
    let cases = await Self.read(originals, vocabulary: vocabulary, old: old, into: &memo)
    let heads = Dictionary(cases.map { ($0.value.slug, $0.value.head) }) { first, _ in first }
    for index in translations.indices { translations[index].base = heads[translations[index].folder] }
    for orphan in translations where orphan.base == nil {
      diagnostics.append(Diagnostic(.translationAlone, at: SourceSpan(file: orphan.file), ["folder": orphan.folder]))
    }
    let translated = await Self.read(
      translations.filter { $0.base != nil }, vocabulary: vocabulary, old: old, into: &memo)
    let all = cases + translated
    diagnostics += all.flatMap(\.diagnostics)

    var images: [String: PublishedImage] = [:]
    for (path, reading) in snapshot.images {
      if case .image(let facts) = reading {
        images[path] = PublishedImage(of: facts, at: path, encoder: snapshot.encoder)
      }
    }
    site = Site(
      settings: settings, vocabulary: vocabulary, cases: all.map(\.value), pages: pages, images: images, series: series,
      includingDrafts: options.includesDrafts)
    self.diagnostics = diagnostics
    self.memo = memo
  }

  private static func read(
    _ tasks: [Task], vocabulary: Vocabulary, old: Memo, into memo: inout Memo
  ) async -> [Memo.ReadCase] {
    let keyed = tasks.map { task in
      (
        task,
        Memo.CaseKey(
          file: task.file, text: task.text.hash, language: task.language, base: task.base, vocabulary: vocabulary)
      )
    }
    let read = await inParallel(keyed) { task, key in
      if let known = old.cases[key] { return known }
      let (document, faults) = MarkdownReader.read(task.text.bytes, file: task.file)
      let (one, more) = CaseReader.read(
        document, slug: task.folder, language: task.language, base: task.base, vocabulary: vocabulary)
      return Memo.ReadCase(value: one, diagnostics: Self.told(faults, more))
    }
    for ((_, key), one) in zip(keyed, read) { memo.cases[key] = one }
    return read
  }

  /// The faults of reading a file and of what it says; one that is no text is not missed a head.
  private static func told(_ reading: [Diagnostic], _ content: [Diagnostic]) -> [Diagnostic] {
    let isText = !reading.contains { [.utf16, .notText].contains($0.rule) }
    return reading + content.filter { isText || $0.rule != .missingHead }
  }

  /// The lines of the files that have something wrong.
  func sources(of snapshot: Snapshot) -> [String: [String]] {
    var lines: [String: [String]] = [:]
    for diagnostic in diagnostics {
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) where lines[span.file] == nil {
        guard let text = snapshot.texts[span.file] else { continue }
        lines[span.file] = SourceText(file: span.file, text: TextDecoder.decode(text.bytes, file: span.file).0).lines
      }
    }
    return lines
  }
}

/// Applies `work` to each of `inputs` on all processors; the results stand in the order of the inputs.
func inParallel<Input: Sendable, Result: Sendable>(
  _ inputs: [Input], _ work: @escaping @Sendable (Input) -> Result
) async -> [Result] {
  // Chunks, since a task for each small file would cost as much as the file.
  let size = max(1, min(64, inputs.count / 16))
  let chunks = stride(from: 0, to: inputs.count, by: size).map { Array(inputs[$0..<min($0 + size, inputs.count)]) }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for (index, chunk) in chunks.enumerated() { group.addTask { (index, chunk.map(work)) } }
    var results = [[Result]](repeating: [], count: chunks.count)
    for await (index, chunk) in group { results[index] = chunk }
    return results.flatMap { $0 }
  }
}
