import Diagnostics
import Fingerprint
import Foundation

/// The files of a theme that pages load, each named by its content.
public struct ThemeAssets: Hashable, Sendable {
  /// `assets/site-HASH.css`: every style, one after the other.
  public let style: OutputFile
  /// `assets/site-HASH.js`: every script, one after the other.
  public let script: OutputFile
  /// The files of one folder of the theme, one after the other, which only some pages load; nil where there are none.
  public struct Bundle: Hashable, Sendable {
    /// `assets/viewer-HASH.css`
    public let style: OutputFile?
    /// `assets/viewer-HASH.js`, and before it a file of its own that a worker runs too: `assets/decoder-HASH.js`
    public let scripts: [OutputFile]

    var files: [OutputFile] { [style].compactMap { $0 } + scripts }

    init(_ name: String, of files: [String: String], after own: String? = nil) {
      let styles = ThemeAssets.joined(files, below: "\(name)/", ending: ".css") { (0, $0) }
      let scripts = ThemeAssets.joined(files, below: "\(name)/", ending: ".js") { (0, $0) }
      style = styles.isEmpty ? nil : ThemeAssets.named(name, "css", ThemeAssets.withoutComments(styles))
      let first = own.flatMap { own in files["\(own).js"].map { ThemeAssets.named(own, "js", $0) } }
      self.scripts = [first, scripts.isEmpty ? nil : ThemeAssets.named(name, "js", scripts)].compactMap { $0 }
    }
  }

  /// The folders of a theme that are joined into a `Bundle` each, by name.
  static let bundleFolders = ["assessment", "author", "viewer"]

  /// What pages with a series load.
  public let viewer: Bundle
  /// What the self-assessment page loads.
  public let assessment: Bundle
  /// What authors draw with: no page loads it by itself. The first line of `script` names its files.
  let author: Bundle
  /// `assets/words-fr-HASH.js`: the words that scripts use.
  public let words: [Language: OutputFile]
  /// `assets/early-HASH.js`: the one script that pages wait for before they show; nil for a theme without one.
  public let early: OutputFile?
  /// `assets/icon-HASH.svg`; nil for a theme without one.
  public let icon: OutputFile?
  /// `assets/logo-HASH.svg`, beside the title of the site; nil for a theme without one.
  public let logo: OutputFile?
  /// How cards look that leave the site: `anki.css`, without its comments; empty for a theme without one.
  let cardStyle: String
  /// The logo's width over its height.
  let logoRatio: Double

  /// All of them, by path; the viewer only for a site that has series.
  func files(withViewer: Bool) -> [OutputFile] {
    let bundles = (withViewer ? viewer.files : []) + assessment.files + author.files
    return ([style, script] + words.values + bundles + [early, icon, logo].compactMap { $0 }).sorted {
      $0.path < $1.path
    }
  }

  init(files: [String: String], words: [Language: Words]) {
    let styles = Self.joined(files, below: "styles/", ending: ".css", by: Self.styleOrder)
    style = Self.named("site", "css", Self.withoutComments(styles))
    author = Bundle("author", of: files)
    let authorFiles = author.files.map { JSON.string(String($0.path.dropFirst("assets/".count))) }.joined(
      separator: ",")
    let told = authorFiles.isEmpty ? "" : "(self.negatoscope ??= {}).authorFiles = [\(authorFiles)];\n"
    script = Self.named("site", "js", told + Self.joined(files, below: "scripts/", ending: ".js") { (0, $0) })
    viewer = Bundle("viewer", of: files, after: "decoder")
    assessment = Bundle("assessment", of: files)
    self.words = words.reduce(into: [:]) { assets, entry in
      let pairs = entry.value.forScripts.map { "\(JSON.string($0.key)):\(JSON.string($0.text))" }
      let text = "(self.negatoscope ??= {}).words = {\(pairs.joined(separator: ","))};\n"
      assets[entry.key] = Self.named("words-\(entry.key.rawValue)", "js", text)
    }
    early = files["early.js"].map { Self.named("early", "js", $0) }
    icon = files["icon.svg"].map { Self.named("icon", "svg", $0) }
    logo = files["logo.svg"].map { Self.named("logo", "svg", $0) }
    cardStyle = Self.withoutComments(files["anki.css"] ?? "")
    logoRatio = files["logo.svg"].map(Self.ratio) ?? 1
  }

  /// The logo's width at a height, in whole pixels; five times as wide as high at most.
  func logoWidth(atHeight height: Int) -> Int { Int((min(5, max(0.2, logoRatio)) * Double(height)).rounded()) }

  /// Width over height of a drawing, by its `viewBox` (SVG 2, section 8.6); 1 where it gives none.
  static func ratio(ofDrawing svg: String) -> Double {
    guard let box = svg.firstMatch(of: /viewBox\s*=\s*["']([^"']*)["']/)?.output.1 else { return 1 }
    let numbers = box.split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return 1 }
    return numbers[2] / numbers[3]
  }

  private static func named(_ name: String, _ ending: String, _ text: String) -> OutputFile {
    OutputFile(path: "assets/\(name)-\(ContentHash(text).short).\(ending)", text: text)
  }

  /// Style sheets without their comments, a sixth of what a page waits for before it shows. What is quoted stays.
  static func withoutComments(_ css: String) -> String {
    css.replacing(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*(?s:.*?)\*\/\n?/) {
      $0.output.hasPrefix("/*") ? "" : $0.output
    }
  }

  /// Tokens, then the base, then the others by name, then what a department writes.
  private static func styleOrder(_ path: String) -> (Int, String) {
    switch path {
    case "styles/tokens.css": (0, path)
    case "styles/base.css": (1, path)
    case "styles/department.css": (3, path)
    default: (2, path)
    }
  }

  private static func joined(
    _ files: [String: String], below folder: String, ending: String, by order: (String) -> (Int, String)
  ) -> String {
    let paths = files.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }
    return paths.sorted { order($0) < order($1) }
      .map { path in
        let written = files[path] ?? ""
        let text = ending == ".js" ? SlimScript.of(written) : written
        return text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
      }.joined()
  }
}
