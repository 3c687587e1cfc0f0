/// Who may import whom: the table of ARCHITECTURE.md. A target that does not exist yet may stand here.
enum ImportTable {
  /// Target → modules of the house and of packages.
  static let modules: [String: Set<String>] = [
    "CCmark": [],
    "CCrypto": [],
    "CDicom": [],
    "CSQLite": [],
    "CVipsSystem": [],
    "CZip": [],
    "CZlib": [],
    "CVips": ["CVipsSystem"],
    "CLinux": [],
    "Diagnostics": [],
    "Fingerprint": ["CCrypto"],
    "Markdown": ["CCmark", "Diagnostics", "Yams"],
    "Casebook": ["Diagnostics", "Fingerprint", "Markdown"],
    "Checks": ["Casebook", "Diagnostics", "Markdown"],
    "Rendering": ["Casebook", "Diagnostics", "Fingerprint", "Markdown", "Mustache"],
    "Searching": ["Casebook", "CStemmer", "Diagnostics"],
    "Exporting": ["CSQLite", "CZip", "Casebook", "Diagnostics", "Fingerprint", "Markdown", "Rendering"],
    "Imaging": ["Casebook", "CDicom", "CVips", "CZlib", "Diagnostics", "Fingerprint"],
    "Publishing": [
      "CLinux", "Casebook", "Checks", "Diagnostics", "Exporting", "Fingerprint", "Imaging", "Markdown", "Rendering",
      "Searching",
    ],
    "Previewing": ["Casebook", "Diagnostics", "FlyingFox", "FlyingSocks", "Publishing", "Rendering"],
    "negatoscope": [
      "ArgumentParser", "Casebook", "Checks", "Diagnostics", "Exporting", "Fingerprint", "Imaging", "Markdown",
      "Previewing", "Publishing", "Rendering", "Searching",
    ],
  ]

  /// Targets at the edge: only they may touch disk, clock, process or network, so only they import these.
  static let edge: Set<String> = ["Imaging", "Publishing", "Previewing", "negatoscope"]
  static let edgeModules: Set<String> = [
    "Dispatch", "FoundationNetworking", "Glibc", "Musl", "Subprocess", "Synchronization", "SystemPackage",
  ]

  /// What any target may import. FoundationEssentials and Foundation give dates, numbers and text; `FileManager` and
  /// its like are refused by name in `HouseRules`.
  static let everywhere: Set<String> = ["Foundation", "FoundationEssentials", "Swift", "RegexBuilder"]

  /// What `target` may import.
  static func allowed(_ target: String) -> Set<String> {
    modules[target, default: []].union(everywhere).union(edge.contains(target) ? edgeModules : [])
  }
}
