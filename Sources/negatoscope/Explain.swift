import ArgumentParser
import Diagnostics
import Foundation
import Publishing

/// `negatoscope explain [RULE]`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a rule exists and how to mend its fault; without a rule, list them all.")

  @Argument(help: ArgumentHelp("The name in brackets at the end of a fault, “missing-image”.", valueName: "rule"))
  var rule: String?

  @Option(help: "Language of the messages: fr or en.")
  var language: Language?

  func run() throws {
    let language = language ?? Console.preferredLanguage
    guard let rule else {
      Console.write(Self.list(in: language), to: .output)
      return
    }
    // As it is copied from a message, brackets and all.
    let name = rule.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
    guard let found = everyRule.first(where: { $0.name == name }) else {
      let nearest = NearestName.of(name, among: everyRule.map(\.name))
      Console.complain(
        Wording(
          fr: "aucune règle ne s’appelle «\u{A0}\(rule)\u{A0}»"
            + (nearest.map { "\u{A0}; vouliez-vous «\u{A0}\($0)\u{A0}»\u{A0}?" } ?? ""),
          en: "no rule is called \"\(rule)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))[language])
      throw ExitCode(2)
    }
    Console.write(Self.text(of: found, in: language), to: .output)
  }

  /// One line a rule, by name: name, severity, message with its values left open.
  static func list(in language: Language) -> String {
    let width = everyRule.map(\.name.count).max() ?? 0
    return everyRule.map { rule in
      let name = rule.name + String(repeating: " ", count: width - rule.name.count)
      let severity = rule.severity == .error ? "error  " : "warning"
      return "\(name)  \(severity)  \(opened(rule.message[language]))\n"
    }.joined()
  }

  /// The rule, its message with its values left open, why it exists, and what to do.
  static func text(of rule: Rule, in language: Language) -> String {
    let remedy = rule.remedy.map { language == .fr ? "Remède\u{A0}: \(opened($0.fr))\n" : "Remedy: \(opened($0.en))\n" }
    return """
      \(rule.name) (\(rule.severity.rawValue))
      \(opened(rule.message[language]))

      \(rule.explanation[language])
      \(remedy.map { "\n" + $0 } ?? "")
      """
  }

  /// `{name}` is a value of the fault: here, an ellipsis.
  private static func opened(_ words: String) -> String { words.replacing(/\{[a-z-]+\}/.ignoresCase(), with: "…") }
}
