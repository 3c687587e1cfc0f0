import Casebook
import Diagnostics

/// Makes titles and descriptions of pages differ: a reader with ten tabs, a history or a list of results tells pages
/// apart by them, and two cases may bear the same name.
enum UniqueHeads {
  /// `views` with, where two titles are the same, the language of the page or the name of its folder added; where two
  /// descriptions are, the title put before.
  static func applied(to views: [PageView], rootLanguage: Language) -> [PageView] {
    var views = views
    change(&views, \.fullTitle) { frame in
      if frame.language != rootLanguage { frame.title += " (\(PageFrame.name(of: frame.language)))" }
    }
    change(&views, \.fullTitle) { frame in frame.title += " (\(name(of: frame.address)))" }
    change(&views, \.description) { frame in frame.description = "\(frame.title). \(frame.description)" }
    return views
  }

  private static func change(
    _ views: inout [PageView], _ text: KeyPath<PageFrame, String>, _ change: (inout PageFrame) -> Void
  ) {
    var places: [String: [Int]] = [:]
    for (place, view) in views.enumerated() {
      if let frame = view.frame { places[frame[keyPath: text], default: []].append(place) }
    }
    for place in places.values.filter({ $0.count > 1 }).flatMap({ $0 }) {
      if var frame = views[place].frame {
        change(&frame)
        views[place].frame = frame
      }
    }
  }

  /// `cases/toux/index.html` is `toux`, `pages/a-propos.html` is `a-propos`.
  private static func name(of address: Address) -> String {
    let components = address.path.split(separator: "/").map(String.init)
    let file = components.last.map { $0.hasSuffix(".html") ? String($0.dropLast(5)) : $0 } ?? ""
    return ["index", "lesson"].contains(file) ? components.dropLast().last ?? file : file
  }
}
