"""Questions that are ticked, written and chosen: by pointer, by keyboard alone, by touch; what is said of them."""

import pytest

from conftest import DESK, PHONE

TYPES = "cases/types/index.html"
NBSP = "\u00a0"
SIZES = {"desk": DESK, "phone": PHONE}


class Sheet:
    """One question of the page of all types."""

    def __init__(self, page, name, size="desk"):
        self.page, self.name, self.size = page, name, size
        self.element = page.locator(f"negato-question[data-question='{name}']")

    def press(self, locator):
        """A click, or a tap of a finger."""
        if self.size == "phone":
            locator.tap()
        else:
            locator.click()

    def tick(self, *indices):
        for index in indices:
            self.press(self.element.locator(".option label").nth(index))
        return self

    def validate(self):
        self.press(self.element.locator(".validate"))
        return self

    @property
    def result(self):
        return " ".join(self.element.locator(".question-result").inner_text().split())

    @property
    def score(self):
        return self.element.locator(".score").inner_text()

    @property
    def states(self):
        return self.element.locator(".option").evaluate_all("rows => rows.map(row => row.dataset.state ?? null)")

    @property
    def outcome(self):
        return self.element.evaluate("question => question.outcome")

    @property
    def answer(self):
        return self.element.evaluate("question => question.answer")


@pytest.fixture
def sheet(open_page, questions_served):
    def sheet(name, size="desk", html=TYPES, **options):
        return Sheet(open_page(questions_served, html, SIZES[size], **options), name, size)

    return sheet


@pytest.mark.parametrize("size", SIZES)
def test_ticked_questions_are_marked_with_their_reason(sheet, size):
    one = sheet("qru", size).tick(0).validate()
    assert one.result == "0 / 1 point Ce n’est pas la bonne réponse."
    assert one.states == ["wrong", "missed", "left", "left"]
    many = Sheet(one.page, "qrm", size).tick(0).validate()
    assert many.result == "1 / 2 points 1 discordance → 0,5"
    many = Sheet(one.page, "qrp", size).tick(0, 1, 2).validate()
    assert many.result == "0,67 / 1 point 2 bonnes réponses sur 3 → 0,67"
    assert many.states == ["hit", "hit", "wrong", "left", "missed"]
    assert many.outcome == {"mark": 2 / 3, "points": 1, "reason": "found", "discordances": 2}


def test_vetoes_say_which(sheet):
    one = sheet("qrm").tick(1).validate()
    assert one.result == "0 / 2 points Une réponse indispensable n’a pas été cochée."
    assert " ".join(one.element.locator(".option").nth(0).inner_text().split()) == (
        "A Calcinose ○ Oubliée Indispensable Le C."
    )
    one.element.locator(".retry").click()
    one.tick(0, 3).validate()
    assert one.result == "0 / 2 points Une réponse inacceptable a été cochée."


@pytest.mark.parametrize("size", SIZES)
def test_one_tick_more_than_asked_is_refused_and_said(sheet, size):
    one = sheet("qrp", size)
    legend = one.element.locator("legend")
    assert legend.inner_text() == "3 réponses à cocher (0 sur 3)"
    one.tick(0, 1, 2)
    assert legend.inner_text() == "3 réponses à cocher (3 sur 3)"
    one.tick(3)
    assert one.answer == {"ticked": [0, 1, 2]}
    assert one.element.locator("[role=alert]").inner_text() == (
        f"3 réponses sont demandées{NBSP}: décochez-en une d’abord."
    )
    one.tick(2, 4)
    assert one.element.locator("[role=alert]").count() == 0
    assert one.validate().result == "1 / 1 point Tout est juste."


@pytest.mark.parametrize("size", SIZES)
def test_a_short_answer_is_compared_without_its_clothes(sheet, size):
    one = sheet("qroc", size)
    one.element.locator("input").fill("scanner cérébral")
    one.validate()
    assert one.result == "0 / 1 point Cette réponse n’est pas parmi celles acceptées."
    one.press(one.element.locator(".retry"))
    one.element.locator("input").fill(" L’I.R.M.  MEDULLAIRE.")
    one.validate()
    assert one.result == "1 / 1 point Tout est juste."
    assert one.element.locator(".own-answer").inner_text() == f"Votre réponse{NBSP}: L’I.R.M. MEDULLAIRE."
    matched = one.element.locator("[data-matched]")
    assert " ".join(matched.all_inner_texts()[0].split()) == "✓IRM médullaire Acceptée"
    assert one.element.locator(".judge").count() == 0


def test_an_acceptable_answer_and_a_refused_one_say_so(sheet):
    one = sheet("qroc")
    one.element.locator("input").fill("irm")
    one.validate()
    assert one.result == "0,5 / 1 point Réponse acceptable, sans être celle attendue → 0,5"
    assert "½IRM Acceptable" in " ".join(one.element.locator("[data-matched]").inner_text().split())
    one.element.locator(".retry").click()
    one.element.locator("input").fill("un scanner")
    one.validate()
    told = " ".join(one.element.locator("[data-matched]").inner_text().split())
    assert told == "✗Scanner Refusée Il ne voit pas la moelle."


def test_a_reader_may_judge_his_answer_right_and_think_it_over(sheet):
    one = sheet("qroc")
    one.page.evaluate("""() => { self.told = [];
        document.addEventListener("negatoscope:marked", event => self.told.push(event.detail)); }""")
    one.element.locator("input").fill("résonance magnétique")
    one.validate()
    one.element.get_by_role("button", name="Ma réponse était juste").click()
    assert one.result == "1 / 1 point Vous avez jugé votre réponse juste."
    assert one.answer == {"text": "résonance magnétique", "isJudged": True}
    one.element.get_by_role("button", name="Annuler").click()
    assert one.score == "0 / 1 point"
    told = one.page.evaluate("told")
    assert [(each["mark"], each["reason"]) for each in told] == [(1, "self-judged"), (0, "wrong")]
    # The notebook holds the last word, once.
    kept = one.page.evaluate("negatoscope.notebook.attempts('types', 'qroc').map(each => [each.mark, each.reason])")
    assert kept == [[0, "wrong"]]


def test_more_than_five_words_are_told_and_not_refused(sheet):
    one = sheet("qroc")
    field = one.element.locator("input")
    warning = one.element.locator(".answer-warning")
    field.fill("un deux trois quatre cinq")
    assert warning.is_hidden()
    field.press_sequentially(" six")
    assert warning.is_visible()
    assert one.validate().score == "0 / 1 point"


@pytest.mark.parametrize("size", SIZES)
def test_each_item_of_a_concordance_test_tells_the_votes(sheet, size):
    one = sheet("tcs", size)
    first, second = one.element.locator(".script-item").all()
    one.press(first.locator(".opinion").nth(4))
    one.validate()
    assert one.element.locator("[role=alert]").inner_text() == "1 item attend encore une réponse."
    one.press(second.locator(".opinion").nth(1))
    one.validate()
    assert one.outcome == {"mark": (4 / 9 + 1) / 2, "points": 1, "reason": "panel", "discordances": 1}
    assert one.result == "0,72 / 1 point D’après les votes du panel → 0,72"
    assert first.locator(".state-word").inner_text() == "Votre choix vaut 0,44"
    table = first.get_by_role("table", name="Votes de 16 experts")
    rows = [" ".join(row.split()) for row in table.locator("tbody tr").all_inner_texts()]
    assert rows == [
        "−2 pratiquement éliminée 0 0", "−1 moins probable 1 0,11", "0 ni plus ni moins probable 2 0,22",
        "+1 plus probable 9 1", "+2 pratiquement certaine (votre choix) 4 0,44",
    ]
    bars = table.locator(".vote-bar rect").evaluate_all("bars => bars.map(bar => bar.getAttribute('width'))")
    assert bars == ["0%", "11.11%", "22.22%", "100%", "44.44%"]
    assert "Il la signe." in first.inner_text()
    one.press(one.element.locator(".retry"))
    assert one.answer is None and one.element.locator(".votes:visible").count() == 0


def test_a_long_answer_is_restored_with_its_grid(sheet):
    one = sheet("qrol")
    one.element.locator("textarea").fill("À gauche.")
    one.validate()
    one.element.get_by_label("Le siège").check()
    assert one.result == "2 / 3 points Note que vous vous donnez."
    assert one.answer == {"text": "À gauche.", "ticked": [0]}


def test_every_form_is_answered_by_keyboard_alone(sheet):
    one = sheet("qru")
    keys = one.page.keyboard

    def reach(selector):
        for _ in range(60):
            if one.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            keys.press("Tab")
        raise AssertionError(f"never reached: {selector}")

    reach("[data-question=qru] input")
    for key in ("Space", "ArrowDown"):
        keys.press(key)
    reach("[data-question=qru] .validate")
    keys.press("Enter")
    assert one.score == "1 / 1 point"
    reach("[data-question=qrp] input")
    for _ in range(2):
        keys.press("Space")
        keys.press("Tab")
    keys.press("Enter")
    assert Sheet(one.page, "qrp").score == "0,67 / 1 point"
    reach("[data-question=qroc] input")
    keys.type("irm rachidienne")
    keys.press("Enter")
    assert Sheet(one.page, "qroc").score == "1 / 1 point"
    reach("[data-question=tcs] .script-item:nth-child(1) input")
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    assert one.page.evaluate("document.activeElement.className") == "question-result"
    assert Sheet(one.page, "tcs").answer == {"choices": [3, 0]}
