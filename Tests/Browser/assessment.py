"""A small site of questions whose right answer is always the first option, and what tests do on its page."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = "self-assessment/index.html"

SETTINGS = "format: 1\nid: essai\ntitle: Essai\nlanguages: [fr, en]\ndemonstration: true\n"


def head(title, region, modality, level, more=""):
    return (
        f"---\ntitle: {title}\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nregions: [{region}]\n"
        f"modalities: [{modality}]\nlevel: {level}\n{more}---\n\n"
    )


def ticked(code, points, words, comment, options=4):
    rest = "".join(f"- [ ] Option {number}\n  > Non, {number}.\n" for number in range(2, options + 1))
    return f"### {code} ({points} points) : {words} <!-- {comment} -->\n\n- [x] Option 1\n  > Oui.\n{rest}\nCorrigé.\n\n"


THORAX = (
    head("Un thorax", "thorax", "radiographie", "socle") + "## Questions\n\n"
    + ticked("QRU", 1, "Thorax, la première ?", "id: un; rang: A; items: 203")
    + ticked("QRM", 2, "Thorax, la deuxième ?", "id: deux; rang: B; items: 203, 354")
)
CASES = {
    "thorax": THORAX,
    "cou": head("Un cou", "cou", "tdm", "approfondissement") + "## Questions\n\n"
    + ticked("QRM", 1, "Cou, la première ?", "id: un; rang: A")
    + "### QROL (4 points) : Cou, rédigez. <!-- id: long -->\n\n- [x] Siège\n  > **3 points.**\n"
    "- [x] Densité\n  > **1 point.**\n\nCorrigé.\n\n",
    "enigme": head("Une douleur", "abdomen", "tdm", "socle", "unknown: true\ndiagnosis: Zebrose\n")
    + "## Présentation\n\nUn homme a mal.\n\n" + ticked("QRU", 1, "Que voit-on ?", "id: voir")
    + "## Diagnostic\n\nZebrose.\n\n" + ticked("QRU", 1, "Quelle zebrose ?", "id: nom") ,
}
ENGLISH = THORAX.replace("Un thorax", "A chest").replace("Thorax, la première", "Chest, the first").replace(
    "Thorax, la deuxième", "Chest, the second").replace("QRM", "MRQ").replace("QRU", "SBA").replace("rang:", "rank:")


def build(folder, cases=None, settings=SETTINGS):
    """Builds a site of `cases` below `folder`; its output."""
    content, output = folder / "Content", folder / "Output"
    texts = CASES if cases is None else cases
    for name, text in texts.items():
        (content / "cases" / name).mkdir(parents=True)
        (content / "cases" / name / "case.md").write_text(text, encoding="utf-8")
    if cases is None:
        (content / "cases" / "thorax" / "case.en.md").write_text(ENGLISH, encoding="utf-8")
    (content / "site.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "Content" / "vocabulary", content / "vocabulary")
    done = subprocess.run(
        [os.environ["NEGATOSCOPE_COMMAND"], "build", "--content", content, "--output", output],
        cwd=folder, capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return output


def entries(page):
    return page.evaluate("negatoscope.notebook.entries")


def choose(page, facet, *values):
    """Ticks values of a filter, whose menu stays open meanwhile."""
    menu = page.locator(f".filter[data-facet={facet}]")
    menu.locator("summary").click()
    for value in values:
        menu.get_by_text(value, exact=True).click()
    menu.locator("summary").click()


def start(page, number=None, mode="training", limit=None, confidence=False):
    if number is not None:
        page.get_by_label("Nombre de questions").fill(str(number))
    if mode == "examination":
        page.locator("input[value=examination]").check()
    if limit is not None:
        page.get_by_label("Durée en minutes").fill(str(limit))
    if confidence:
        page.get_by_label("Dire à chaque fois").check()
    press(page, "Commencer")
    page.locator("negato-question").wait_for()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def lead(page):
    return page.locator(".assessment-paper:visible .question-lead").inner_text()


def tick(page, *numbers):
    """Ticks options, from 1."""
    for number in numbers:
        page.locator(".assessment-paper:visible .option").nth(number - 1).click()


def go_on(page, name="Suivante"):
    """To the next question, once it is there."""
    before = page.locator(".assessment-place").inner_text()
    press(page, name)
    page.wait_for_function("text => document.querySelector('.assessment-place')?.textContent !== text", arg=before)
    page.locator("negato-question").wait_for()


def said(locator):
    """The words of an element; no-break spaces and line ends are spaces."""
    return " ".join(locator.inner_text().split())
