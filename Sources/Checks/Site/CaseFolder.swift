import Casebook
import Diagnostics

/// What a case's folder must hold, and what its text is called.
enum CaseFolder: SiteCheck {
  static let misnamed = Rule(
    "misnamed-text", .error,
    message: Wording(
      fr: "« {name} » n'est pas lu : le texte d'un cas s'appelle « case.md »",
      en: "\"{name}\" is not read: the text of a case is called \"case.md\""),
    remedy: Wording(fr: "renommez-le « {better} »", en: "rename it \"{better}\""),
    explanation: Wording(
      fr:
        "Un cas est un dossier qui tient un fichier « case.md », et « case.en.md » pour sa traduction anglaise. Les serveurs distinguent les majuscules.",
      en:
        "A case is a folder that holds a file \"case.md\", and \"case.en.md\" for its English translation. Servers tell capitals apart."
    ))
  static let empty = Rule(
    "case-without-text", .error,
    message: Wording(
      fr: "le dossier « {folder} » n'a pas de « case.md »", en: "the folder \"{folder}\" has no \"case.md\""),
    remedy: Wording(
      fr: "écrivez-y « case.md », ou retirez le dossier", en: "write \"case.md\" there, or remove the folder"),
    explanation: Wording(
      fr: "Un dossier de « cases » est un cas. Sans texte, ses images ne sont montrées nulle part.",
      en: "A folder of \"cases\" is a case. Without a text its images are shown nowhere."))
  static let twice = Rule(
    "language-twice", .error,
    message: Wording(
      fr: "« {name} » est dans la langue de « case.md »", en: "\"{name}\" is in the language of \"case.md\""),
    remedy: Wording(
      fr: "gardez l'un des deux, ou changez l'ordre de « languages » dans site.yml",
      en: "keep one of them, or change the order of \"languages\" in site.yml"),
    explanation: Wording(
      fr: "« case.md » est dans la première langue de site.yml ; les deux textes auraient la même adresse.",
      en: "\"case.md\" is in the first language of site.yml; both texts would have the same address."))
  static let unlisted = Rule(
    "unlisted-language", .warning,
    message: Wording(
      fr: "ce texte est en « {language} », que site.yml ne nomme pas : il n'est pas publié",
      en: "this text is in \"{language}\", which site.yml does not name: it is not published"),
    remedy: Wording(
      fr: "ajoutez « {language} » à « languages » dans site.yml", en: "add \"{language}\" to \"languages\" in site.yml"),
    explanation: Wording(
      fr: "« languages » de site.yml dit les langues du site, la première à sa racine.",
      en: "\"languages\" of site.yml tells the languages of the site, the first at its root."))
  static let rules = [misnamed, empty, twice, unlisted]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var folders: [String: String] = [:]
    var hasText: Set<String> = []
    let paths =
      Array(snapshot.texts.keys) + Array(snapshot.images.keys) + Array(snapshot.others.keys)
      + Array(snapshot.refused.keys)
    for path in paths.sorted() {
      let components = path.split(separator: "/").map(String.init)
      guard components.count >= 3, components[0] == "cases" else { continue }
      folders[components[1]] = folders[components[1]] ?? path
      // A text that stands too deep is told by itself.
      if components.count > 3, snapshot.texts[path] != nil { hasText.insert(components[1]) }
      guard components.count == 3 else { continue }
      switch ContentRole(path: path) {
      case .caseText(_, nil): hasText.insert(components[1])
      case .caseText: break
      default:
        guard let better = meant(by: components[2]) else { continue }
        hasText.insert(components[1])
        faults.append(
          Diagnostic(
            misnamed, at: SourceSpan(file: path), ["name": components[2], "better": better],
            fix: components[2].lowercased() == better ? Fix(renamedTo: better) : nil))
      }
    }
    let translated = snapshot.texts.keys.compactMap { path -> (String, String, Language)? in
      switch ContentRole(path: path) {
      case .caseText(let folder, let language?): ("cases/\(folder)/case.md", path, language)
      case .pageText(_, let name, let language?):
        (path.replacing("\(name).\(language.rawValue).md", with: "\(name).md"), path, language)
      default: nil
      }
    }
    for (original, path, language) in translated {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if let folder = path.split(separator: "/").dropFirst().first { hasText.insert(String(folder)) }
      if language == site.settings.languages.first, snapshot.texts[original] != nil {
        faults.append(Diagnostic(twice, at: SourceSpan(file: path), ["name": name]))
      } else if !site.settings.languages.contains(language) {
        faults.append(Diagnostic(unlisted, at: SourceSpan(file: path), ["language": language.rawValue]))
      }
    }
    return faults
      + folders.filter { !hasText.contains($0.key) }.map { folder, path in
        Diagnostic(empty, at: SourceSpan(file: path), ["folder": "cases/\(folder)"])
      }
  }

  /// Whether a file beside which no other rule stands was meant as a case's text.
  static func isMisnamed(_ path: String) -> Bool {
    let components = path.split(separator: "/").map(String.init)
    return components.count == 3 && components[0] == "cases" && meant(by: components[2]) != nil
  }

  /// `Case.MD`, `cas.md`, `case.markdown` mean `case.md`.
  private static func meant(by name: String) -> String? {
    let parts = name.lowercased().split(separator: ".").map(String.init)
    guard let stem = parts.first, let ending = parts.last, parts.count > 1,
      ["md", "markdown", "mdown", "mkd"].contains(ending),
      ["case", "cas", "cases", "index", "readme"].contains(stem) || NearestName.of(stem, among: ["case"]) != nil
    else { return nil }
    let language = parts.count == 3 ? Language(rawValue: parts[1]) : nil
    guard parts.count == 2 || language != nil else { return nil }
    return language.map { "case.\($0.rawValue).md" } ?? "case.md"
  }
}
