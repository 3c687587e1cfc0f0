import Diagnostics
import Markdown

/// Reads `attestation` and `accepted` of a case's head.
enum AttestationReader {
  private static let grounds: [(Attestation.Ground, [String])] = [
    (.consent, ["consent", "consentement"]), (.nonIdentifiable, ["non-identifiable", "non identifiable"]),
  ]
  private static let signature = [
    Fields.Key("by", "par"), Fields.Key("on", "le"), Fields.Key("ground", "motif"),
  ]

  /// What `fields` say; what they do not say is as in `base`.
  static func read(_ fields: inout Fields, base: Attestation) -> Attestation {
    var attestation = base
    if var parts = fields.fields("attestation", known: [Fields.Key("text", "texte"), "images"]) {
      attestation.text = signed("text", &parts) ?? base.text
      if case .scalar? = parts.value("images")?.kind {
        let isPhantom = parts.choice("images", [(true, ["phantom", "fantôme"])])
        if isPhantom == true { attestation.images = .phantom }
      } else if let signature = signed("images", &parts) {
        attestation.images = .signed(signature)
      }
      fields.take(parts)
    }
    let accepted = fields.list("accepted", known: [Fields.Key("rule", "règle"), Fields.Key("reason", "raison")])
    if !accepted.isEmpty { attestation.accepted = [] }
    for var one in accepted {
      for key in ["rule", "reason"] { one.require(Fields.Key(key)) }
      let (rule, reason) = (one.text("rule"), one.text("reason"))
      if let rule, let reason {
        attestation.accepted.append(Attestation.Acceptance(rule: rule, reason: reason))
      }
      fields.take(one)
    }
    return attestation
  }

  private static func signed(_ key: String, _ parts: inout Fields) -> Attestation.Signature? {
    guard var fields = parts.fields(key, known: signature) else { return nil }
    for key in signature { fields.require(key) }
    defer { parts.take(fields) }
    // Each is read before any is missed: all that is wrong is told.
    let (by, on, ground) = (fields.text("by"), fields.date("on"), fields.choice("ground", grounds))
    guard let by, let on, let ground else { return nil }
    return Attestation.Signature(by: by, on: on, ground: ground)
  }
}
