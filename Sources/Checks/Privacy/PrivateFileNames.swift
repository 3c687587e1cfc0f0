import Casebook

/// Names, dates and numbers of a patient in the name of a file or folder.
enum PrivateFileNames {
  /// What stands in capitals in a file's name and is no name.
  private static let words: Set<String> = [
    "irm", "tdm", "tep", "pet", "flair", "stir", "axial", "axiale", "coronal", "coronale", "sagittal", "sagittale",
    "mip",
    "mpr", "dwi", "adc", "swi", "tof", "ct", "mri", "img", "dsc", "dscn", "image", "scan", "scanner", "radio", "face",
    "profil", "thorax", "abdomen", "crane", "coupe", "serie", "fig", "figure", "gado", "echo", "doppler", "post", "pre",
    "sans", "avec", "injection", "os", "copie", "copy", "final", "new", "capture", "screenshot", "photo", "pasted",
  ]
  /// First names among the commonest of France's register since 1940 (INSEE, fichier des prénoms), those left out that
  /// are words of radiology or of every day.
  private static let firstNames: Set<String> = [
    "jean", "michel", "philippe", "alain", "patrick", "nicolas", "christophe", "daniel", "bernard", "laurent",
    "stephane",
    "sebastien", "thierry", "frederic", "julien", "gerard", "jacques", "david", "guillaume", "olivier", "thomas",
    "francois", "bruno", "anthony", "kevin", "alexandre", "romain", "maxime", "antoine", "didier", "jerome", "mohamed",
    "nathalie", "isabelle", "sylvie", "catherine", "francoise", "sophie", "valerie", "veronique", "stephanie",
    "sandrine", "celine", "monique", "chantal", "nicole", "jacqueline", "annie", "brigitte", "christine", "dominique",
    "martine", "patricia", "corinne", "laurence", "camille", "julie", "laura", "emilie", "aurelie", "virginie",
    "karine",
    "fatima", "emma", "lea", "manon", "chloe", "lucas", "hugo", "theo", "enzo", "john", "mary", "peter", "james",
    "mohammed", "ahmed", "yann", "jeanne", "simone", "yvette", "denise", "marguerite", "marcel", "andre", "rene",
    "roger", "raymond", "georges", "robert", "henri", "lucien",
  ]

  /// Whether the name of one file or folder, its ending left out, looks like a patient's.
  static func isPrivate(_ name: String, listed: ListedNames) -> Bool {
    isPrivate(
      stem: name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name, listed: listed)
  }

  /// Whether a name without ending looks like a patient's.
  static func isPrivate(stem: String, listed: ListedNames) -> Bool {
    if stem.contains("^") { return true }
    let line = TokenLine(stem.unicodeScalars.map { $0 == "_" || $0 == "-" ? " " : $0 })
    let dashed = TokenLine(stem.unicodeScalars.map { $0 == "_" ? " " : $0 })
    if !PrivateDates.find(in: dashed).isEmpty || !PrivateDates.find(in: line).isEmpty { return true }
    if !PrivateNumbers.find(in: line).isEmpty || !PrivateNames.find(in: dashed, listed: listed).isEmpty { return true }
    let words = line.tokens.filter { $0.kind == .word }
    if titled(line) { return true }
    for (first, second) in zip(words, words.dropFirst()) {
      guard first.text.count >= 3, second.text.count >= 3, !Self.words.contains(first.folded),
        !Self.words.contains(second.folded)
      else { continue }
      if firstNames.contains(first.folded) || firstNames.contains(second.folded) { return true }
      // NOM_Prenom, as French departments write them.
      if first.isInCapitals, second.isCapitalized, !second.isInCapitals { return true }
      if second.isInCapitals, first.isCapitalized, !first.isInCapitals { return true }
    }
    return false
  }

  /// `mme-dupont`, `monsieur martin`
  private static func titled(_ line: TokenLine) -> Bool {
    line.tokens.indices.contains { index in
      let token = line.tokens[index]
      guard ["mme", "mlle", "mr", "monsieur", "madame", "ipp", "nda", "nip", "nir"].contains(token.folded),
        let next = line[index + 1]
      else { return false }
      return next.kind == .word ? next.text.count >= 3 : next.kind == .number && next.text.count >= 4
    }
  }
}
