"""What other scripts rely on: the attributes of a question, its answer as a value, and what it tells."""

import re

import pytest

from conftest import DESK

TYPES = "cases/types/index.html"

# By question: an answer, its mark and reason.
ANSWERS = {
    "qru": ({"ticked": [1]}, 1, "all-right"),
    "qrm": ({"ticked": [0]}, 0.5, "discordances"),
    "qrp": ({"ticked": [0, 1, 2]}, 2 / 3, "found"),
    "qroc": ({"text": "irm"}, 0.5, "acceptable"),
    "tcs": ({"choices": [3, None]}, 0.5, "panel"),
    "qzp": ({"points": [{"x": 25, "y": 50.25}]}, 1, "all-right"),
    "bouts": ({"points": [{"x": 75, "y": 30}, {"x": 75, "y": 31.5}]}, 0.5, "found"),
    "coupes": ({"points": [{"x": 30, "y": 40, "slice": 4}]}, 0.5, "found"),
    "qrol": ({"text": "À gauche", "ticked": [1]}, 1 / 3, "self-marked"),
}

LISTEN = """() => {
  self.told = [];
  for (const name of ["changed", "restored", "validated", "marked"]) {
    document.addEventListener(`negatoscope:${name}`, event => self.told.push([name, event.detail]));
  }
}"""


@pytest.fixture
def page(open_page, questions_served):
    page = open_page(questions_served, TYPES, DESK)
    page.evaluate(LISTEN)
    return page


def question(page, name):
    return page.locator(f"negato-question[data-question='{name}']")


def test_attributes_name_the_case_the_key_and_the_number(page):
    for name in ANSWERS:
        element = question(page, name)
        assert element.get_attribute("data-case") == "types"
        assert re.fullmatch(r"[0-9a-z]{8,}", element.get_attribute("data-hash"))
        assert element.get_attribute("data-scale") is None
    assert question(page, "qrp").get_attribute("data-expected") == "3"


def test_an_answer_is_a_value_that_can_be_put_back(page):
    for name in ANSWERS:
        answer, mark, reason = ANSWERS[name]
        element = question(page, name)
        assert element.evaluate("q => [q.answer, q.isAnswered, q.outcome]") == [None, False, None]
        given = {key: value for key, value in answer.items() if not (name == "qrol" and key == "ticked")}
        assert element.evaluate("(q, answer) => q.restore(answer)", answer)
        assert element.evaluate("q => [q.answer, q.isAnswered, q.outcome]") == [given, True, None]
        assert element.locator(".question-result").count() == 0
        focus = page.evaluate("document.activeElement.tagName")
        assert element.evaluate("(q, answer) => q.restore(answer, true)", answer)
        assert element.evaluate("q => q.answer") == answer
        outcome = element.evaluate("q => q.outcome")
        assert (outcome["mark"], outcome["reason"]) == (mark, reason)
        assert page.evaluate("document.activeElement.tagName") == focus
    # Nothing of it is new: nothing is noted.
    assert {each[0] for each in page.evaluate("told")} == {"restored"}
    assert page.evaluate("negatoscope.notebook.entries.length") == 0


def test_a_judged_answer_is_put_back_as_such(page):
    element = question(page, "qroc")
    element.evaluate("q => q.restore({ text: 'résonance', isJudged: true }, true)")
    assert element.evaluate("q => [q.outcome.mark, q.outcome.reason]") == [1, "self-judged"]
    assert element.locator(".judge").inner_text().startswith("Annuler")


def test_in_an_examination_nothing_is_told_before_the_end(page):
    for name in ANSWERS:
        answer, mark, reason = ANSWERS[name]
        element = question(page, name)
        # As a page does that draws questions: the attribute stands there before the element does.
        html = page.evaluate("""async name => {
          const text = await new Promise(done => {
            const request = new XMLHttpRequest();
            request.onload = () => done(request.response);
            request.open("GET", location.href);
            request.responseType = "document";
            request.send();
          });
          return text.querySelector(`[data-question='${name}']`).outerHTML;
        }""", name)
        page.evaluate("""html => {
          const sheet = document.createElement("template");
          sheet.innerHTML = html;
          sheet.content.firstElementChild.dataset.mode = "examination";
          document.querySelector("main").replaceChildren(sheet.content);
        }""", html)
        assert element.locator(".validate").is_hidden()
        assert element.locator(".correction").is_hidden()
        if name == "qrp":
            assert element.locator(".question-hint").is_hidden()
        if name == "qroc":
            element.locator("input").press("Enter")
            assert element.get_attribute("data-stage") == "open"
        element.evaluate("(q, answer) => q.restore(answer)", answer)
        page.evaluate("document.activeElement.blur()")
        assert element.evaluate("q => q.validate({ isQuiet: true })")
        assert page.evaluate("document.activeElement === document.body")
        assert element.locator(".question-result").is_visible()
        assert element.locator(".retry").count() == 0
        (told,) = [each for kind, each in page.evaluate("told") if kind == "validated" and each["id"] == name]
        assert {key: told[key] for key in ("id", "case", "kind", "answer", "mark", "points", "reason")} == {
            "id": name, "case": "types", "kind": element.get_attribute("data-kind"), "answer": answer, "mark": mark, "reason": reason,
            "points": float(element.get_attribute("data-points")),
        }
        assert told["hash"] == element.get_attribute("data-hash")


def test_a_sheet_left_white_is_worth_nothing(page):
    for name in ANSWERS:
        element = question(page, name)
        assert element.evaluate("q => q.validate({ isQuiet: true })")
        assert element.evaluate("q => [q.answer, q.outcome.mark]") == [None, 0]
        reason = "Note que vous vous donnez." if name == "qrol" else "Aucune réponse n’a été donnée."
        assert reason in element.locator(".question-result").inner_text()


def test_what_the_reader_does_is_told_and_noted_once(page):
    element = question(page, "qrm")
    for index in (0, 1):
        element.locator("input").nth(index).check()
    element.locator(".validate").click()
    told = page.evaluate("told")
    assert [kind for kind, _ in told] == ["changed", "changed", "validated"]
    assert told[0][1] == {"id": "qrm", "case": "types"}
    (kept,) = page.evaluate("negatoscope.notebook.entries")
    assert (kept["answer"], kept["mark"], kept["mode"]) == ({"ticked": [0, 1]}, 1, "case")


def test_another_scale_is_followed(page):
    element = question(page, "qrm")
    element.evaluate("q => { q.dataset.scale = 'all-or-nothing'; q.restore({ ticked: [0] }, true); }")
    assert " ".join(element.locator(".question-result").inner_text().split()) == "0 / 2 points 1 discordance → 0"
