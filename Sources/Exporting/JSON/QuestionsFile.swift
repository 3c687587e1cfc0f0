import Casebook
import Diagnostics
import Foundation
import Rendering

/// The questions of a site as data: what `Documentation/questions.schema.json` describes.
///
/// The same content gives the same bytes: keys are in order, numbers are finite.
struct QuestionsFile: Encodable {
  /// What the file is of, and by what it is known again.
  static let schemaName = "negatoscope/questions.schema.json"
  /// Raised when what a reader of the file relies on changes.
  static let formatVersion = 1

  var schema = schemaName
  var format = formatVersion
  var generator: String
  var site: SiteData
  var cases: [CaseData]
  var images: [ImageData]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case format, generator, site, cases, images
  }

  struct SiteData: Encodable {
    var id: String
    var title: String
    var language: String
    var marking: String
    var baseAddress: String?
    var isDemonstration: Bool
  }

  struct Term: Encodable {
    var id: String
    var name: String
  }

  struct Text: Encodable {
    var html: String
    var text: String
  }

  struct CaseData: Encodable {
    var id: String
    var slug: String
    var title: String
    var address: String
    var date: String
    var authors: [String]
    var status: String
    var isUnknown: Bool
    var marking: String
    var level: String?
    var regions: [Term]
    var modalities: [Term]
    var progressiveCases: [ProgressiveData]
    var questions: [QuestionData]
  }

  struct ProgressiveData: Encodable {
    var id: String
    var kind: String
    var title: String
    /// Ids, in the order in which they are asked.
    var questions: [String]
  }

  struct QuestionData: Encodable {
    var id: String
    var hash: String
    var kind: String
    var code: String
    var number: Int
    var points: Double
    var rank: String?
    var items: [String]
    var address: String
    var progressive: Place?
    /// Of a QRP, how many options to tick; of a QZP, how many zones to point at.
    var expected: Int?
    var concordance: String?
    var lead: Text
    var stem: Text?
    var hint: Text?
    var before: Text?
    var options: [OptionData]
    var correction: Text?
    var picture: Picture?
    var images: [String]
  }

  struct Place: Encodable {
    var id: String
    var number: Int
  }

  struct OptionData: Encodable {
    var letter: String?
    var text: Text
    var isRight: Bool
    var status: String?
    var points: Double?
    var votes: [Int]?
    var zone: ZoneData?
    var feedback: Text?
  }

  struct ZoneData: Encodable {
    var shape: String
    /// In percent: x, y, width, height; of a polygon, x and y of each corner.
    var numbers: [Double]
    /// First and last slice, from 1.
    var slices: [Int]?
  }

  struct Picture: Encodable {
    var width: Int
    var height: Int
    /// Of a still, its forms, the narrowest first; of a series, its slices in order.
    var files: [String]
    var isSeries: Bool
  }

  struct ImageData: Encodable {
    var file: String
    var width: Int
    var height: Int
  }

  /// The bytes of the file. No tag can be read in it, wherever it is put.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Only texts, finite numbers, and lists of them are encoded: the encoder has nothing to refuse.
    let data = (try? encoder.encode(self)) ?? Data()
    return Array((String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c") + "\n").utf8)
  }
}
