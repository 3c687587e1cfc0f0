"""Examination: nothing is corrected before all is handed in; a clock, an answer sheet, and what was left is told."""

import re

import pytest
from playwright.sync_api import expect

from assessment import PAGE, choose, entries, go_on, lead, press, said, start, tick
from conftest import DESK, PHONE
from test_access import walk


@pytest.fixture
def page(open_page, asked):
    page = open_page(asked, PAGE)
    page.locator(".assessment-start").wait_for()
    return page


def place(page, number):
    return page.locator(".answer-sheet .sheet-place").nth(number - 1)


def go_to(page, number):
    place(page, number).click()
    page.get_by_role("heading", name=f"Question {number} sur").wait_for()
    page.locator("negato-question").wait_for()


def answer(page):
    """Answers the question on the page: rightly, but with a discordance for the second of the thorax."""
    if page.locator("textarea").count():
        page.locator("textarea").fill("Siège latéral")
    else:
        tick(page, *([1, 2] if "deuxième" in lead(page) else [1]))


def test_nothing_is_corrected_before_all_is_handed_in(page):
    start(page, mode="examination", confidence=True)
    assert page.get_by_role("button", name="Valider").count() == 0
    assert not page.locator(".correction").is_visible()
    answer(page)
    page.get_by_label("Hésitant").check()
    press(page, "Marquer")
    assert page.get_by_role("button", name="Ne plus marquer").get_attribute("aria-pressed") == "true"
    assert said(place(page, 1)) == "1 ⚑ répondue, marquée"
    assert said(page.locator(".answer-sheet summary")) == "Feuille de réponses 1 sur 5"
    # Enter in a question hands in nothing.
    go_to(page, 4)
    assert place(page, 4).get_attribute("aria-current") == "step"
    if page.locator(".option").count():
        page.locator(".option input").first.press("Enter")
    assert page.locator(".question-result").count() == 0 and entries(page) == []
    for number in (2, 3, 4, 5):
        go_to(page, number)
        answer(page)
    # An answer can be taken back.
    go_to(page, 1)
    if not page.locator("textarea").count():
        assert page.locator(".option input:checked").count() > 0
    assert page.get_by_label("Hésitant").is_checked()
    press(page, "Rendre")
    assert said(page.locator(".assessment-panel")).startswith(
        "Rendre l’examen ? Toutes les questions ont une réponse. 1 question est marquée. 1 Rendre")
    assert page.evaluate("document.activeElement.textContent") == "Rendre l’examen\u00a0?"
    press(page, "Rendre")
    page.locator(".score").first.wait_for()
    # 1 of 1, 1 of 2, 1 of 1, and 4 points that the reader has not given himself yet.
    assert said(page.locator("negato-assessment > .score")) == "4 / 9 points soit 44 %"
    provisional = page.locator(".score-provisional")
    assert said(provisional) == "Provisoire : 4 points restent à noter vous-même, plus bas."
    noted = entries(page)
    assert len(noted) == 5 and {one["mode"] for one in noted} == {"examination"}
    assert [one.get("confidence") for one in noted].count("hesitant") == 1
    long = page.locator(".review-item").filter(has_text="QROL")
    assert said(long.locator("summary")) == "QROL 2 Un cou à noter vous-même"
    long.locator("summary").click()
    expect(long.locator("textarea")).to_have_value("Siège latéral")
    long.get_by_label("Siège").check()
    assert said(page.locator("negato-assessment > .score")) == "7 / 9 points soit 78 %"
    assert said(long.locator("summary .bar-score")) == "3 / 4 points"
    expect(provisional).to_be_hidden()
    assert [one["mark"] for one in entries(page) if one["kind"] == "QROL"] == [0.75]
    assert len(entries(page)) == 5
    page.reload()
    press(page, "Revoir le résultat de la dernière série")
    assert said(page.locator("negato-assessment > .score")) == "7 / 9 points soit 78 %"


def test_what_was_left_is_told_and_can_be_gone_back_to(page):
    choose(page, "regions", "Thorax")
    start(page, mode="examination")
    go_on(page)
    press(page, "Rendre")
    panel = page.locator(".assessment-panel")
    assert "2 questions sont sans réponse ; elles vaudront 0." in said(panel)
    panel.get_by_role("button", name="1", exact=True).click()
    page.get_by_role("heading", name="Question 1 sur 2").wait_for()
    assert not panel.is_visible()
    page.locator("negato-question").wait_for()
    answer(page)
    page.wait_for_function("() => document.querySelector('.sheet-count').textContent.startsWith('1 ')")
    go_on(page)
    press(page, "Rendre")
    assert "1 question est sans réponse ; elle vaudra 0." in said(panel)
    press(page, "Revenir aux questions")
    page.get_by_role("heading", name="Question 2 sur 2").wait_for()
    page.locator("negato-question").wait_for()
    press(page, "Rendre")
    press(page, "Rendre")
    page.locator(".score").first.wait_for()
    assert "réponses : 1 sur 2" in said(page.locator(".assessment-facts"))
    # What was not answered is not noted: it was not tried.
    assert len(entries(page)) == 1
    passed = page.locator(".review-item").filter(has_text="sans réponse")
    assert passed.count() == 1
    passed.locator("summary").click()
    passed.locator("negato-question").wait_for()
    answer(page)
    press(page, "Valider")
    assert entries(page)[-1]["mode"] == "training"


@pytest.fixture
def timed(open_page, asked):
    """A page whose clock stands still until it is told otherwise."""
    page = open_page(asked, "404.html")
    page.clock.install()
    page.goto(asked + PAGE)
    page.locator(".assessment-start").wait_for()
    return page


def test_the_clock_stops_with_the_page_and_tells_when_time_is_up(timed):
    page = timed
    choose(page, "regions", "Thorax")
    start(page, mode="examination", limit=10)
    clock = page.locator(".clock")
    assert clock.get_attribute("role") == "timer"
    page.clock.fast_forward("04:30")
    expect(clock).to_have_text(re.compile(r"Temps restant.: 5:(30|2\d)"))
    page.clock.fast_forward("00:40")
    page.clock.run_for(200)
    expect(page.locator(".announcer")).to_have_text("Il reste 5:00.")
    answer(page)
    # Closed for an hour: the clock goes on from where it was.
    page.goto("about:blank")
    page.clock.fast_forward("01:00:00")
    page.go_back()
    press(page, "Reprendre")
    page.locator("negato-question").wait_for()
    assert re.fullmatch(r"Temps restant : 4:(50|4\d)", said(page.locator(".clock")))
    page.clock.fast_forward("04:00")
    expect(page.locator(".clock")).to_have_attribute("data-late", "")
    page.clock.fast_forward("01:00")
    panel = page.locator(".assessment-panel")
    expect(panel.get_by_role("heading")).to_have_text("Le temps est écoulé")
    assert not page.locator("negato-question").is_visible()
    press(page, "Continuer hors temps")
    page.locator("negato-question").wait_for()
    page.clock.fast_forward("00:30")
    assert not panel.is_visible()
    go_on(page) if page.get_by_role("button", name="Suivante").count() else None
    press(page, "Rendre")
    press(page, "Rendre")
    page.locator(".score").first.wait_for()
    assert said(page.locator(".assessment-facts")).endswith("· rendu hors temps")


def test_what_is_handed_in_when_time_is_up_is_not_late(timed):
    page = timed
    start(page, 1, mode="examination", limit=1)
    answer(page)
    page.clock.fast_forward("01:01")
    page.locator(".assessment-panel").get_by_role("button", name="Rendre").click()
    page.locator(".score").first.wait_for()
    assert "hors temps" not in said(page.locator(".assessment-facts"))
    assert len(entries(page)) == 1


def test_without_a_limit_the_clock_tells_what_has_passed(timed):
    page = timed
    start(page, 1, mode="examination")
    page.clock.fast_forward("01:02:03")
    expect(page.locator(".clock")).to_have_text(re.compile(r"Temps passé.: 1:02:0\d"))


def test_what_cannot_be_read_is_not_handed_in(open_page, asked):
    page = open_page(asked, PAGE, DESK)
    choose(page, "regions", "Thorax")
    start(page, mode="examination")
    for _ in range(2):
        answer(page)
        if page.get_by_role("button", name="Suivante").count():
            go_on(page)
    # The page is opened again, and the questions are no longer to be had.
    page.reload()
    page.context.route("**/cases/thorax/questions.js", lambda route: route.fulfill(body="// nothing", content_type="text/javascript"))
    press(page, "Reprendre")
    page.get_by_text("Cette question ne peut pas être lue.").wait_for()
    press(page, "Rendre")
    press(page, "Rendre")
    page.locator(".assessment-panel .complaint").wait_for()
    assert entries(page) == []
    page.context.unroute("**/cases/thorax/questions.js")
    page.locator(".assessment-panel").get_by_role("button", name="Réessayer").click()
    page.locator(".score").first.wait_for()
    assert said(page.locator("negato-assessment > .score")).startswith("2 / 3 points")
    assert len(entries(page)) == 2


def test_an_examination_by_keyboard_alone(page):
    """From the choice of the mode to the result; where the focus goes is where it is expected."""
    def until(test, most=80):
        for _ in range(most):
            if page.evaluate(f"(() => {{ const one = document.activeElement; return {test}; }})()"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(test)

    until("one.name === 'mode'")
    page.keyboard.press("ArrowDown")
    until("one.closest('.limit')")
    page.keyboard.type("30")
    until("one.type === 'submit'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.classList.contains('assessment-place')")
    page.locator("negato-question").wait_for()
    until("one.matches('.sheet-place:not([aria-current])')")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Question 2 sur 5").wait_for()
    page.locator("negato-question").wait_for()
    until("one.closest('.option') || one.localName === 'textarea'")
    page.keyboard.type(" a" if page.locator("textarea").count() else " ")
    until("one.classList.contains('flag')")
    page.keyboard.press("Space")
    until("one.textContent === 'Rendre'")
    page.keyboard.press("Enter")
    until("one.textContent === 'Rendre'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent === 'Résultat'")
    assert "réponses : 1 sur 5" in said(page.locator(".assessment-facts"))


def test_an_examination_by_touch(open_page, asked):
    page = open_page(asked, PAGE, PHONE)
    page.locator("input[value=examination]").tap()
    page.get_by_role("button", name="Commencer").tap()
    page.locator("negato-question").wait_for()
    sheet = page.locator(".answer-sheet")
    # On a phone the sheet makes way for the question.
    assert sheet.get_attribute("open") is None
    sheet.locator("summary").tap()
    place(page, 3).tap()
    page.get_by_role("heading", name="Question 3 sur 5").wait_for()
    page.locator("negato-question").wait_for()
    box = page.locator(".option, textarea").first
    box.tap()
    if page.locator("textarea").count():
        page.locator("textarea").fill("Siège")
    expect(page.locator(".sheet-count")).to_have_text("1 sur 5")
    page.get_by_role("button", name="Rendre", exact=True).tap()
    page.locator(".assessment-panel").get_by_role("button", name="Rendre", exact=True).tap()
    page.locator(".score").first.wait_for()
    assert "réponses : 1 sur 5" in said(page.locator(".assessment-facts"))


@pytest.mark.parametrize("size", [DESK, PHONE, {"viewport": {"width": 1600, "height": 900}}], ids=["desk", "phone", "wide"])
def test_the_focus_is_never_under_the_clock(open_page, asked, size):
    page = open_page(asked, PAGE, size)
    start(page, 5, mode="examination", limit=20, confidence=True)
    page.locator(".answer-sheet").evaluate("one => { one.open = true; }")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".skip-link").focus()
    page.keyboard.press("Shift+Tab")
    _, hidden, covered, missed = walk(page)
    assert (hidden, covered, missed) == ([], [], 0)
