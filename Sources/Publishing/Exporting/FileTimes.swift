import Casebook
import Exporting

/// When the files of a site were last changed.
enum FileTimes {
  /// The times of what `folders` hold, in seconds; of the themes, those of the style sheet of cards.
  /// - Throws: `PublishingError.disk`.
  static func times(of folders: SiteFolders, day: CalendarDate?) throws -> ExportTimes {
    let walk = try Folder.with(RawPath(folders.content)) { try ContentWalk($0) }
    var times = ExportTimes(day: day)
    for file in walk.files {
      let names = file.path.components
      guard names.count > 2, names[0] == RawPath("cases"), let slug = names[1].text else { continue }
      times.cases[slug] = max(times.cases[slug] ?? 0, seconds(file.stamp))
    }
    for theme in folders.themes {
      let status = try Folder.with(RawPath(theme)) { try $0.status(of: RawPath("anki.css")) }
      times.look = max(times.look, status.map { seconds($0.stamp) } ?? 0)
    }
    return times
  }

  private static func seconds(_ stamp: FileStamp) -> Int { stamp.modified / 1_000_000_000 }
}
