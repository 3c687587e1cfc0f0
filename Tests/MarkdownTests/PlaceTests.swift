import Diagnostics
import Markdown
import Testing

/// The text of the source at a span of one or more lines.
func excerpt(_ span: SourceSpan, of source: SourceText) -> String {
  var result: [String] = []
  for line in span.start.line...span.end.line {
    let scalars = Array(source.lines[line - 1].unicodeScalars)
    let from = line == span.start.line ? span.start.column - 1 : 0
    let to = line == span.end.line ? span.end.column - 1 : scalars.count
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[from..<to])
    result.append(String(text))
  }
  return result.joined(separator: "\n")
}

@Suite struct Places {
  /// The source text of each image, link, code span, emphasis and comment.
  private func marks(_ text: String) -> [String] {
    let (document, _) = MarkdownReader.read(text, file: "a.md", features: .casebook)
    return document.blocks.allInlines.compactMap { inline in
      switch inline.kind {
      case .text, .softBreak, .lineBreak: nil
      default: excerpt(inline.span, of: document.source)
      }
    }
  }

  @Test(arguments: [
    ("Été *là* ![œil](a.png \"b (c)\") fin", ["*là*", "![œil](a.png \"b (c)\")"]),
    ("> un\ndeux ![x](b.png)\n", ["![x](b.png)"]),
    ("> un\ndeux\n> ![x](b.png) ![y](c.png)\n", ["![x](b.png)", "![y](c.png)"]),
    ("a `b\nc` ![x](d.png)", ["`b\nc`", "![x](d.png)"]),
    ("[a](b \"titre\nlong\") ![x](d.png)", ["[a](b \"titre\nlong\")", "![x](d.png)"]),
    (
      "- é **à ![x](d.png)** `c`\n  [l](#m) <!-- id: a -->",
      ["**à ![x](d.png)**", "![x](d.png)", "`c`", "[l](#m)", "<!-- id: a -->"]
    ),
    ("## Titre <!-- id: é -->", ["<!-- id: é -->"]),
    ("*a **b*** <https://x.fr> [r]\n\n[r]: u", ["*a **b***", "**b**", "<https://x.fr>", "[r]"]),
    ("\\*non\\* &amp; &eacute; *oui*", ["*oui*"]),
    ("| a | b |\n|---|---|\n| é `x\\|y` | [l](m) ![i](j.png) |", ["`x\\|y`", "[l](m)", "![i](j.png)"]),
    ("\u{FEFF}---\r\ntitle: x\r\n---\r\n\r\nUn ![x](y.png)\r\n", ["![x](y.png)"]),
  ])
  func standWhereTheAuthorWroteThem(text: String, expected: [String]) {
    #expect(marks(text) == expected)
  }

  @Test func wordsKeepTheirPlaceAfterALazyLine() {
    let (document, _) = MarkdownReader.read("> un\ndeux *trois* quatre", file: "a.md", features: .casebook)
    let words = document.blocks.allInlines.compactMap { inline in
      if case .text(let text) = inline.kind { [text, excerpt(inline.span, of: document.source)] } else { nil }
    }
    #expect(words == [["un", "un"], ["deux ", "deux "], ["trois", "trois"], [" quatre", " quatre"]])
  }

  @Test(arguments: [100, 511, 512, 513, 5000])
  func aPlaceFarOnALongLineIsTrue(count: Int) {
    let words = String(repeating: "é", count: count)
    #expect(marks("\(words) *là* \(words) `b`") == ["*là*", "`b`"])
  }

  @Test func aColumnCountsScalarsAndATabIsOne() {
    let (document, _) = MarkdownReader.read("-\té🫁 *x*", file: "a.md", features: .casebook)
    let emphasis = document.blocks.allInlines.first { if case .emphasis = $0.kind { true } else { false } }
    #expect(emphasis?.span.start == SourcePosition(line: 1, column: 6))
  }
}

@Suite struct Heads {
  private func read(_ text: String) -> (YAMLValue?, [Diagnostic]) {
    let (document, diagnostics) = MarkdownReader.read(text, file: "a.md", features: .casebook)
    return (document.head, diagnostics)
  }

  private func keys(_ value: YAMLValue?) -> [String] {
    if case .mapping(let entries)? = value?.kind { entries.map(\.key) } else { [] }
  }

  @Test func frenchSpacingBreaksYAMLAndIsShownCorrected() {
    let (head, diagnostics) = read("---\ntitre: Cervicalgies : calcinose\ndate: 2018-03-12\n---\n")
    #expect(diagnostics.map(\.rule.name) == ["head-colon"])
    #expect(diagnostics.first?.span.start == SourcePosition(line: 2, column: 21))
    #expect(diagnostics.first?.remedy(in: .fr) == "écrivez\u{A0}: titre: \"Cervicalgies : calcinose\"")
    #expect(keys(head) == ["titre", "date"])
  }

  @Test(arguments: [
    ("titre: \"Trois\ndate: x\n", "titre: \"Trois\""), ("titre: 'L''été\ndate: x\n", "titre: 'L''été'"),
    ("titre: \"Un \\\" deux\ndate: x\nrésumé: \"bien\"\n", "titre: \"Un \\\" deux\""),
  ])
  func aQuotationMarkThatIsNotClosedIsToldWhereItStands(lines: String, corrected: String) {
    let (head, diagnostics) = read("---\n" + lines + "---\n")
    #expect(diagnostics.map(\.rule.name) == ["head-quote"])
    #expect(diagnostics.first?.span.start == SourcePosition(line: 2, column: 8))
    #expect(diagnostics.first?.remedy(in: .fr) == "écrivez\u{A0}: \(corrected)")
    #expect(keys(head).prefix(2) == ["titre", "date"])
  }

  @Test func aQuotedValueMayGoOverSeveralLines() {
    let (head, diagnostics) = read("---\ntitre: \"Un\n  deux\"\ndate: x\n---\n")
    #expect(diagnostics == [])
    #expect(keys(head) == ["titre", "date"])
    let (_, later) = read("---\ntitre: \"Un\n  deux\"\ndate: [x\n---\n")
    #expect(later.map(\.rule.name) == ["head-syntax"])
  }

  @Test func aRepeatedKeyIsToldAtItsSecondPlaceAndReadingGoesOn() {
    let (head, diagnostics) = read("---\ntitle: a\npatient:\n  age: 5\ntitle: b\ndate: x\n---\n")
    #expect(diagnostics.map(\.rule.name) == ["repeated-key"])
    #expect(diagnostics.first?.span.start == SourcePosition(line: 5, column: 1))
    #expect(diagnostics.first?.notes.first?.span.start == SourcePosition(line: 2, column: 1))
    #expect(keys(head) == ["title", "patient", "date"])
  }

  @Test func theSameKeyInTwoMappingsIsNotRepeated() {
    #expect(read("---\na:\n  b: 1\nc:\n  b: 2\nd:\n  - b: 1\n  - b: 2\n---\n").1.isEmpty)
  }

  @Test func anchorsAndAliasesAreRefused() {
    let (head, diagnostics) = read("---\ntitle: &a x\n---\n")
    #expect(head == nil)
    #expect(diagnostics.map(\.rule.name) == ["head-anchor"])
    #expect(diagnostics.first?.span.start == SourcePosition(line: 2, column: 8))
    #expect(read("---\ntitle: Un & deux * trois\n---\n").1.isEmpty)
  }

  @Test(arguments: [
    ("tags: [a, &b c, *b]", [11, 17]), ("? &k title", [3]), ("a: {x: 1, *b : 2}", [11]), ("a: {\"x\":*b}", [9]),
    ("a: !!str &k x", [10]), ("- - *a", [5]), ("a: 'it''s' # *b", []), ("a: l'*IRM*, *b, [&c]", []),
    ("a: \"x, *b\"", []), ("- R & D", []),
  ])
  func anAnchorIsFoundWhereverAValueMayBegin(line: String, columns: [Int]) {
    #expect(read("---\n\(line)\n---\n").1.filter { $0.rule.name == "head-anchor" }.map(\.span.start.column) == columns)
  }

  @Test func aliasesThatEscapeNoticeAreNotExpanded() {
    // The quote in the text block hides the rest from who looks for anchors only.
    var bomb = "---\na: |\n  \"\nb0: &b0 [x]\n"
    for level in 1...40 { bomb += "b\(level): &b\(level) [*b\(level - 1), *b\(level - 1), *b\(level - 1)]\n" }
    let (head, diagnostics) = read(bomb + "---\n")
    #expect(head == nil)
    #expect(diagnostics.map(\.rule.name) == ["head-anchor"])
  }

  @Test func aNoBreakSpaceAfterTheColonOfAKeyIsASpace() {
    let (head, diagnostics) = read("---\ntitre\u{A0}:\u{A0}Un cas\ndate:\u{202F}x\n---\n")
    #expect(diagnostics.isEmpty)
    #expect(keys(head) == ["titre\u{A0}", "date"])
  }

  @Test func aHeadWithNothingInItIsAHeadWithNoKey() {
    let (head, diagnostics) = read("---\n# rien\n---\n")
    #expect(diagnostics.isEmpty)
    #expect(head?.kind == .mapping([]))
  }

  @Test func aHeadFullOfFaultsIsReadUpToAHundred() {
    let lines = (1...300).map { "k\($0): a : b\n" }.joined()
    #expect(read("---\n\(lines)---\n").1.count == 101)
  }

  @Test func aHeadThatIsNotClosedIsTold() {
    #expect(read("---\ntitle: x\n\n## A\n").1.map(\.rule.name) == ["unclosed-head"])
  }

  @Test func deepNestingIsRefusedAndNotFollowed() {
    let deep = "---\na: " + String(repeating: "[", count: 5000) + "\n---\n"
    #expect(read(deep).1.map(\.rule.name) == ["too-deep"])
    let quotes = String(repeating: ">", count: 3000) + " x\n"
    #expect(read(quotes).1.map(\.rule.name) == ["too-deep"])
  }

  @Test func valuesStandAtTheirPlace() throws {
    let (head, _) = read("---\ntitle: \"é \\\"x\\\"\"\ntags: [a, bé]\n---\n")
    guard case .mapping(let entries)? = head?.kind, case .sequence(let tags) = entries[1].value.kind else {
      Issue.record("a mapping of two keys")
      return
    }
    #expect(entries[0].value.span.start == SourcePosition(line: 2, column: 8))
    #expect(entries[0].value.span.end == SourcePosition(line: 2, column: 17))
    #expect(tags.map(\.span.start.column) == [8, 11])
  }
}

@Suite struct Encodings {
  @Test func windows1252IsReadAndTold() {
    let bytes = Array("## \u{0}".utf8.dropLast()) + [0xC9, 0x74, 0xE9, 0x20, 0x9C, 0x0A]
    let (document, diagnostics) = MarkdownReader.read(bytes, file: "a.md")
    #expect(document.source.lines == ["## Été œ"])
    #expect(diagnostics.map(\.rule.name) == ["windows-1252"])
    #expect(diagnostics.first?.span.start == SourcePosition(line: 1, column: 4))
  }

  @Test func utf16AndNULAreRefused() {
    #expect(MarkdownReader.read([0xFF, 0xFE, 0x41, 0], file: "a.md").1.map(\.rule.name) == ["utf-16"])
    #expect(
      MarkdownReader.read([0x41, 0x0A, 0x42, 0], file: "a.md").1.map(\.span.start) == [
        SourcePosition(line: 2, column: 2)
      ])
  }

  @Test func partedAccentsAreComposedAndPlacesKept() {
    let (document, _) = MarkdownReader.read("e\u{301}te\u{301} *x*", file: "a.md", features: .casebook)
    #expect(document.blocks.allInlines.plainText == "été xx")
    #expect(document.blocks.allInlines[1].span.start.column == 7)
  }
}

/// Found by libFuzzer.
@Suite struct PlacesAfterControls {
  @Test func aLinkOverTwoLinesBeginsWhereItIsOpened() {
    let (document, _) = MarkdownReader.read("[a\n[b]](c)<!--d:-->\n", file: "a.md", features: .casebook)
    guard case .paragraph(let inlines)? = document.blocks.first?.kind else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(inlines.map(\.span.start) == [SourcePosition(line: 1, column: 1), SourcePosition(line: 2, column: 8)])
    #expect(inlines.first?.span.end == SourcePosition(line: 2, column: 8))
  }

  @Test func aSignAtTheStartOfALineBelowAnIndentedOneIsInItsPlace() {
    let (document, _) = MarkdownReader.read(" m\n.<d-->><!--d:-->\n", file: "a.md", features: .casebook)
    guard case .paragraph(let inlines)? = document.blocks.first?.kind else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(inlines.map(\.span.start.column) == [2, 3, 1, 2, 7, 8])
    #expect(inlines.last?.span.end == SourcePosition(line: 2, column: 17))
  }

  /// What takes its place on the page is longer than the character itself.
  @Test func aControlCharacterMovesNothingAfterIt() {
    let (document, faults) = MarkdownReader.read("a \u{07}\u{07} <!-- id: x -->\n", file: "a.md", features: .casebook)
    guard case .paragraph(let inlines)? = document.blocks.first?.kind, let comment = inlines.last else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(comment.span.start == SourcePosition(line: 1, column: 6))
    #expect(comment.span.end == SourcePosition(line: 1, column: 20))
    #expect(inlines.first?.kind == .text("a \u{FFFD}\u{FFFD} "))
    #expect(faults.map(\.rule.name) == ["control-character"])
  }
}
