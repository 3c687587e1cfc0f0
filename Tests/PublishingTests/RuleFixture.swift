import Casebook
import Checks
import Diagnostics
import Fingerprint
import Foundation
import Publishing
import TestSupport

/// A small site written in one text, with the faults that it must show.
///
/// ```
/// === cases/c/case.md            a file: text with carets under its faults (CaretFixture)
/// === image cases/c/images/a.png 600x400       an image, or damaged, empty, disguised, tooLarge, foreign
/// === frames cases/c/s 3 8x8     slices of a series in a folder, grey of 16 bits
/// === other cases/c/x.dcm        a file that is neither text nor image
/// === refused cases/c/l.png symbolicLink       what the edge refused
/// === theme templates/home.mustache            a file of the site's own theme
/// === output a/index.html        a built page, for the checks of pages
/// === without words/fr.yml nav.home            the built-in theme without a file, or without a word of it
/// === names                      the names that the department supplies, one a line
/// === expect FILE:1:1 rule       a fault that no caret can mark
/// ```
///
/// A case that does not begin with `---` is given a head; a site without `site.yml` is given one.
struct RuleFixture {
  private(set) var snapshot = Snapshot(encoder: "fixture")
  private(set) var pages: [BuiltPage] = []
  private(set) var names: [String] = []
  private var without: [(path: String, key: String?)] = []
  private var carets: [MarkedFault] = []
  private var places: [String] = []

  static let head =
    "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nattestation: { images: phantom }\n---\n\n"

  init(_ text: String) {
    var sections: [(name: String, lines: [Substring])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        sections.append((String(line.dropFirst(4)), []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    for (name, lines) in sections { read(name.split(separator: " ").map(String.init), lines.joined(separator: "\n")) }
    if snapshot.texts["site.yml"] == nil, !places.contains("site.yml:1:1 missing-settings") {
      add("site.yml", "format: 1\ntitle: T\ndemonstration: true\nlanguages: [fr, en]\n")
    }
  }

  private mutating func read(_ words: [String], _ body: String) {
    switch words[0] {
    case "image": snapshot.images[words[1]] = Self.image(words[2])
    case "frames":
      for slice in 1...(Int(words[2]) ?? 1) {
        guard case .image(var facts) = Self.image(words[3]) else { continue }
        (facts.isGrey, facts.bits) = (true, 16)
        snapshot.images["\(words[1])/000\(slice).png"] = .image(facts)
      }
    case "other": snapshot.others[words[1]] = 1
    case "refused": snapshot.refused[words[1]] = Snapshot.Refusal(rawValue: words[2])
    case "theme":
      if snapshot.themeLayers.isEmpty { snapshot.themeLayers = [[:]] }
      snapshot.themeLayers[0][words[1]] = marked(body, file: words[1])
    case "output": pages.append(BuiltPage(path: words[1], text: body))
    case "names": names = body.split(separator: "\n").map(String.init)
    case "without": without.append((words[1], words.count > 2 ? words[2] : nil))
    case "expect": places.append(words.dropFirst().joined(separator: " "))
    default:
      let needsHead = words[0].hasSuffix("case.md") && !body.hasPrefix("---") && words.count == 1
      let text = marked(needsHead ? Self.head + body : body, file: words[0])
      // A scalar for each byte: `\xE9` of Windows-1252 is written é.
      if words.last == "latin1" {
        snapshot.texts[words[0]] = Snapshot.Text(bytes: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      } else {
        add(words[0], text.replacing("␀", with: "\0"))
      }
    }
  }

  private mutating func add(_ path: String, _ text: String) {
    snapshot.texts[path] = Snapshot.Text(bytes: Array(text.utf8))
  }

  private mutating func marked(_ text: String, file: String) -> String {
    let fixture = CaretFixture(text, file: file)
    carets += fixture.faults
    return fixture.text
  }

  private static func image(_ state: String) -> ImageReading {
    switch state {
    case "damaged": return .refused(.damaged)
    case "empty": return .refused(.empty)
    case "disguised": return .refused(.disguised(name: "jpg", content: .png))
    case "tooLarge": return .refused(.tooLarge(pixels: 900_000_000, limit: 100_000_000))
    case "foreign": return .refused(.unknownKind(found: "PDF"))
    default:
      let size = state.split(separator: "x").compactMap { Int($0) }
      return .image(
        ImageFacts(
          kind: .png, width: size[0], height: size[1], isUpright: true, isGreyOrSRGB: true, isAnimated: false,
          hash: ContentHash(state), bytes: 1000))
    }
  }

  /// The built-in theme, less what the fixture takes away.
  func theme(from theme: [String: String]) -> [String: String] {
    without.reduce(into: theme) { theme, one in
      theme[one.path] = one.key.flatMap { key in
        theme[one.path]?.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n")
      }
    }
  }

  /// The faults that are announced: with their end where carets show it.
  var expected: [String] { (carets.map(\.description) + places).sorted() }

  /// The faults that are told, each as it is announced.
  func told(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let whole = MarkedFault(diagnostic).description
      let start = diagnostic.span.start
      return carets.contains { $0.span.start == start && $0.rule == diagnostic.rule.name }
        ? whole : "\(diagnostic.span.file):\(start.line):\(start.column) \(diagnostic.rule.name)"
    }.sorted()
  }
}
