/// The one certain remedy of a fault, as it can be carried out.
public struct Fix: Hashable, Sendable {
  /// A stretch of one line, and what takes its place.
  public struct Edit: Hashable, Sendable {
    /// Within one line of the author's file; empty where something is put in.
    public var span: SourceSpan
    /// What is written there.
    public var replacement: String

    /// Writes `replacement` at `span`.
    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// What changes in the file of the fault: all of it or nothing.
  public var edits: [Edit]
  /// The name that the file takes, in its folder.
  public var newName: String?
  /// Whether the file, which is in Windows-1252, is to be saved as UTF-8.
  public var savesAsUTF8: Bool

  /// A remedy that changes these stretches.
  public init(_ edits: [Edit]) { self.init(edits: edits) }

  /// A remedy that writes `replacement` at `span`.
  public init(_ span: SourceSpan, _ replacement: String) { self.init(edits: [Edit(span, replacement)]) }

  /// A remedy that gives the file another name.
  public init(renamedTo name: String) { self.init(newName: name) }

  /// A remedy that saves the file as UTF-8.
  public static let utf8 = Fix(savesAsUTF8: true)

  private init(edits: [Edit] = [], newName: String? = nil, savesAsUTF8: Bool = false) {
    self.edits = edits
    self.newName = newName
    self.savesAsUTF8 = savesAsUTF8
  }
}

extension SourceSpan {
  /// A stretch of `length` scalars of line `line`, from `column`, both counted from 1.
  public init(file: String, line: Int, column: Int, length: Int) {
    self.init(
      file: file, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + length))
  }
}
