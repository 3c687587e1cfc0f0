import Casebook
import Diagnostics
import Markdown

/// What of a patient was found, and where: the words themselves never reach a message.
public struct PrivacyFinding: Hashable, Sendable {
  /// The fault, which does not hold the words.
  public var diagnostic: Diagnostic
  /// The words, to be hidden wherever else a message would show them.
  public var secret: String
  /// Whether `secret` is the name of a file or folder, to be hidden as a part of paths.
  public var isFileName = false
}

/// The gate: nothing about a patient is published.
///
/// It reads the lines as they were written, so that comments, captions and heads are read too. What it claims to find is
/// listed in `PrivacyKind`.
public enum PrivacyGate {
  static let unknownAcceptance = Rule(
    "unknown-acceptance", .error,
    message: Wording(
      fr: "« {rule} » n'est pas une règle qui s'accepte", en: "\"{rule}\" is not a rule that can be accepted"),
    remedy: Wording(
      fr: "écrivez l'un de : {rules}", en: "write one of: {rules}"),
    explanation: Wording(
      fr: "Seules les trouvailles du contrôle de confidentialité s'acceptent, par leur nom et avec une raison.",
      en: "Only findings of the privacy gate can be accepted, by name and with a reason."))
  static let unusedAcceptance = Rule(
    "unused-acceptance", .warning,
    message: Wording(
      fr: "« {rule} » est accepté, et rien de tel n'est trouvé", en: "\"{rule}\" is accepted, and nothing such is found"
    ),
    remedy: Wording(fr: "retirez cette acceptation", en: "remove this acceptance"),
    explanation: Wording(
      fr: "Une acceptation qui ne sert plus laisserait passer ce qui viendrait ensuite.",
      en: "An acceptance that serves no more would let pass what comes next."))
  static let rareProfile = Rule(
    "rare-profile", .warning,
    message: Wording(
      fr: "un âge exact, un lieu et une année ensemble peuvent désigner quelqu'un",
      en: "an exact age, a place and a year together can single somebody out"),
    remedy: Wording(
      fr: "donnez l'âge en tranche (50-60), retirez le lieu ou l'année",
      en: "give the age as a band (50-60), remove the place or the year"),
    explanation: Wording(
      fr: "Aucun de ces détails n'est un nom ; réunis autour d'une maladie rare, ils peuvent en tenir lieu.",
      en: "None of these details is a name; together, around a rare disease, they can stand for one."))
  static let rules =
    PrivacyKind.allCases.map(\.rule) + [unknownAcceptance, unusedAcceptance, rareProfile]

  private static let acceptable = PrivacyKind.allCases.map(\.rule.name) + [rareProfile.name]

  /// What of patients is in the texts and file names of the site. `names` are those that the department supplies.
  static func findings(in site: Site, of snapshot: Snapshot, names: [String]) -> (
    findings: [PrivacyFinding], others: [Diagnostic]
  ) {
    let listed = ListedNames(names)
    // By the folder of the case.
    let files = Dictionary(grouping: Array(snapshot.images.keys) + Array(snapshot.others.keys)) { path in
      path.split(separator: "/").prefix(2).joined(separator: "/")
    }
    var findings: [PrivacyFinding] = []
    var others: [Diagnostic] = []
    for one in site.readableCases {
      let (found, more) = self.findings(in: one, files[ContentPath.folder(of: one.file)] ?? [], listed)
      findings += found
      others += more
    }
    for series in site.series.values.map(\.series).sorted(by: { $0.file < $1.file }) {
      guard let text = snapshot.texts[series.file] else { continue }
      let source = SourceText(file: series.file, text: TextDecoder.decode(text.bytes, file: series.file).0)
      findings += self.findings(
        in: PrivateLines.words(ofSeries: source), of: series.file, listed, kinds: Set(PrivacyKind.allCases)
      ).map(\.finding)
    }
    for page in site.pages {
      // The legal notice tells who publishes, where and since when.
      findings += self.findings(
        in: PrivateLines(page.source, references: []).lines, of: page.file, listed,
        kinds: [.socialSecurity, .recordNumber, .name, .listedName]
      )
      .map(\.finding)
    }
    return (findings, others)
  }

  /// What of patients is in a text that is not on the site, a draft say: nothing is told of it, but a fault may show it.
  static func secrets(in source: SourceText, names: [String]) -> [PrivacyFinding] {
    findings(
      in: PrivateLines(source, references: []).lines, of: source.file, ListedNames(names),
      kinds: Set(PrivacyKind.allCases)
    ).map(\.finding)
  }

  private static func findings(in one: Case, _ files: [String], _ listed: ListedNames) -> (
    [PrivacyFinding], [Diagnostic]
  ) {
    let references = one.everyPart.flatMap { part -> [SourceSpan] in
      if case .references(let list) = part { list.map(\.span) } else { [] }
    }
    let lines = PrivateLines(one.source, references: references).lines
    var found = findings(in: lines, of: one.file, listed, kinds: Set(PrivacyKind.allCases))
    found += ageInHead(of: one) + fileNames(of: one, files, listed)
    var others: [Diagnostic] = []
    if let profile = profile(of: one, lines, years: found.filter { $0.kind == .year }) { others.append(profile) }
    // One telling of each year is enough.
    var years: Set<String> = []
    found.removeAll { $0.kind == .year && !years.insert($0.finding.secret).inserted }
    let accepted = Set(one.head.attestation.accepted.map(\.rule))
    let told = Set(found.map(\.kind.rule.name) + others.map(\.rule.name))
    others.removeAll { accepted.contains($0.rule.name) }
    if !one.isTranslation || one.head.spans["accepted"] != nil {
      let span = one.head.spans["accepted"] ?? SourceSpan(file: one.file)
      for rule in accepted.sorted() {
        if !acceptable.contains(rule) {
          let nearest = NearestName.of(rule, among: acceptable)
          others.append(
            Diagnostic(
              unknownAcceptance, at: span, ["rule": rule, "rules": acceptable.joined(separator: ", ")],
              remedy: nearest.map { Wording(fr: "vouliez-vous « \($0) » ?", en: "did you mean \"\($0)\"?") }))
        } else if !told.contains(rule) {
          others.append(Diagnostic(unusedAcceptance, at: span, ["rule": rule]))
        }
      }
    }
    return (found.filter { !accepted.contains($0.kind.rule.name) }.map(\.finding), others)
  }

  /// A finding with its kind.
  private struct Found {
    var kind: PrivacyKind
    var finding: PrivacyFinding
  }

  private static func findings(
    in lines: [PrivateLines.Line], of file: String, _ listed: ListedNames, kinds: Set<PrivacyKind>
  ) -> [Found] {
    lines.flatMap { line -> [Found] in
      let tokens = line.tokens
      var found = PrivateNumbers.find(in: tokens) + PrivateContacts.find(in: tokens)
      if line.isReference {
        found += listed.ranges(in: tokens)
      } else {
        found += PrivateDates.find(in: tokens) + PrivateNames.find(in: tokens, listed: listed)
        found += PrivateAges.find(in: tokens) + PrivateAges.years(in: tokens)
      }
      return distinct(found).filter { kinds.contains($0.kind) }.map { one in
        let span = SourceSpan(
          file: file, start: SourcePosition(line: line.number, column: one.start + 1),
          end: SourcePosition(line: line.number, column: one.end + 1))
        let secret = String(String.UnicodeScalarView(tokens.scalars[one.start..<one.end]))
        return Found(
          kind: one.kind, finding: PrivacyFinding(diagnostic: Diagnostic(one.kind.rule, at: span), secret: secret))
      }
    }
  }

  /// Of findings that overlap, the longest: a number is not told as a date too.
  private static func distinct(_ findings: [PrivateFinding]) -> [PrivateFinding] {
    var kept: [PrivateFinding] = []
    for finding in findings.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) {
      guard let last = kept.last, finding.start < last.end else {
        kept.append(finding)
        continue
      }
      if finding.end - finding.start > last.end - last.start { kept[kept.count - 1] = finding }
    }
    return kept
  }

  private static func ageInHead(of one: Case) -> [Found] {
    guard !one.isTranslation || one.head.spans["patient"] != nil, let age = one.head.patient?.age,
      let oldest = age.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }).max(), oldest > 89,
      age != CaseHead.Patient.oldestAge
    else { return [] }
    let span = one.head.span(of: "age", 0) ?? SourceSpan(file: one.file)
    return [
      Found(kind: .age, finding: PrivacyFinding(diagnostic: Diagnostic(PrivacyKind.age.rule, at: span), secret: age))
    ]
  }

  private static func fileNames(of one: Case, _ paths: [String], _ listed: ListedNames) -> [Found] {
    guard !one.isTranslation else { return [] }
    let folder = ContentPath.folder(of: one.file) + "/"
    var told: Set<String> = []
    var found: [Found] = []
    if PrivateFileNames.isPrivate(stem: one.slug, listed: listed) {
      found.append(self.found(one.slug, at: one.file))
    }
    for path in paths.sorted() {
      for name in path.dropFirst(folder.count).split(separator: "/").map(String.init)
      where PrivateFileNames.isPrivate(name, listed: listed) && told.insert(name).inserted {
        found.append(self.found(name, at: path))
      }
    }
    return found
  }

  private static func found(_ name: String, at path: String) -> Found {
    Found(
      kind: .fileName,
      finding: PrivacyFinding(
        diagnostic: Diagnostic(PrivacyKind.fileName.rule, at: SourceSpan(file: path)), secret: name, isFileName: true))
  }

  private static let places: Set<String> = [
    "chu", "chru", "chr", "hopital", "clinique", "hospital", "commune", "village",
  ]

  /// An exact age, a place that is named and a year, in one case.
  private static func profile(of one: Case, _ lines: [PrivateLines.Line], years: [Found]) -> Diagnostic? {
    guard !years.isEmpty, one.head.diagnosis != nil, let age = one.head.patient?.age, Int(age) != nil else {
      return nil
    }
    let isPlaced = lines.contains { line in
      line.tokens.tokens.indices.contains { index in
        guard let token = line.tokens[index], places.contains(token.folded) else { return false }
        return (1...3).contains { line.tokens[index + $0]?.isCapitalized == true }
      }
    }
    return isPlaced ? Diagnostic(rareProfile, at: one.head.spans["patient"] ?? SourceSpan(file: one.file)) : nil
  }
}
