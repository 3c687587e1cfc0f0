/// Takes comments, empty lines and indentation out of scripts, over a quarter of what a page would load of them. Only
/// comments that have lines of their own: what follows a statement on its line stays, and so does every line of a
/// template literal, or of a text that goes on after a reverse solidus.
enum SlimScript {
  /// `script` without them; as it is, where a template literal seems never to be closed, or where code follows a comment
  /// of several lines on its last one.
  static func of(_ script: String) -> String {
    var kept: [Substring] = []
    var isInTemplate = false
    var isInComment = false
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if isInComment {
        guard let end = words.firstRange(of: "*/") else { continue }
        // Code behind its end cannot be told from its words by lines alone.
        guard words[end.upperBound...].allSatisfy(\.isWhitespace) else { return script }
        isInComment = false
        continue
      }
      if !isInTemplate {
        if words.hasPrefix("//") { continue }
        if words.hasPrefix("/*") {
          // Code behind its end keeps the line.
          guard let end = words.firstRange(of: "*/") else {
            isInComment = true
            continue
          }
          if words[end.upperBound...].allSatisfy(\.isWhitespace) { continue }
        }
      }
      let isText = isInTemplate || kept.last?.hasSuffix("\\") == true
      if isText || !words.allSatisfy(\.isWhitespace) { kept.append(isText ? line : words) }
      isInTemplate = ends(inTemplate: isInTemplate, line)
    }
    return isInTemplate || isInComment ? script : kept.joined(separator: "\n")
  }

  /// Whether a template literal is open at the end of a line.
  private static func ends(inTemplate: Bool, _ line: Substring) -> Bool {
    var isInTemplate = inTemplate
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "`", quote == nil {
        isInTemplate.toggle()
      } else if !isInTemplate, character == "\"" || character == "'" {
        quote = quote == nil ? character : quote == character ? nil : quote
      }
    }
    // A lone quotation mark stands in a pattern: marks are then no guide.
    if quote != nil { return inTemplate != (line.count { $0 == "`" } % 2 == 1) }
    return isInTemplate
  }
}
