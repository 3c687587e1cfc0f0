"""Self-assessment in Firefox, the site opened as files: what a case notes is there, a series is answered and goes on."""

import json

import pytest

from firefox import Firefox


@pytest.fixture
def firefox():
    running = Firefox()
    try:
        yield running
        assert running.faults == []
    finally:
        running.close()


def press(firefox, selector, text=None):
    """Presses the first element in sight that the selector names, and whose words are `text`."""
    found = (
        f"[...document.querySelectorAll({json.dumps(selector)})].find(one => one.checkVisibility()"
        + (f" && one.textContent.trim() === {json.dumps(text)})" if text else ")")
    )
    firefox.wait_for(f"!!{found}")
    firefox.evaluate(f"{found}.scrollIntoView({{ block: 'center', behavior: 'instant' }}) ?? null")
    box = firefox.evaluate(
        f"(box => [box.x + box.width / 2, box.y + box.height / 2].map(Math.round))({found}.getBoundingClientRect())")
    firefox.click(*box)


def choose_multiple(firefox):
    """Questions that have options to tick."""
    press(firefox, ".filter[data-facet=kinds] summary")
    press(firefox, ".filter[data-facet=kinds] .choice")
    firefox.wait_for("document.querySelectorAll('.filter input:checked').length === 1")
    press(firefox, ".filter[data-facet=kinds] summary")


def test_a_case_and_the_page_share_a_notebook_and_a_series_goes_on(firefox, as_files):
    firefox.open(as_files + "cases/pneumothorax-spontane/index.html")
    press(firefox, "negato-question[data-kind=QRM] .option")
    press(firefox, "negato-question[data-kind=QRM] .validate")
    firefox.wait_for("negatoscope.notebook.entries.length === 1")
    firefox.open(as_files + "self-assessment/index.html")
    firefox.wait_for("!!document.querySelector('.assessment-start')")
    assert firefox.evaluate("[negatoscope.notebook.trouble, negatoscope.notebook.entries.length]") == [None, 1]
    choose_multiple(firefox)
    press(firefox, "button", "Commencer")
    press(firefox, ".option")
    press(firefox, ".validate")
    firefox.wait_for("negatoscope.notebook.entries.length === 2")
    press(firefox, "button", "Suivante")
    firefox.wait_for("document.querySelector('.assessment-place').textContent.startsWith('Question 2')")
    # Closed and opened again.
    firefox.open("about:blank")
    firefox.open(as_files + "self-assessment/index.html")
    press(firefox, "button", "Reprendre")
    firefox.wait_for("document.querySelector('.assessment-place')?.textContent.startsWith('Question 2')")
    press(firefox, "button", "Reprendre plus tard")
    choose_multiple(firefox)
    press(firefox, ".mode input[value=examination]")
    press(firefox, "button", "Commencer")
    press(firefox, ".option")
    firefox.wait_for("document.querySelector('.sheet-count').textContent.startsWith('1 ')")
    press(firefox, "button", "Rendre")
    press(firefox, ".assessment-panel button", "Rendre")
    firefox.wait_for("!!document.querySelector('.score')")
    assert firefox.evaluate("negatoscope.notebook.entries.map(one => one.mode)") == ["case", "training", "examination"]
