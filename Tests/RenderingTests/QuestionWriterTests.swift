import Casebook
import Fingerprint
import Testing

@testable import Rendering

@Suite struct QuestionWriterTests {
  private static let qrm = """
    ## Quiz

    ### QRM 1 (2 points) : Quels signes ? <!-- id: signes -->

    Avant la liste.

    > **Indice.** Cherchez.

    - [x] Un *vrai*
      > **Indispensable.** Parce que.
    - [ ] Un faux
      > **Inacceptable.** Danger.
    - [ ] Un autre
    - [x] Dernier

    La correction.

    """

  @Test func `a question of several answers is a form and a closed correction`() throws {
    let body = try SiteFixture.body(Self.qrm)
    let one = try SiteFixture.one("essai", SiteFixture.head() + Self.qrm)
    let hash = QuestionWriter.hash(of: try #require(one.questions.first)).short
    let expected = """
      <negato-question class="question" id="q-signes" data-question="signes" data-case="essai" data-hash="\(hash)" data-kind="QRM" data-points="2" role="group" aria-labelledby="q-signes-title">
      <header class="question-head"><p class="question-code"><abbr title="Question à réponses multiples">QRM</abbr> <span class="question-number">1</span> <span class="question-points">2 points</span></p><h3 class="question-lead" id="q-signes-title">Quels signes ?</h3></header>
      <div class="question-stem">
      <p>Avant la liste.</p>
      </div>
      <details class="question-hint"><summary>Indice</summary>
      <p>Cherchez.</p>
      </details>
      <form class="question-form">
      <fieldset><legend>Plusieurs réponses possibles</legend>
      <ol class="options">
      <li class="option"><label><input type="checkbox" name="signes" value="0"><span class="option-letter">A</span><span class="option-text">Un <em>vrai</em></span></label></li>
      <li class="option"><label><input type="checkbox" name="signes" value="1"><span class="option-letter">B</span><span class="option-text">Un faux</span></label></li>
      <li class="option"><label><input type="checkbox" name="signes" value="2"><span class="option-letter">C</span><span class="option-text">Un autre</span></label></li>
      <li class="option"><label><input type="checkbox" name="signes" value="3"><span class="option-letter">D</span><span class="option-text">Dernier</span></label></li>
      </ol></fieldset>
      <div class="question-actions" data-js-only hidden><button type="submit" class="validate">Valider</button></div>
      </form>
      <details class="correction"><summary>Correction</summary><div class="correction-body">
      <ol class="key">
      <li data-right="true" data-status="required"><p class="key-line"><span class="key-sign" aria-hidden="true">✓</span><span class="option-letter">A</span><span class="key-text">Un <em>vrai</em></span> <span class="key-word">Juste</span> <span class="key-status">Indispensable</span></p><div class="feedback">
      <p>Parce que.</p>
      </div></li>
      <li data-right="false" data-status="unacceptable"><p class="key-line"><span class="key-sign" aria-hidden="true">✗</span><span class="option-letter">B</span><span class="key-text">Un faux</span> <span class="key-word">Faux</span> <span class="key-status">Inacceptable</span></p><div class="feedback">
      <p>Danger.</p>
      </div></li>
      <li data-right="false"><p class="key-line"><span class="key-sign" aria-hidden="true">✗</span><span class="option-letter">C</span><span class="key-text">Un autre</span> <span class="key-word">Faux</span></p></li>
      <li data-right="true"><p class="key-line"><span class="key-sign" aria-hidden="true">✓</span><span class="option-letter">D</span><span class="key-text">Dernier</span> <span class="key-word">Juste</span></p></li>
      </ol>
      <div class="correction-text">
      <p>La correction.</p>
      </div>
      </div></details>
      </negato-question>

      """
    #expect(body.contains(expected))
  }

  @Test func `a question of one answer has radio buttons`() throws {
    let body = try SiteFixture.body("## Q\n\n### QRU 1 : Quoi ? <!-- id: a -->\n\n- [x] Ça\n- [ ] Rien\n\nMot.\n")
    #expect(body.contains("<fieldset><legend>Une seule réponse</legend>"))
    #expect(body.contains("<input type=\"radio\" name=\"a\" value=\"1\">"))
    #expect(body.contains("<span class=\"question-points\">1 point</span>"))
  }

  @Test func `a long answer is written, then marked against a grid without letters or signs`() throws {
    let body = try SiteFixture.body(
      "## Q\n\n### QROL 1 (3 points) : Décrivez. <!-- id: d -->\n\n- [x] Siège\n  > **2,5 points.** Précis.\n- [x] Taille\n  > **0,5 point.** Mesurée.\n\nFin.\n"
    )
    #expect(
      body.contains(
        "<label class=\"answer-label\" for=\"q-d-answer\">Votre réponse</label><textarea id=\"q-d-answer\" rows=\"6\"></textarea>"
      ))
    #expect(!body.contains("class=\"options\""))
    #expect(
      body.contains(
        "<li data-right=\"true\" data-points=\"2.5\"><p class=\"key-line\"><span class=\"key-text\">Siège</span> <span class=\"key-word\">2,5 points</span></p>"
      ))
    #expect(body.contains("<span class=\"key-word\">0,5 point</span>"))
  }

  @Test func `the hash of a question changes with its key, not with its words`() throws {
    func hash(_ text: String) throws -> String {
      let one = try SiteFixture.one("essai", SiteFixture.head() + text)
      return QuestionWriter.hash(of: try #require(one.questions.first)).short
    }
    let first = try hash(Self.qrm)
    #expect(try hash(Self.qrm.replacing("Un faux", with: "Wrong").replacing("signes -->", with: "signs -->")) == first)
    #expect(try hash(Self.qrm.replacing("- [ ] Un autre", with: "- [x] Un autre")) != first)
    #expect(try hash(Self.qrm.replacing("(2 points)", with: "(3 points)")) != first)
    #expect(try hash(Self.qrm.replacing("**Inacceptable.** ", with: "")) != first)
  }
}
