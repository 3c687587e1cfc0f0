import Casebook
import Exporting
import Rendering

/// Builds the site that `snapshot` holds, faults and all, then chooses and writes what leaves it: nil where a fault
/// stops the build. No disk, no clock, no network.
/// - Throws: `ExportFault`, if what is asked for is not there.
func export(
  _ format: ExportFormat, _ wishes: ExportWishes, from snapshot: Snapshot, options: BuildOptions,
  times: ExportTimes
) async throws -> (BuildResult, ExportContent?) {
  let (result, memo) = await build(snapshot, options: options)
  guard !result.hasErrors else { return (result, nil) }
  // Every case and the theme are known to the memo: nothing is read again.
  let site = await ContentReading(snapshot, options: options, memo: memo).site
  let selection = try ExportSelection(of: site, wishes)
  let theme = Memo.ReadTheme(snapshot.themeLayers, known: memo.theme).value
  return (
    result,
    ExportContent(
      format, selection, of: site, theme: theme, times: times, encoder: snapshot.encoder,
      generator: "negatoscope \(programVersion)")
  )
}
