/// Finds the anchors and aliases of a YAML text before a parser expands them.
///
/// Not a parser: it knows where a value may begin, which is where these marks mean something.
struct YAMLAnchors {
  /// One `&` or `*`.
  struct Mark {
    /// From 1.
    var line: Int
    /// In scalars, from 1.
    var column: Int
    var sign: Unicode.Scalar
  }

  private(set) var marks: [Mark] = []
  private var quote: Unicode.Scalar?
  /// How many `[` and `{` are open.
  private var depth = 0

  init(_ lines: [String]) {
    for (index, line) in lines.enumerated() { read(Array(line.unicodeScalars), line: index + 1) }
  }

  private mutating func read(_ line: [Unicode.Scalar], line number: Int) {
    var mayBegin = quote == nil
    var index = 0
    func isSpace(_ index: Int) -> Bool { !line.indices.contains(index) || line[index] == " " || line[index] == "\t" }
    while index < line.count {
      defer { index += 1 }
      let scalar = line[index]
      if let open = quote {
        if scalar == "\\", open == "\"" { index += 1 } else if scalar == open { quote = nil }
        continue
      }
      switch scalar {
      case " ", "\t": continue
      case "#" where index == 0 || isSpace(index - 1): return
      case ":" where depth > 0 || isSpace(index + 1): mayBegin = true
      case "," where depth > 0: mayBegin = true
      case "[" where mayBegin || depth > 0, "{" where mayBegin || depth > 0:
        depth += 1
        mayBegin = true
      case "]" where depth > 0, "}" where depth > 0:
        depth -= 1
        mayBegin = false
      case "-" where mayBegin && isSpace(index + 1), "?" where mayBegin && isSpace(index + 1): continue
      case "!" where mayBegin: while !isSpace(index + 1) { index += 1 }
      case "\"" where mayBegin, "'" where mayBegin:
        quote = scalar
        mayBegin = false
      case "&" where mayBegin && !isSpace(index + 1), "*" where mayBegin && !isSpace(index + 1):
        marks.append(Mark(line: number, column: index + 1, sign: scalar))
        mayBegin = false
      default: mayBegin = false
      }
    }
  }
}
