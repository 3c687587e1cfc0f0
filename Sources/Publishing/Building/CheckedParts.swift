import Casebook
import Checks
import Rendering

/// A site as the checks see it: its values, what they were read from, its pages. For who measures them (check-cost).
package struct CheckedParts {
  /// The cases and texts.
  package var site: Site
  /// The folders they were read from.
  package var snapshot: Snapshot
  /// The built files of text.
  package var pages: [BuiltPage]
  /// The path of every file.
  package var files: Set<String>

  init(of snapshot: Snapshot, options: BuildOptions) async {
    self.snapshot = snapshot
    site = await ContentReading(snapshot, options: options, memo: Memo()).site
    let rendering = await PageRendering(of: site, theme: Theme.read(layers: snapshot.themeLayers).0, memo: Memo())
    (pages, files) = rendering.checked
  }
}
