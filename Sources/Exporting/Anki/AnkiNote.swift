import Casebook
import Diagnostics
import Fingerprint
import Rendering

/// A note of Anki's and its cards.
struct AnkiNote: Hashable, Sendable {
  /// By what Anki knows it again, whatever becomes of its words.
  var guid: String
  var type: AnkiNotetype
  /// What its fields say, in the order of the type.
  var fields: [String]
  var tags: [String]
  /// The whole name of its deck.
  var deck: String
  /// How many cards it makes.
  var cards: Int
  /// Seconds since 1970.
  var modified: Int
  /// Midnight of the case's day, in milliseconds: identifiers are times, and readers see them as such.
  var created: Int
}

/// Makes the notes of an export.
struct AnkiNotes {
  private let content: ExportContent
  private(set) var notes: [AnkiNote] = []
  private(set) var losses: [ExportLoss: [String]] = [:]

  /// The largest picture of a card: no published form that a page shows is larger.
  static let largestPicture = 1920

  init(of content: ExportContent) {
    self.content = content
    losses[.noMarking] = []
    for (one, exported) in content.questions { write(exported, of: one) }
  }

  /// The pictures of a question of zones.
  static func pictures(of exported: ExportedQuestion, _ content: ExportContent) -> [ZonePicture] {
    ZonePicture.all(of: exported, within: largestPicture, largestPicture, encoder: content.encoder)
  }

  private mutating func lose(_ loss: ExportLoss, _ reference: String) { losses[loss, default: []].append(reference) }

  private mutating func write(_ exported: ExportedQuestion, of one: ExportedCase) {
    let question = exported.question
    let reference = one.reference(to: exported)
    let cards = content.cards
    let source = cards.source(exported, of: one, on: content.site)
    if exported.showsSeries { lose(.seriesAsSlice, reference) }
    if question.place != nil { lose(.stepsApart, reference) }
    switch question.kind {
    case .qru, .qrm, .qrp, .qroc, .qrol:
      add(exported, one, part: nil, .question, [cards.asked(exported), cards.answered(exported), source])
    case .tcs:
      lose(.itemsApart, reference)
      for item in question.options.indices {
        add(
          exported, one, part: item + 1, .question,
          [cards.asked(exported, item: item), cards.answered(exported, item: item), source])
      }
    case .qzp:
      lose(.zonesNamed, reference)
      let pictures = Self.pictures(of: exported, content)
      for (index, picture) in pictures.enumerated() {
        let image = "<img src=\"\(ExportFormat.anki.imagePrefix)\(picture.form.job.path.lastName)\">"
        add(
          exported, one, part: pictures.count > 1 ? index + 1 : nil, .occlusion,
          [
            AnkiOcclusion.field(picture.options.compactMap { question.options[$0].zone }), image,
            cards.asked(exported, besides: .hiddenZones),
            cards.zones(picture.options, of: exported) + cards.answered(exported), source,
          ], cards: picture.options.count)
      }
    }
  }

  private mutating func add(
    _ exported: ExportedQuestion, _ one: ExportedCase, part: Int?, _ type: AnkiNotetype, _ texts: [String],
    cards: Int = 1
  ) {
    let suffix = part.map { "#\($0)" } ?? ""
    let language = content.language == content.site.addresses.rootLanguage ? "" : " \(content.language.rawValue)"
    let identity = "\(content.site.settings.id)\n\(one.one.head.id)\n\(exported.question.id)\(suffix)\(language)"
    let name = "\(one.one.head.title) · \(exported.name)\(suffix) · \(exported.lead.plain)"
    let fields = (type == .question ? [CardWriter.text(name)] : []) + texts.map(Harmless.html)
    notes.append(
      AnkiNote(
        guid: ContentHash(identity).short, type: type, fields: fields.map(Self.field), tags: tags(of: exported, one),
        deck: deck(of: one), cards: cards, modified: content.times.modified(one.one),
        created: ExportTimes.seconds(of: one.one.head.date) * 1000))
  }

  /// A field holds no unit separator, which parts fields, and no zero, which ends a text for SQLite.
  private static func field(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { $0.value == 0 || $0.value == 0x1F }) else { return text }
    return String(String.UnicodeScalarView(scalars.filter { $0.value != 0 && $0.value != 0x1F }))
  }

  /// « Négatoscope::Rachis »: two colons in a row would begin another level.
  private func deck(of one: ExportedCase) -> String {
    [content.site.settings.title[content.language], content.regionName(of: one)].map { name in
      let plain = name.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("::", with: ":")
        .replacing("\"", with: "'")
      return plain.isEmpty ? "-" : plain
    }.joined(separator: "::")
  }

  /// Words without a space, by kind: `modalite::tdm`, `rang::a`.
  private func tags(of exported: ExportedQuestion, _ one: ExportedCase) -> [String] {
    func named(_ fr: String, _ en: String, _ words: [String?]) -> [String] {
      let kind = Wording(fr: fr, en: en)[content.language]
      return words.compactMap { $0 }.filter { !$0.slug.isEmpty }.map { "\(kind)::\($0.slug)" }
    }
    let head = one.one.head
    return named("modalite", "modality", one.modalities.map(\.slug))
      + named("region", "region", one.regions.map(\.slug))
      + named("niveau", "level", [head.level?.rawValue]) + named("rang", "rank", [exported.question.rank])
      + named("item", "item", exported.question.items) + named("type", "type", [exported.question.kind.rawValue])
      + named("cas", "case", [one.one.slug])
  }
}
