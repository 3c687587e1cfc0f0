import Casebook
import Diagnostics
import Markdown
import TestSupport
import Testing

private func readPage(_ text: String, _ kind: PlainPage.Kind) -> (PlainPage, [Diagnostic]) {
  let file = kind == .glossary ? "glossary.md" : "collections/essai.md"
  let (document, faults) = MarkdownReader.read(text, file: file, features: .casebook)
  let (page, more) = PageReader.read(document, kind: kind, slug: "essai", language: .fr, vocabulary: Vocabulary())
  return (page, (faults + more).inReadingOrder())
}

@Suite struct Pages {
  @Test func theNumberedListsOfACollectionAreItsCases() {
    let (page, faults) = readPage(
      """
      ---
      title: Une garde
      ---

      Trois cas.

      1. [](../cases/a/case.md) : pour *commencer*
      2. [Le deuxième](../cases/b/case.md#imagerie)

         Une suite.

      - [](../cases/c/case.md)

      1. un
      2. [](../cases/d/case.md)
      """, .collection)
    #expect(faults.isEmpty)
    #expect(page.entries.map(\.destination) == ["../cases/a/case.md", "../cases/b/case.md#imagerie"])
    #expect(page.entries.map(\.label.plainText) == ["", "Le deuxième"])
    #expect(page.entries.map(\.note.plainText) == ["pour commencer", ""])
    #expect(page.entries.map(\.more.count) == [0, 1])
  }

  @Test(arguments: [
    """
    ---
    title: Une garde
    ---
    1. [](../cases/a/case.md) un
    2. [](../cases/a/case.md) deux
       ^^^^^^^^^^^^^^^^^^^^^^ repeated-case
    """,
    """
    ---
    ^ missing-key (empty)
    titel: Une garde
    ^^^^^ unknown-key
    ---
    1. [](../cases/a/case.md)
    """,
  ])
  func faultsOfACollectionAreTold(_ text: String) {
    let fixture = CaretFixture(text, file: "collections/essai.md")
    #expect(readPage(fixture.text, .collection).1.map(MarkedFault.init).sorted() == fixture.faults.sorted())
  }

  @Test func aCollectionWithoutACaseAndAGlossaryWithoutATermAreTold() {
    #expect(readPage("---\ntitle: T\n---\nUn texte.\n", .collection).1.map(\.rule.name) == ["empty-collection"])
    #expect(readPage("Un texte.\n", .glossary).1.map(\.rule.name) == ["empty-glossary"])
  }

  @Test func aTermOfTheGlossaryHasItsOtherWordsAndItsText() {
    let (page, faults) = readPage(
      "Avant.\n\n## TDM <!-- synonymes: scanner,  CT scan -->\n\nDes coupes.\n\n### Dose\n\n## IRM\n", .glossary)
    #expect(faults.isEmpty)
    #expect(page.glossary.introduction.count == 1)
    #expect(page.glossary.terms.map(\.heading.anchor) == ["tdm", "irm"])
    #expect(page.glossary.terms.map(\.synonyms) == [["scanner", "CT scan"], []])
    #expect(page.glossary.terms.map(\.parts.count) == [2, 0])
  }

  @Test(arguments: [
    ("glossary.md", ContentRole.pageText(.glossary, name: "glossary", language: nil)),
    ("glossary.en.md", .pageText(.glossary, name: "glossary", language: .en)),
    ("collections/garde.en.md", .pageText(.collection, name: "garde", language: .en)),
    ("pages/a.md", .pageText(.page, name: "a", language: nil)),
    ("glossaire.md", .stray), ("collections/a/b.md", .stray),
  ])
  func aTextIsWhatItsPlaceSays(path: String, role: ContentRole) { #expect(ContentRole(path: path) == role) }
}
