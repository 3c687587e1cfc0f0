import Casebook
import Diagnostics
import Imaging

/// Makes the images of a site, in parallel, into a cache whose files are named by what they hold.
struct ImageRunner {
  /// What became of the jobs.
  struct Outcome: Sendable {
    /// Where each made image stands, by its path below Output.
    var files: [String: String] = [:]
    /// Sources that turned out not to be usable.
    var diagnostics: [Diagnostic] = []
  }

  let reader: FolderReader
  let cache: ImageCache

  /// Makes what the cache does not hold. `progress` is told how many of how many are done.
  /// - Throws: `PublishingError`, or `ImagingError` for a fault of ours.
  func run(_ jobs: [ImageJob], progress: @escaping @Sendable (Int, Int) -> Void) async throws -> Outcome {
    var outcome = Outcome()
    var rest = jobs[...]
    var done = 0
    try await withThrowingTaskGroup(of: (ImageJob, Made).self) { group in
      func addNext() {
        guard let job = rest.popFirst() else { return }
        group.addTask { (job, try make(job)) }
      }
      for _ in 0..<Self.width { addNext() }
      while let (job, made) = try await group.next() {
        addNext()
        done += 1
        progress(done, jobs.count)
        switch made {
        case .file(let path): outcome.files[job.path] = path
        case .refused(let fault): outcome.diagnostics.append(fault)
        }
      }
    }
    return outcome
  }

  enum Made: Sendable {
    case file(String)
    case refused(Diagnostic)
  }

  /// How many images are worked on at once: each holds its pixels in memory.
  private static let width = 4

  /// One image, made if the cache does not hold it.
  /// - Throws: `PublishingError`, or `ImagingError` for a fault of ours.
  func make(_ job: ImageJob) throws -> Made {
    func refused(_ message: String) -> Made {
      .refused(
        Diagnostic(
          .undecodableImage, at: SourceSpan(file: job.sources.first?.path ?? job.path), ["message": message]))
    }
    if let path = cache.file(for: job) { return .file(path) }
    let sources = try job.sources.map { try reader.bytes(of: $0.path, expecting: $0.hash) }
    do {
      return .file(try cache.store(try ImageMaker.make(job, from: sources), for: job))
    } catch let error as ImagingError {
      switch error {
      case .refused(let refusal): return refused("\(refusal)")
      case .encoding(let message): return refused(message)
      case .unfitRecipe, .noEncoder, .leak: throw error
      }
    }
  }
}

extension Rule {
  static let undecodableImage = Rule(
    "undecodable-image", .error,
    message: Wording(
      fr: "cette image est abîmée à l'intérieur ({message})", en: "this image is damaged inside ({message})"),
    remedy: Wording(fr: "enregistrez-la de nouveau depuis sa source", en: "save it again from its source"),
    explanation: Wording(
      fr: "Le début du fichier est sain, mais ses pixels ne peuvent être lus jusqu'au bout.",
      en: "The file begins well, but its pixels cannot be read to the end."))
}
