import Diagnostics

/// What a file of the content folder is for, told by where it stands.
public enum ContentRole: Hashable, Sendable {
  /// `site.yml`
  case settings
  /// A file of `vocabulary/`.
  case vocabulary
  /// `cases/SLUG/case.md` (language nil) or its translation `case.en.md`.
  case caseText(folder: String, language: Language?)
  /// `pages/NAME.md`, `collections/NAME.md` or `glossary.md` (language nil), or its translation `NAME.en.md`.
  case pageText(PlainPage.Kind, name: String, language: Language?)
  /// `cases/SLUG/…/series.yml`, the series of the folder that holds it.
  case series(caseFolder: String)
  /// No place where anything is looked for.
  case stray

  /// What the file at `path`, below the content folder, is for.
  public init(path: String) {
    let components = path.split(separator: "/").map(String.init)
    let name = components.last ?? ""
    switch components.count {
    case 4... where components[0] == "cases" && name == "series.yml": self = .series(caseFolder: components[1])
    case 1 where name == "site.yml": self = .settings
    case 2 where components[0] == "vocabulary": self = Self.isVocabulary(name) ? .vocabulary : .stray
    case 1:
      guard let (stem, language) = Self.language(of: name), stem == "glossary" else {
        self = .stray
        return
      }
      self = .pageText(.glossary, name: stem, language: language)
    case 2 where components[0] == "pages" || components[0] == "collections":
      guard let (stem, language) = Self.language(of: name) else {
        self = .stray
        return
      }
      self = .pageText(components[0] == "pages" ? .page : .collection, name: stem, language: language)
    case 3 where components[0] == "cases":
      guard let (stem, language) = Self.language(of: name), stem == "case" else {
        self = .stray
        return
      }
      self = .caseText(folder: components[1], language: language)
    default: self = .stray
    }
  }

  /// The names of the lists of words, without their ending.
  public static let vocabularyNames = ["modalities", "regions", "sections", "synonyms"]

  private static func isVocabulary(_ name: String) -> Bool {
    vocabularyNames.contains { name == "\($0).yml" || name == "\($0).yaml" }
  }

  /// `case.en.md` is `case`, in English.
  private static func language(of name: String) -> (String, Language?)? {
    guard name.hasSuffix(".md") else { return nil }
    let stem = String(name.dropLast(3))
    for language in Language.allCases where stem.hasSuffix(".\(language.rawValue)") {
      return (String(stem.dropLast(language.rawValue.count + 1)), language)
    }
    return stem.isEmpty || stem.contains(".") ? nil : (stem, nil)
  }
}
