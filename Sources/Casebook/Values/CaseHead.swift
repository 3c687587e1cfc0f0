import Diagnostics

/// What the YAML head of a case says.
public struct CaseHead: Hashable, Sendable {
  /// Whether a case is published.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Not published: only `--drafts` and the preview show it.
    case draft
    /// On the site.
    case published
    /// Taken back: a stub without its content stands at its address.
    case withdrawn
  }

  /// Depth of a case in the French residency (third cycle) phases.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// First year.
    case socle
    /// Middle years.
    case approfondissement
    /// Last years.
    case consolidation
  }

  /// The patient, as far as told.
  public struct Patient: Hashable, Sendable {
    /// How an age over 89 is told (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)).
    public static let oldestAge = "90+"

    /// Years, a band, or `90+`: `57`, `50-60`.
    public var age: String?
    /// Sex, if told.
    public var sex: Sex?

    /// A patient.
    public init(age: String?, sex: Sex?) {
      self.age = age
      self.sex = sex
    }
  }

  /// Sex of the patient.
  public enum Sex: String, Hashable, Sendable, CaseIterable {
    /// Female.
    case female = "F"
    /// Male.
    case male = "M"
  }

  /// Permanent, written once; the slug where none is written.
  public var id: String
  /// The title: of an unknown case, it does not hold the diagnosis.
  public var title: String
  /// Publication.
  public var date: CalendarDate
  /// Who signs.
  public var authors: [String]
  /// Published or not.
  public var status: Status
  /// Former addresses (slugs).
  public var aliases: [String]
  /// The patient.
  public var patient: Patient?
  /// Identifiers of the vocabulary, or words.
  public var modalities: [String]
  /// Identifiers of the vocabulary, or words.
  public var regions: [String]
  /// Free words. Of an unknown case they are told on the lesson only.
  public var tags: [String]
  /// Depth.
  public var level: Level?
  /// The meeting where it was shown.
  public var meeting: String?
  /// What it is.
  public var diagnosis: String?
  /// How certain: free words.
  public var certainty: String?
  /// One or two sentences that tell what is met, not what it is.
  public var summary: String?
  /// Whether the case is to be discovered.
  public var isUnknown: Bool
  /// Words that would give the diagnosis away, besides the diagnosis and its synonyms.
  public var revealing: [String]
  /// Last review.
  public var review: Review?
  /// Who answers for it.
  public var attestation: Attestation
  /// Where each key stands, under its English name.
  public var spans: [String: SourceSpan]
  /// Where each value stands, under its key's English name; each text of a list apart.
  public var valueSpans: [String: [SourceSpan]] = [:]
  /// Whether the status could be read. Where it could not, the case is a draft that is checked with those on the site:
  /// one fault does not hide the others.
  public var isStatusKnown = true

  /// Who reviewed the case last.
  public struct Review: Hashable, Sendable {
    /// The reviewer.
    public var by: String
    /// When.
    public var on: CalendarDate

    /// A review.
    public init(by: String, on: CalendarDate) {
      self.by = by
      self.on = on
    }
  }

  /// A head that says only this.
  public init(
    id: String, title: String, date: CalendarDate, authors: [String], status: Status, spans: [String: SourceSpan] = [:]
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.authors = authors
    self.status = status
    aliases = []
    patient = nil
    modalities = []
    regions = []
    tags = []
    level = nil
    meeting = nil
    diagnosis = nil
    certainty = nil
    summary = nil
    isUnknown = false
    revealing = []
    review = nil
    attestation = Attestation()
    self.spans = spans
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// Four digits.
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// 1 to 31.
  public var day: Int

  /// Reads `2018-03-12` (ISO 8601); nil for anything else, a 30 February included.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2018-03-12`
  public var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Earlier first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
