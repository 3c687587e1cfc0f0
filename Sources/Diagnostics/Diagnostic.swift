/// One fault of an author's file, at its place.
public struct Diagnostic: Hashable, Sendable {
  /// Another place that matters: where the name was first given, say.
  public struct Note: Hashable, Sendable {
    /// The other place.
    public var span: SourceSpan
    /// What is there.
    public var message: Wording

    /// A remark about another place.
    public init(_ message: Wording, at span: SourceSpan) {
      self.span = span
      self.message = message
    }
  }

  /// The kind of fault.
  public var rule: Rule
  /// Where it is.
  public var span: SourceSpan
  /// What fills the `{name}` of the rule's wordings.
  public var values: [String: String]
  /// Other places.
  public var notes: [Note]
  /// What to do, when it is more certain here than the rule's own remedy (a nearest name, say).
  public var remedy: Wording?
  /// The remedy as it can be carried out, where there is one certain one.
  public var fix: Fix?

  /// A fault of kind `rule` at `span`.
  public init(
    _ rule: Rule, at span: SourceSpan, _ values: [String: String] = [:], notes: [Note] = [],
    remedy: Wording? = nil, fix: Fix? = nil
  ) {
    self.fix = fix
    self.rule = rule
    self.span = span
    self.values = values
    self.notes = notes
    self.remedy = remedy
  }

  /// What is wrong, in words.
  public func message(in language: Language) -> String { rule.message.filled(values, in: language) }

  /// What to do, in words.
  public func remedy(in language: Language) -> String? {
    (remedy ?? rule.remedy)?.filled(values, in: language)
  }
}

extension Sequence<Diagnostic> {
  /// Sorted by file and place, none twice.
  public func inReadingOrder() -> [Diagnostic] {
    Set(self).sorted {
      ($0.span, $0.rule.name, $0.message(in: .en)) < ($1.span, $1.rule.name, $1.message(in: .en))
    }
  }
}
