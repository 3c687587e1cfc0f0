import Diagnostics
import Foundation

extension Duration {
  /// In seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
  /// This many seconds, in words: « 1,20 s », "1.20 s".
  func secondsInWords(_ language: Language) -> String {
    let text = String(format: "%.2f", self)
    return language == .fr ? text.replacing(".", with: ",") + "\u{A0}s" : text + " s"
  }
}
