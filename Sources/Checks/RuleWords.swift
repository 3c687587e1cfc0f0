import Diagnostics

extension Rule {
  /// A rule that keeps the site from being published, with its words side by side.
  static func error(
    _ name: String, fr: String, en: String, remedyFr: String, remedyEn: String, why: Wording
  ) -> Rule {
    Rule(name, .error, message: Wording(fr: fr, en: en), remedy: Wording(fr: remedyFr, en: remedyEn), explanation: why)
  }
}
