import Casebook
import Rendering

/// A package of cards for Anki: a collection, and the pictures that its cards show.
struct AnkiPackage {
  /// The file that comes first in it, by which it is known again.
  static let markName = "negatoscope.txt"

  let bytes: [UInt8]
  /// How many cards there are.
  let records: Int
  /// How many pictures it holds.
  let images: Int
  let losses: [ExportLoss: [String]]

  /// The images whose bytes the package needs.
  static func jobs(of content: ExportContent) -> [ImageJob] {
    content.questions.flatMap { _, question in
      question.images.map(\.job) + AnkiNotes.pictures(of: question, content).map(\.form.job)
    }
  }

  /// The package of `content`; `images` are bytes by path.
  /// - Throws: `ExportTrouble`.
  init(of content: ExportContent, images: [String: [UInt8]]) throws(ExportTrouble) {
    let made = AnkiNotes(of: content)
    losses = made.losses
    records = made.notes.reduce(0) { $0 + $1.cards }
    let prefix = ExportFormat.anki.imagePrefix
    // A picture that no field names would be one that Anki calls unused.
    let shown = images.keys.sorted().filter { path in
      made.notes.contains { note in note.fields.contains { $0.contains("src=\"\(prefix)\(path.lastName)\"") } }
    }
    self.images = shown.count
    let names = shown.enumerated().map { ("\($0)", prefix + $1.lastName) }
    do {
      let collection = try AnkiCollection(
        of: made.notes, look: content.theme.cardStyle, lookModified: content.times.lookModified)
      let files =
        [
          ZipImage.File(name: Self.markName, bytes: Array("\(content.generator)\n".utf8), isCompressed: false),
          ZipImage.File(name: "collection.anki2", bytes: collection.bytes, isCompressed: true),
          ZipImage.File(
            name: "media", bytes: Array(AnkiCollection.json(Dictionary(uniqueKeysWithValues: names)).utf8),
            isCompressed: true),
        ]
        + shown.enumerated().map { ZipImage.File(name: "\($0)", bytes: images[$1] ?? [], isCompressed: false) }
      bytes = try ZipImage(files).bytes
    } catch let fault as SQLiteImage.Fault {
      throw ExportTrouble(message: fault.message)
    } catch let fault as ZipImage.Fault {
      throw ExportTrouble(message: fault.message)
    } catch {
      throw ExportTrouble(message: "\(error)")
    }
  }
}

/// A library could not do what is asked of it: a fault of ours, or no memory left.
public struct ExportTrouble: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the library says.
  public var message: String
  /// The same.
  public var description: String { message }
}
