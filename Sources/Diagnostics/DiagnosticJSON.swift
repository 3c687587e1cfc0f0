import Foundation

/// A diagnostic as a line of JSON, for editors.
public struct DiagnosticJSON: Encodable, Sendable {
  struct Position: Encodable, Sendable {
    var line: Int
    var column: Int
  }

  struct Note: Encodable, Sendable {
    var file: String
    var start: Position
    var end: Position
    var message: String
  }

  struct Edit: Encodable, Sendable {
    var start: Position
    var end: Position
    var replacement: String
  }

  struct Fix: Encodable, Sendable {
    var edits: [Edit]
    var newName: String?
    var savesAsUTF8: Bool
  }

  let file: String
  let start: Position
  let end: Position
  let severity: String
  let rule: String
  let message: String
  let remedy: String?
  let notes: [Note]
  let fix: Fix?

  /// The diagnostic worded in `language`. Positions count lines and Unicode scalars from 1; `end` is just after.
  public init(_ diagnostic: Diagnostic, language: Language) {
    func position(_ position: SourcePosition) -> Position { Position(line: position.line, column: position.column) }
    file = diagnostic.span.file
    start = position(diagnostic.span.start)
    end = position(diagnostic.span.end)
    severity = diagnostic.rule.severity.rawValue
    rule = diagnostic.rule.name
    message = diagnostic.message(in: language)
    remedy = diagnostic.remedy(in: language)
    fix = diagnostic.fix.map { fix in
      Fix(
        edits: fix.edits.map {
          Edit(start: position($0.span.start), end: position($0.span.end), replacement: $0.replacement)
        }, newName: fix.newName, savesAsUTF8: fix.savesAsUTF8)
    }
    notes = diagnostic.notes.map { note in
      Note(
        file: note.span.file, start: position(note.span.start), end: position(note.span.end),
        message: note.message[language])
    }
  }

  /// One line of JSON, its keys in order.
  public static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
