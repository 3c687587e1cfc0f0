import Diagnostics

/// Who answers for a case: its text and its images apart, and what of it was accepted with a reason.
public struct Attestation: Hashable, Sendable {
  /// Why something of a patient may be published.
  public enum Ground: String, Hashable, Sendable, CaseIterable {
    /// The patient agreed.
    case consent
    /// Nobody can be known by it.
    case nonIdentifiable = "non-identifiable"
  }

  /// Somebody's word.
  public struct Signature: Hashable, Sendable {
    /// Who signs.
    public var by: String
    /// When.
    public var on: CalendarDate
    /// What it rests on.
    public var ground: Ground

    /// A signature.
    public init(by: String, on: CalendarDate, ground: Ground) {
      self.by = by
      self.on = on
      self.ground = ground
    }
  }

  /// What is said of the images.
  public enum Images: Hashable, Sendable {
    /// They are phantoms or drawings: there is no patient.
    case phantom
    /// They are a patient's, and somebody answers for them.
    case signed(Signature)
  }

  /// A finding of the checks that the authors accept.
  public struct Acceptance: Hashable, Sendable {
    /// The name of the rule.
    public var rule: String
    /// Why.
    public var reason: String

    /// An acceptance.
    public init(rule: String, reason: String) {
      self.rule = rule
      self.reason = reason
    }
  }

  /// Who answers for the text; nil if nobody signed.
  public var text: Signature?
  /// Who answers for the images; nil if nobody signed.
  public var images: Images?
  /// What was accepted, as written.
  public var accepted: [Acceptance]

  /// An attestation of these parts.
  public init(text: Signature? = nil, images: Images? = nil, accepted: [Acceptance] = []) {
    self.text = text
    self.images = images
    self.accepted = accepted
  }
}
