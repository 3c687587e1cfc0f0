import Diagnostics
import Publishing

/// Shows what is mended: each line that changes, as it was and as it is.
struct FixReport {
  let plan: FixPlan
  let language: Language
  let isDryRun: Bool

  func write() {
    for change in plan.changes { Console.write(text(of: change) + "\n", to: .output) }
    Console.write(summary + "\n", to: .output)
  }

  private func text(of change: FixPlan.Change) -> String {
    var text = "\(change.path)\n"
    if change.newPath != change.path { text += "  → \(change.newPath)\n" }
    if change.isRecoded { text += language == .fr ? "  enregistré en UTF-8\n" : "  saved as UTF-8\n" }
    for line in change.lines {
      let number = String(repeating: " ", count: max(0, 5 - "\(line.number)".count)) + "\(line.number)"
      text += "\(number) - \(shown(line.old))\n\(number) + \(shown(line.new))\n"
    }
    return text
  }

  /// A file cannot write on the terminal.
  private func shown(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.properties.generalCategory == .control && $0 != "\t" ? "\u{FFFD}" : $0 }))
  }

  private var summary: String {
    let (faults, files) = (plan.count, plan.changes.count)
    if faults == 0 { return language == .fr ? "Rien à corriger d’office" : "Nothing to mend by itself" }
    let verb = isDryRun ? (fr: "seraient corrigées", en: "would be mended") : (fr: "corrigées", en: "mended")
    let singular = isDryRun ? (fr: "serait corrigée", en: "would be mended") : (fr: "corrigée", en: "mended")
    return language == .fr
      ? "\(faults) \(faults > 1 ? "fautes \(verb.fr)" : "faute \(singular.fr)") dans \(files) fichier\(files > 1 ? "s" : "")"
      : "\(faults) \(faults > 1 ? "faults \(verb.en)" : "fault \(singular.en)") in \(files) file\(files > 1 ? "s" : "")"
  }
}
