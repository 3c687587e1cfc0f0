import Fingerprint
import Foundation

/// Notes as a collection of Anki's schema 11, which every Anki since 2.1 imports.
struct AnkiCollection {
  /// The database.
  let bytes: [UInt8]

  private static let tables = """
    PRAGMA page_size = 4096;
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
      ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
      models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
      usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
      flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
      mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
      ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
      "left" integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL,
      data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
      ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
      type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    """

  /// A collection of `notes`; their types look as the style sheet `look`, which last changed at `lookModified` (seconds
  /// since 1970).
  /// - Throws: `SQLiteImage.Fault`.
  init(of notes: [AnkiNote], look: String, lookModified: Int) throws(SQLiteImage.Fault) {
    let modified = max(lookModified, notes.map(\.modified).max() ?? 0)
    let decks = Self.decks(of: notes, modified: modified)
    var rows: [(table: String, values: [[SQLiteImage.Value]])] = []
    let types = AnkiNotetype.allCases.filter { type in notes.contains { $0.type == type } }
    let models = types.map { ("\($0.id)", $0.description(look: look, modified: lookModified)) }
    let byID = Dictionary(uniqueKeysWithValues: decks.map { ("\($0.id)", $0) })
    rows.append(
      (
        "col",
        [
          [
            .integer(1), .integer(modified), .integer(modified * 1000), .integer(modified * 1000), .integer(11),
            .integer(0), .integer(0), .integer(0),
            .text(Self.json(Configuration(curModel: "\(AnkiNotetype.question.id)"))),
            .text(Self.json(Dictionary(uniqueKeysWithValues: models))), .text(Self.json(byID)),
            .text(Self.json(["1": DeckOptions()])), .text("{}"),
          ]
        ]
      ))
    let ids = Dictionary(uniqueKeysWithValues: decks.map { ($0.name, $0.id) })
    var noteIDs: Set<Int> = []
    var cardIDs: Set<Int> = []
    var noteRows: [[SQLiteImage.Value]] = []
    var cardRows: [[SQLiteImage.Value]] = []
    for (place, note) in notes.enumerated() {
      // A moment of the case's day that its name gives, the next free one if it is taken.
      let id = Self.free(note.created + Self.number(note.guid, below: 86_400_000), in: &noteIDs)
      let first = note.fields.first ?? ""
      noteRows.append([
        .integer(id), .text(note.guid), .integer(note.type.id), .integer(note.modified), .integer(-1),
        .text(note.tags.isEmpty ? "" : " \(note.tags.joined(separator: " ")) "),
        .text(note.fields.joined(separator: "\u{1F}")), .text(first),
        .integer(Int(fieldChecksum(of: Self.stripped(first)))), .integer(0), .text(""),
      ])
      for ord in 0..<note.cards {
        let new = [Int](repeating: 0, count: 2) + [place + 1] + [Int](repeating: 0, count: 8)
        cardRows.append(
          [
            .integer(Self.free(id + ord, in: &cardIDs)), .integer(id), .integer(ids[note.deck] ?? 1), .integer(ord),
            .integer(note.modified), .integer(-1),
          ] + new.map { .integer($0) } + [.text("")])
      }
    }
    rows.append(("notes", noteRows))
    rows.append(("cards", cardRows))
    bytes = try SQLiteImage(creating: Self.tables, filling: rows).bytes
  }

  /// The decks and those above them, then the one that Anki always has.
  private static func decks(of notes: [AnkiNote], modified: Int) -> [Deck] {
    var names: [String] = []
    for note in notes {
      var name = ""
      for level in note.deck.components(separatedBy: "::") {
        name += name.isEmpty ? level : "::\(level)"
        if !names.contains(name) { names.append(name) }
      }
    }
    var ids: Set<Int> = [1]
    return [Deck(id: 1, name: "Default", mod: modified)]
      + names.map {
        Deck(id: free(1_795_000_000_000 + number($0, below: 1_000_000_000), in: &ids), name: $0, mod: modified)
      }
  }

  /// A number that a name gives.
  private static func number(_ name: String, below limit: Int) -> Int {
    (Int(ContentHash(name).hexadecimal.prefix(15), radix: 16) ?? 0) % limit
  }

  private static func free(_ id: Int, in taken: inout Set<Int>) -> Int {
    var id = id
    while !taken.insert(id).inserted { id += 1 }
    return id
  }

  /// The words of a first field, which holds no tag but in a field of occlusions.
  private static func stripped(_ html: String) -> String {
    html.replacing("<br>", with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// JSON, its keys in order: the same for the same value.
  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only texts, whole numbers and lists of them are encoded.
    return String(decoding: (try? encoder.encode(value)) ?? Data(), as: UTF8.self)
  }
}

extension AnkiCollection {
  fileprivate struct Deck: Encodable {
    var id: Int
    var name: String
    var mod: Int
    var usn = -1
    var desc = ""
    var dyn = 0
    var conf = 1
    var collapsed = false
    var browserCollapsed = false
    var extendNew = 0
    var extendRev = 0
    var newToday = [0, 0]
    var revToday = [0, 0]
    var lrnToday = [0, 0]
    var timeToday = [0, 0]
  }

  fileprivate struct Configuration: Encodable {
    var activeDecks = [1]
    var curDeck = 1
    var newSpread = 0
    var collapseTime = 1200
    var timeLim = 0
    var estTimes = true
    var dueCounts = true
    var curModel: String
    var nextPos = 1
    var sortType = "noteFld"
    var sortBackwards = false
    var addToCur = true
  }

  /// The options that a new collection has; an import does not take them.
  fileprivate struct DeckOptions: Encodable {
    struct New: Encodable {
      var bury = false
      var delays = [1, 10]
      var initialFactor = 2500
      var ints = [1, 4, 0]
      var order = 1
      var perDay = 20
    }

    struct Lapse: Encodable {
      var delays = [10]
      var leechAction = 1
      var leechFails = 8
      var minInt = 1
      var mult = 0
    }

    struct Review: Encodable {
      var bury = false
      var ease4 = 1.3
      var hardFactor = 1.2
      var ivlFct = 1
      var maxIvl = 36_500
      var perDay = 200
    }

    var id = 1
    var name = "Default"
    var mod = 0
    var usn = 0
    var maxTaken = 60
    var autoplay = true
    var timer = 0
    var replayq = true
    var dyn = false
    var new = New()
    var lapse = Lapse()
    var rev = Review()
  }
}
