"""Light and dark: as the system, or as the reader chose; and whether each pair of colours can be read."""

import re
from pathlib import Path

import pytest

from conftest import DESK

TOKENS = Path(__file__).resolve().parents[2] / "Theme" / "styles" / "tokens.css"
PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(14, 17, 19)"}


def paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_reader_s_choice_holds_on_every_page_and_over_the_system(open_page, served, system):
    other = {"light": "dark", "dark": "light"}[system]
    page = open_page(served, "index.html", DESK, color_scheme=system)
    assert paper(page) == PAPER[system]
    choice = page.get_by_label("Apparence")
    assert choice.input_value() == "system"
    choice.select_option(other)
    assert paper(page) == PAPER[other]
    page.goto(served + "cases/raideur-cervicale/index.html")
    assert paper(page) == PAPER[other]
    assert page.get_by_label("Apparence").input_value() == other
    page.get_by_label("Apparence").select_option("system")
    page.reload()
    assert paper(page) == PAPER[system]


def test_a_chosen_theme_is_there_before_anything_shows(open_page, served):
    page = open_page(served, "index.html", DESK, color_scheme="light")
    page.get_by_label("Apparence").select_option("dark")
    # What the parser has reached when the first content is painted: no deferred script has run.
    page.route("**/site-*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
          self.ready = getComputedStyle(document.body).backgroundColor; })"""
    )
    page.goto(served + "coverage.html", wait_until="load")
    assert page.evaluate("self.ready") == PAPER["dark"]


@pytest.mark.parametrize("where", ["served", "as_files"])
def test_where_storage_is_refused_the_choice_holds_for_the_page(open_page, request, where):
    page = open_page(request.getfixturevalue(where), "index.html", DESK)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.reload()
    page.get_by_label("Apparence").select_option("dark")
    assert paper(page) == PAPER["dark"]


def test_without_scripts_the_system_decides(open_page, served):
    page = open_page(served, "index.html", DESK, color_scheme="dark", java_script_enabled=False)
    assert paper(page) == PAPER["dark"]
    assert page.locator("select").count() == 0


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def tokens(scheme):
    text = TOKENS.read_text(encoding="utf-8").split("@media")[0]
    both = re.findall(r"--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));", text)
    assert len(both) > 12
    return {name: single or (light if scheme == "light" else dark) for name, light, dark, single in both}


# WCAG 2.2, 1.4.3 (text) and 1.4.11 (controls and states).
TEXT = [
    (ink, ground)
    for ink in ("ink", "quiet", "accent", "right", "partly", "wrong")
    for ground in ("paper", "raised", "wash")
] + [("on-accent", "accent"), ("film-ink", "film"), ("film-quiet", "film"), ("film-accent", "film")]
CONTROLS = [("edge", "paper"), ("edge", "raised"), ("accent", "paper")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"), [(*pair, 4.5) for pair in TEXT] + [(*pair, 3) for pair in CONTROLS]
)
def test_each_pair_of_colours_can_be_read(scheme, one, other, least):
    colours = tokens(scheme)
    assert contrast(colours[one], colours[other]) >= least
