import Foundation

/// The two types of note of an export. Their identifiers never change: by them an edited card finds its old self.
enum AnkiNotetype: Hashable, Sendable, CaseIterable {
  /// A question and its correction.
  case question
  /// Zones of a picture, by Anki's own image occlusion.
  case occlusion

  /// A number that no other type of note has: a time, as Anki's are.
  var id: Int {
    switch self {
    case .question: 1_795_651_200_001
    case .occlusion: 1_795_651_200_002
    }
  }

  private var name: String {
    switch self {
    case .question: "Négatoscope"
    case .occlusion: "Négatoscope (zones)"
    }
  }

  private var fields: [String] {
    switch self {
    case .question: ["Titre", "Question", "Correction", "Source"]
    // Those of Anki's own type: its editor and its script look for them.
    case .occlusion: ["Occlusion", "Image", "Header", "Back Extra", "Comments"]
    }
  }

  private var front: String {
    switch self {
    case .question: "<div class=\"question\">\n{{Question}}\n</div>\n"
    case .occlusion: "<div class=\"question\">\n{{Header}}\n</div>\n" + Self.picture
    }
  }

  private var back: String {
    switch self {
    case .question: "{{FrontSide}}\n<hr id=\"answer\">\n<div class=\"answer\">\n{{Correction}}\n{{Source}}\n</div>\n"
    case .occlusion:
      "<div class=\"question\">\n{{Header}}\n</div>\n" + Self.picture
        + "<p><button id=\"toggle\">Masques · Masks</button></p>\n<hr id=\"answer\">\n"
        + "<div class=\"answer\">\n{{Back Extra}}\n{{Comments}}\n</div>\n"
    }
  }

  /// What Anki's script draws the masks into.
  private static let picture = """
    <div style="display: none">{{cloze:Occlusion}}</div>
    <div id="err"></div>
    <div id="image-occlusion-container">
    {{Image}}
    <canvas id="image-occlusion-canvas"></canvas>
    </div>
    <script>
    try {
      anki.imageOcclusion.setup();
    } catch (error) {
      document.getElementById("err").textContent = "Anki 23.10 + : " + error;
    }
    </script>

    """

  /// The type as a collection of the schema 11 describes it; `look` is its style sheet, `modified` when it last changed.
  func description(look: String, modified: Int) -> Description {
    Description(
      id: id, name: name, type: self == .occlusion ? 1 : 0, mod: modified, css: look,
      flds: fields.enumerated().map { index, field in
        Description.Field(
          name: field, ord: index, id: id * 10 + index, tag: self == .occlusion ? index : nil,
          preventDeletion: self == .occlusion && index < 4)
      },
      tmpls: [Description.Template(name: name, qfmt: front, afmt: back, id: id * 10 + 9)],
      req: [[.number(0), .text("any"), .numbers(self == .question ? [1] : [0, 1, 2])]],
      originalStockKind: self == .occlusion ? 6 : 0)
  }

  /// What Anki calls a model.
  struct Description: Encodable {
    struct Field: Encodable {
      var name: String
      var ord: Int
      var sticky = false
      var rtl = false
      var font = "Arial"
      var size = 20
      var media: [String] = []
      var id: Int
      var tag: Int?
      var preventDeletion: Bool
    }

    struct Template: Encodable {
      var name: String
      var ord = 0
      var qfmt: String
      var afmt: String
      var bqfmt = ""
      var bafmt = ""
      var id: Int
    }

    /// Which fields a card needs: a list of a number, a word and a list.
    enum Need: Encodable {
      case number(Int)
      case text(String)
      case numbers([Int])

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .numbers(let numbers): try container.encode(numbers)
        }
      }
    }

    var id: Int
    var name: String
    var type: Int
    var mod: Int
    var usn = -1
    var sortf = 0
    var did = 1
    var css: String
    var latexPre = ""
    var latexPost = ""
    var tags: [String] = []
    var vers: [Int] = []
    var flds: [Field]
    var tmpls: [Template]
    var req: [[Need]]
    /// 6 is image occlusion (`OriginalStockKind`).
    var originalStockKind: Int
  }
}
