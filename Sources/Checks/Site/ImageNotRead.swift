import Casebook
import Diagnostics
import Markdown

/// An image that Markdown does not see as one: a space in its address leaves it as text.
enum ImageNotRead: SiteCheck {
  static let rule = Rule(
    "image-not-read", .error,
    message: Wording(
      fr: "cette image n'est pas lue : son adresse contient une espace",
      en: "this image is not read: its address has a space in it"),
    remedy: Wording(
      fr: "renommez le fichier sans espace, ou écrivez « {corrected} »",
      en: "rename the file without spaces, or write \"{corrected}\""),
    explanation: Wording(
      fr:
        "En Markdown, une adresse finit à la première espace ; ce qui suit ne peut être qu'une légende entre guillemets. Une espace s'y écrit %20.",
      en:
        "In Markdown an address ends at its first space; what follows can only be a caption in quotation marks. A space is written %20 there."
    ))
  static let rules = [rule]

  static func faults(in site: Site, of snapshot: Snapshot) -> [Diagnostic] {
    let image = /!\[[^\[\]]*\]\(([^()]*)\)/
    return site.texts.flatMap { text -> [Diagnostic] in
      text.parts.everyBlock.andAllWithin.flatMap { block -> [Diagnostic] in
        guard case .paragraph(let inlines) = block.kind else { return [] }
        return faults(in: inlines, of: text.source, image)
      }
    }
  }

  private static func faults(
    in inlines: [Inline], of source: SourceText, _ image: Regex<(Substring, Substring)>
  ) -> [Diagnostic] {
    // libcmark cuts a line at each bracket: its pieces are joined again, as far as the line goes.
    let lines = inlines.split {
      switch $0.kind {
      case .softBreak, .lineBreak, .image, .html: true
      case .text, .code, .emphasis, .strong, .link: false
      }
    }
    return lines.flatMap { line -> [Diagnostic] in
      guard let first = line.first?.span, let last = line.last?.span else { return [] }
      guard line.contains(where: { if case .text(let text) = $0.kind { text.utf8.contains(0x21) } else { false } })
      else { return [] }
      let text = Array(line).plainText
      // Few lines have the mark; matching each costs more than reading the site.
      guard text.contains("![") else { return [] }
      // Patterns that never look at a sign twice: a line may be as long as a book.
      return text.matches(of: image).compactMap { match -> Diagnostic? in
        let written = match.output.1.prefix { $0 != "\"" }.trimmingPrefix { $0 == "<" || $0.isWhitespace }
          .prefix { $0 != ">" }.trimmingSuffix(while: \.isWhitespace)
        guard written.contains(where: \.isWhitespace), written.suffix(5).contains(".") else { return nil }
        let corrected = written.split(whereSeparator: \.isWhitespace).joined(separator: "%20")
        return Diagnostic(
          rule, at: SourceSpan(file: first.file, start: first.start, end: last.end),
          ["corrected": corrected], fix: fix(String(written), corrected, first, source))
      }
    }
  }

  /// Writes the address without spaces where the line shows it once.
  private static func fix(_ written: String, _ corrected: String, _ first: SourceSpan, _ source: SourceText) -> Fix? {
    let number = first.start.line
    guard source.lines.indices.contains(number - 1) else { return nil }
    let line = source.lines[number - 1]
    let places = line.ranges(of: written)
    guard let place = places.first, places.count == 1 else { return nil }
    return Fix(
      SourceSpan(
        file: source.file, line: number, column: line[..<place.lowerBound].unicodeScalars.count + 1,
        length: written.unicodeScalars.count), corrected)
  }
}
