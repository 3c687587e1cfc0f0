/// By what a file is known to be an export of ours, so that the next one may take its place.
public enum ExportMark {
  /// How many bytes of the beginning tell it.
  public static let beginningLength = 512

  /// Whether a file that begins so is an export of ours in `format`.
  public static func isOurs(_ beginning: [UInt8], _ format: ExportFormat) -> Bool {
    let text = String(decoding: beginning.prefix(beginningLength), as: UTF8.self)
    return switch format {
    case .json: text.hasPrefix("{\n  \"$schema\" : \"\(QuestionsFile.schemaName)\",")
    case .moodle: text.hasPrefix(MoodleFile.declaration + MoodleFile.mark)
    case .anki:
      // The name of the first file of an archive stands after thirty bytes (APPNOTE.TXT, section 4.3.7).
      beginning.starts(with: [0x50, 0x4B, 3, 4]) && beginning.dropFirst(30).starts(with: AnkiPackage.markName.utf8)
    }
  }
}
