import Diagnostics

/// A piece of YAML, at its place.
public struct YAMLValue: Hashable, Sendable {
  /// What a piece can be. Scalars stay text: `57`, `true` and `2018-03-12` are read by whoever knows what they mean.
  public indirect enum Kind: Hashable, Sendable {
    /// A scalar, as text; an empty one is `""`.
    case scalar(String)
    /// A sequence.
    case sequence([YAMLValue])
    /// A mapping, in the order written, repeated keys included.
    case mapping([Entry])
  }

  /// One line of a mapping.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keySpan: SourceSpan
    /// Its value.
    public var value: YAMLValue

    /// A key and its value.
    public init(key: String, keySpan: SourceSpan, value: YAMLValue) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan

  /// A value of kind `kind` at `span`.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
