"""A site of many questions: 10,000 with NEGATOSCOPE_SOAK, which takes a minute to build; else four hundred."""

import os
import re

import pytest

import assessment
import server
from assessment import PAGE, press, said, start

CASES = 1250 if os.environ.get("NEGATOSCOPE_SOAK") else 50
EACH = 8
REGIONS = ["thorax", "encephale", "rachis", "abdomen", "pelvis"]


def case(number):
    questions = "".join(
        assessment.ticked(["QRU", "QRM"][at % 2], 1, f"Cas {number}, question {at} ?", f"id: q{at}; rang: {'AB'[at % 2]}", 5)
        for at in range(EACH)
    )
    return (
        assessment.head(f"Cas {number}", REGIONS[number % 5], ["tdm", "irm"][number % 2], "socle")
        + f"## Présentation\n\nUn patient a mal.\n\n## Questions\n\n{questions}"
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    running, address = server.serve(
        assessment.build(tmp_path_factory.mktemp("many"), {f"cas-{number:05}": case(number) for number in range(CASES)}))
    yield address
    running.shutdown()


# From the beginning of the navigation to a painted page of which every filter answers, in milliseconds.
READY = """() => new Promise(done => {
  const look = () => document.querySelector(".assessment-start")
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(look, 5);
  look();
})"""


def test_the_page_answers_at_once_whatever_it_holds(open_page, many):
    page = open_page(many, "404.html")
    page.goto(many + "cases/cas-00000/index.html")
    # Half of them were answered, some of them long ago.
    page.evaluate(
        """count => { for (let at = 0; at < count; at += 1) negatoscope.notebook.add({
          at: new Date(Date.now() - at * 600_000).toISOString(), case: `cas-${String(at >> 3).padStart(5, "0")}`,
          question: `q${at % 8}`, hash: document.querySelector("negato-question").dataset.hash, kind: "QRU", answer: [0],
          mark: at % 3 ? 1 : 0, points: 1, reason: "all-right", mode: "training" }); }""",
        CASES * EACH // 2,
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(many)))
    page.goto(many + PAGE)
    ready = page.evaluate(READY)
    assert re.sub(r"\D", "", page.locator(".assessment-available").inner_text()) == str(CASES * EACH)
    # Which questions there are, and none of them.
    data = [path for path in asked if path.endswith(".js") and not path.startswith("assets/")]
    assert data == [f"self-assessment/index-{part}.js" for part in range(1, -(-CASES * EACH // 1000) + 1)]
    filtered = page.evaluate(
        """() => { const begun = performance.now();
          document.querySelector("[data-facet=regions] input").click();
          document.body.getBoundingClientRect();
          return performance.now() - begun; }"""
    )
    asked.clear()
    start(page, 10)
    data = [path for path in asked if path.endswith("questions.js")]
    assert len(data) == 1
    press(page, "Reprendre plus tard")
    assert said(page.locator(".today-says")).endswith("jamais vues.")
    print(f"{CASES * EACH} questions: ready in {ready:.0f} ms, filtered in {filtered:.0f} ms")
    assert ready < 2000 and filtered < 200


def test_the_links_are_paged_without_script(open_page, many):
    page = open_page(many, PAGE, java_script_enabled=False)
    assert page.locator(".question-links a").count() == 100
    pages = -(-CASES * EACH // 100)
    assert page.locator(".pages a").last.inner_text() == str(pages)
    page.locator(".pages a").last.click()
    assert 0 < page.locator(".question-links a").count() <= 100
