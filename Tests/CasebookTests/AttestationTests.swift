import Casebook
import Diagnostics
import Markdown
import TestSupport
import Testing

@Suite struct Attestations {
  @Test(arguments: [
    """
    ---
    title: Un cas
    date: 2026-01-02
    authors: [A]
    status: draft
    attestation:
      texte:
        par: Dr A
        le: hier
            ^^^^ bad-value
        motif: accord
               ^^^^^^ bad-value
      images: photo
              ^^^^^ bad-value
    accepted: tout
              ^^^^ bad-value
    ---
    """
  ])
  func aFaultyAttestationIsTold(_ text: String) {
    let fixture = CaretFixture(text, file: "cases/cas/case.md")
    #expect(readCase(fixture.text).1.map(MarkedFault.init).sorted() == fixture.faults.sorted())
  }

  @Test func aTranslationKeepsTheAttestationAndTheHiddenWordsOfItsOriginal() {
    let (original, faults) = readCase(
      head.replacing(
        "status: published",
        with: "status: published\ndiagnosis: Goutte\nunknown: true\nrevealing: [tophus]\nattestation: {images: fantôme}"
      ))
    #expect(faults.isEmpty)
    #expect(original.head.attestation == Attestation(images: .phantom))
    let (document, _) = MarkdownReader.read(
      "---\ntitle: A case\ndiagnosis: Gout\nrevealing: [tophi]\n---\n", file: "cases/cas/case.en.md",
      features: .casebook)
    let english = CaseReader.read(
      document, slug: "cas", language: .en, base: original.head, vocabulary: Vocabulary()
    ).0
    #expect(english.head.attestation == original.head.attestation)
    #expect(english.head.diagnosis == "Gout")
    #expect(english.head.revealing == ["tophus", "Goutte", "tophi"])
  }
}
