import Diagnostics

extension Rule {
  /// Every fault that reading a case, a page, the settings or the vocabulary can meet.
  public static let casebook: [Rule] =
    heads + bodies + questions + teaching + zones + assessment + pages + seriesRules + frameRules
}
