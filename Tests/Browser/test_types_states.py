"""Every type before, during and after: for every eye and every paper; and what an unknown case keeps to itself."""

import pytest

import questions
from conftest import DESK, PHONE
from test_access import violations
from test_first_case import folded
from test_types_contract import ANSWERS

TYPES = "cases/types/index.html"
NARROW = {"viewport": {"width": 320, "height": 640}}

VALIDATE = """answers => {
  for (const [name, answer] of Object.entries(answers)) {
    document.querySelector(`[data-question='${name}']`).restore(answer, true);
  }
}"""
GIVEN = {name: answer for name, (answer, _, _) in ANSWERS.items()}

# What sticks out to the right, but for what may be scrolled by itself or is drawn over an image.
WIDE = """() => [...document.querySelectorAll("main negato-question *")].filter(one => one.checkVisibility()
    && !one.closest(".table-scroll, .series-row, .visually-hidden, svg, .zone-field")
    && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark"), (NARROW, "light")], ids=str)
def test_every_state_can_be_read_by_everyone(open_page, questions_served, size, scheme):
    page = open_page(questions_served, TYPES, size, color_scheme=scheme)
    for name, answer in GIVEN.items():
        page.locator(f"[data-question='{name}']").evaluate("(question, answer) => question.restore(answer)", answer)
    assert violations(page) == []
    assert page.evaluate(WIDE) == []
    page.evaluate(VALIDATE, GIVEN)
    assert violations(page) == []
    assert page.evaluate(WIDE) == []


def test_forced_colours_take_no_sign_away(open_page, questions_served):
    page = open_page(questions_served, TYPES, DESK, forced_colors="active")
    page.locator("[data-question=tcs] .opinion").nth(3).click()
    outline = "label => getComputedStyle(label).outlineStyle"
    assert page.locator("[data-question=tcs] .opinion").nth(3).evaluate(outline) == "solid"
    page.evaluate(VALIDATE, GIVEN)
    for locator in page.locator(".state-word:visible").all():
        assert locator.inner_text().strip()
    bar = "bar => [getComputedStyle(bar).fill, getComputedStyle(bar.parentElement).borderTopStyle]"
    fill, border = page.locator(".vote-bar:visible rect").first.evaluate(bar)
    assert border == "solid" and fill != "none"


@pytest.mark.parametrize("is_validated", [False, True], ids=["open", "validated"])
def test_paper_shows_each_question_with_its_correction(open_page, questions_served, is_validated):
    page = open_page(questions_served, TYPES, DESK)
    if is_validated:
        page.evaluate(VALIDATE, GIVEN)
    page.emulate_media(media="print")
    assert page.locator("negato-question button:visible").count() == 0
    assert page.locator(".correction-text:visible").count() == 9
    # Each key is there, as a list or beside the options.
    for text in ("Scanner", "Indispensable", "IRM rachidienne", "Votes de 16 experts", "Le siège", "Foyer du bas"):
        assert page.get_by_text(text).locator("visible=true").count() > 0, text
    assert page.locator(".zone-map").evaluate_all("maps => maps.map(map => map.checkVisibility())") == [True] * 5


def test_without_scripts_each_question_can_be_read_and_its_correction_opened(open_page, questions_served):
    page = open_page(questions_served, TYPES, PHONE, java_script_enabled=False)
    assert page.locator("negato-question button:visible").count() == 0
    assert page.locator(".correction-body:visible").count() == 0
    for summary in page.locator(".correction > summary").all():
        summary.click()
    assert page.locator(".correction-text:visible").count() == 9
    assert page.get_by_role("table", name="Votes de 20 experts").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_unknown_case_says_no_word_of_any_key_but_in_its_lesson(questions_site):
    lesson = (questions_site / "cases/inconnu/lesson.html").read_text(encoding="utf-8")
    for word in questions.SECRETS:
        assert word in folded(lesson), word
    for path in sorted(questions_site.rglob("*")):
        name = path.relative_to(questions_site).as_posix()
        if not path.is_file() or name == "cases/inconnu/lesson.html":
            continue
        text = folded(name) + " " + folded(path.read_bytes().decode("utf-8", errors="ignore"))
        for word in questions.SECRETS:
            assert word not in text, f"{word} in {name}"
    met = (questions_site / "cases/inconnu/index.html").read_text(encoding="utf-8")
    # Nor a number of it: the votes of a panel, the places of zones, how many answers are right beside how many are asked.
    for number in ("0 1 2 9 4", "15 30 20 40", "data-right", "data-votes", "data-zone"):
        assert number not in met, number
        assert number in lesson, number
