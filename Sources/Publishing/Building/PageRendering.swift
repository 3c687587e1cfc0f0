import Casebook
import Checks
import Rendering

/// Renders the pages of a site, in parallel; those whose view, theme and program are known are not rendered again.
struct PageRendering {
  private(set) var files: [OutputFile]
  private(set) var images: [ImageJob]
  private(set) var remembered: [Memo.PageKey: [OutputFile]]

  init(of site: Site, theme: Theme, memo: Memo) async {
    let views = SiteViews.make(of: site, theme: theme, programVersion: programVersion)
    let keys = views.map { Memo.PageKey(view: $0, theme: theme.hash) }
    let rendered = await inParallel(keys) { key in memo.pages[key] ?? key.view.render(with: theme) }
    remembered = Dictionary(zip(keys, rendered)) { first, _ in first }
    files = (rendered.flatMap { $0 } + SiteViews.commonFiles(of: site, theme: theme)).sorted { $0.path < $1.path }
    var jobs: [String: ImageJob] = [:]
    for job in views.flatMap(\.images) { jobs[job.path] = job }
    images = jobs.values.sorted { $0.path < $1.path }
  }

  /// What the checks of pages look at: the files of text, and the path of everything.
  var checked: (pages: [BuiltPage], paths: Set<String>) {
    let pages = files.compactMap { file in
      [".html", ".js", ".xml", ".txt"].contains { file.path.hasSuffix($0) }
        ? BuiltPage(path: file.path, text: String(decoding: file.bytes, as: UTF8.self)) : nil
    }
    return (pages, Set(files.map(\.path)).union(images.map(\.path)))
  }
}
