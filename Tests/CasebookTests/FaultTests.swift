import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Casebook

/// Reads a case from text as an author writes it.
func readCase(_ text: String, slug: String = "cas", vocabulary: Vocabulary = Vocabulary()) -> (Case, [Diagnostic]) {
  let (document, faults) = MarkdownReader.read(text, file: "cases/\(slug)/case.md", features: .casebook)
  let (one, more) = CaseReader.read(document, slug: slug, language: .fr, base: nil, vocabulary: vocabulary)
  return (one, (faults + more).inReadingOrder())
}

let head = "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [A]\nstatus: published\n---\n"

/// Each text marks with carets the faults that reading it must find, and it must find no other.
@Suite struct Faults {
  @Test func aPicturePastedAsDataIsNotRepeatedWhole() {
    let (_, faults) = readCase(head + "![a](data:image/png;base64,\(String(repeating: "A", count: 5000)))\n")
    #expect(faults.map(\.rule.name) == ["outside-image"])
    #expect(faults.allSatisfy { $0.message(in: .fr).count < 200 })
  }

  @Test(arguments: [
    """
    ---
    titre: Un cas
    titel: Deux
    ^^^^^ unknown-key
    title: Trois
    ^^^^^ repeated-key
    date: 12/03/2018
          ^^^^^^^^^^ bad-value
    auteurs: [A]
    statut: fini
            ^^^^ bad-value
    ---
    """,
    """
    ---
    ^ missing-key (empty)
    ^ missing-key (empty)
    ^ missing-key (empty)
    ^ missing-key (empty)
    ---
    """,
    """
    ---
    ^ missing-key (empty)
    ^ missing-key (empty)
    title: Un cas
    date: 2026-02-30
          ^^^^^^^^^^ bad-value
    patient: 45 ans, femme
             ^^^^^^^^^^^^^ bad-value
    ---
    """,
    head + """
      # Autre titre
      ^^^^^^^^^^^^^ title-in-body
      ## Imagerie
      ## Imagerie
      ^^^^^^^^^^^ repeated-heading
      """,
    head + """
      ![a](https://exemple.fr/a.png)
           ^^^^^^^^^^^^^^^^^^^^^^^^ outside-image
      ![a](../b/a.png)
           ^^^^^^^^^^ image-outside
      ![a](images\\b.png)
           ^^^^^^^^^^^^ backslash
      ![a](scanner/)
      """,
    head + """
      ![a](images/os.png)
      ![b](autres/os.png)
           ^^^^^^^^^^^^^ repeated-figure
      """,
    head + """
      ![a](a.png) <!-- modalite: TDM; date: 2018-03-12; idd: x -->
                                            ^^^^^^^^^^ figure-date
                                                        ^^^ comment-key
      ![b](b.png) <!-- id: Été 2 -->
                           ^^^^^ malformed-id
      """,
    head + """
      ### QCM 1 : Quel signe ?
          ^^^ question-code
      ### QRM 3 : <!-- id: x -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ question-without-lead
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ no-option
      ### IRM : séquences
      """,
    head + """
      ### QRU : Lequel ? <!-- id: a -->

      - [x] Un
      - [x] Deux
      ^^^^^^^^^^ several-right-answers
      - [ ] Un
      ^^^^^^^^ repeated-option
      - [v] Trois
        ^^^ malformed-box
      - [] Quatre
        ^^ malformed-box
      - ☑ Cinq
        ^ malformed-box
      - Six
        ^^^ option-without-box
      """,
    head + """
      ### QRM : Lesquels ? <!-- id: a -->

      - [x] Un
        > **Inacceptable.** Non.
          ^^^^^^^^^^^^^^^^^ unacceptable-ticked
      - [ ] Deux
        > **Indispensable.** Oui.
          ^^^^^^^^^^^^^^^^^^ required-not-ticked
      - [ ] Trois
        > **Indispensible.** Oui.
          ^^^^^^^^^^^^^^^^^^ status-near-miss
      """,
    head + """
      ### QRU : Lequel ? <!-- id: a -->

      - [x] Un
        > **Indispensable.** Oui.
          ^^^^^^^^^^^^^^^^^^ status-without-effect
      - [ ] Deux
      > Non indenté.
      ^^^^^^^^^^^^^^ feedback-not-indented

      ### QRU : Lequel ? <!-- id: a -->
                                  ^ repeated-question

      - [x] Un
      - [ ] Deux
      * [ ] Trois
      ^^^^^^^^^^^ second-options
      """,
    head + """
      ### QROL (3 points) : Pourquoi ? <!-- id: a -->
                ^ points-do-not-add-up

      - [x] Un
        > **1 point.** Parce que.
      - [x] Deux
        > **1,5 point.** Aussi.

      ### QRU : Lequel ? <!-- id: b -->

      • [x] Un
      ^ not-a-list
      """,
  ])
  func areToldAtTheirPlaceAndNoOther(marked: String) {
    let fixture = CaretFixture(marked, file: "cases/cas/case.md")
    // Questions are short here: what teaches badly has fixtures of its own.
    let diagnostics = readCase(fixture.text).1.filter { fault in !Rule.teaching.contains(fault.rule) }
    #expect(diagnostics.map { MarkedFault($0).description } == fixture.faults.map(\.description))
  }

  @Test func frenchAndEnglishKeysSayTheSame() {
    let french = "titre: X\ndate: 2026-01-02\nauteurs: [A]\nstatut: publié\nâge: 3\n"
    let (one, faults) = readCase(
      "---\n\(french)---\n".replacing(
        "âge: 3\n", with: "patient: {âge: 57, sexe: femme}\nrégions: [cou]\nniveau: socle\ninconnu: oui\n"))
    #expect(faults.isEmpty)
    #expect(one.head.patient == CaseHead.Patient(age: "57", sex: .female))
    #expect(one.head.regions == ["cou"])
    #expect(one.head.level == .socle)
    #expect(one.head.isUnknown)
    #expect(one.head.status == .published)
  }

  @Test func everyRuleHasItsWordsInBothLanguages() {
    for rule in Rule.markdown + Rule.casebook {
      for wording in [rule.message, rule.explanation] + [rule.remedy].compactMap({ $0 }) {
        #expect(!wording.fr.isEmpty && !wording.en.isEmpty, "\(rule.name)")
      }
      #expect(rule.name == rule.name.lowercased() && !rule.name.contains(" "))
    }
    let names = (Rule.markdown + Rule.casebook).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
