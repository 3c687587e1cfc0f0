"""On paper: every word and image of the page, black on white, the correction apart, nothing that floats."""

import re
import subprocess
import unicodedata

import pytest

from gates import closely_read

PAGES = [path for path in closely_read() if path != "404.html"]
CASE = "cases/pneumothorax-spontane/index.html"


def words(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()
    return set(re.findall(r"[a-zà-ÿœ]{4,}", re.sub(r"-\s*\n\s*", "", text)))


def printed(page, folder):
    """The PDF of a page, and its text, a page of paper at a time."""
    page.emulate_media(media="print")
    # Images below the first screen come when they are wanted: paper wants them all.
    page.evaluate("""async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.allSettled([...document.images].map(image => image.decode()));
    }""")
    pdf = folder / "page.pdf"
    page.pdf(path=pdf, format="A4")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return pdf, text.split("\f")


def told(page):
    """The words that a page shows; what only helps when something is pressed is not for paper."""
    return words(page.locator("main").evaluate("""main => {
        for (const one of main.querySelectorAll("details")) one.open = true;
        for (const one of main.querySelectorAll("[data-js-only], nav, .anchor-link, .question-actions")) one.remove();
        return main.innerText;
    }"""))


@pytest.mark.parametrize("path", PAGES)
def test_every_word_and_image_is_on_paper(desk, tmp_path, path):
    said = told(desk(path))
    page = desk(path)
    images = page.locator("main img").count()
    pdf, sheets = printed(page, tmp_path)
    paper = words("\n".join(sheets))
    # A compound that ends a line at its hyphen is read again as one word.
    joined = {word for word in said for one in paper if one.endswith(word) and one.removesuffix(word) in said}
    assert said - paper - joined == set()
    listed = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout
    assert len([line for line in listed.splitlines() if re.match(r"\s*\d+\s+\d+ image", line)]) >= images


def test_a_word_that_paper_lacks_is_seen(open_page, served, tmp_path):
    page = open_page(served, CASE, {"viewport": {"width": 1280, "height": 800}, "bypass_csp": True})
    page.add_style_tag(content="@media print { .case-summary { display: none } }")
    summary = words(page.locator(".case-summary").inner_text())
    _, sheets = printed(page, tmp_path)
    assert summary - words("\n".join(sheets)) != set()


def shared_sheets(sheets):
    """The sheets of paper on which a correction follows anything else: it is to be read after the answer."""
    lines = [[line.strip() for line in sheet.splitlines() if line.strip()] for sheet in sheets]
    return [at for at, sheet in enumerate(lines, 1) if "Correction" in sheet[1:]]


def test_each_correction_begins_a_sheet_of_its_own(desk, tmp_path):
    page = desk(CASE)
    count = page.locator("details.correction").count()
    _, sheets = printed(page, tmp_path)
    assert count > 1
    begun = [sheet for sheet in sheets if sheet.strip().startswith("Correction")]
    assert len(begun) == count
    assert shared_sheets(sheets) == []


def test_a_correction_on_the_sheet_of_its_question_is_seen(open_page, served, tmp_path):
    page = open_page(served, CASE, {"viewport": {"width": 1280, "height": 800}, "bypass_csp": True})
    page.add_style_tag(content="@media print { .correction { break-before: auto !important; } }")
    _, sheets = printed(page, tmp_path)
    assert shared_sheets(sheets) != []


def parted(sheets):
    """The sheets that begin with an answer's box, away from its question, or hold the foot of the site alone."""
    lines = [[line.strip() for line in sheet.splitlines() if line.strip()] for sheet in sheets]
    return [sheet[0] for sheet in lines if sheet and (sheet[0] == "Votre réponse" or sheet[0].startswith("Service d’"))]


@pytest.mark.parametrize(
    "path", [f"cases/{name}.html" for name in (
        "colique-nephretique/index", "fracture-poignet/index", "pneumothorax-spontane/index",
        "raideur-cervicale/lesson", "une-chute-a-velo/lesson")]
)
def test_no_sheet_holds_what_belongs_to_another(desk, tmp_path, path):
    _, sheets = printed(desk(path), tmp_path)
    assert parted(sheets) == []


def test_a_box_away_from_its_question_is_seen(open_page, served, tmp_path):
    path = "cases/fracture-poignet/index.html"
    page = open_page(served, path, {"viewport": {"width": 1280, "height": 800}, "bypass_csp": True})
    page.add_style_tag(content="@media print { .question form { break-before: page !important; } }")
    _, sheets = printed(page, tmp_path)
    assert parted(sheets) != []


def test_nothing_floats_over_the_paper(desk):
    for html in PAGES:
        page = desk(html)
        page.emulate_media(media="print")
        fixed = page.evaluate("""() => [...document.querySelectorAll("body *")].filter(one =>
            one.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(one).position)
            && !one.closest("table")).map(one => one.outerHTML.slice(0, 80))""")
        assert fixed == []


def test_paper_is_white_in_the_dark_too(open_page, served):
    page = open_page(served, CASE, {"viewport": {"width": 1280, "height": 800}}, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
