"""The preview as an author sees it: the page follows what is written, at the same place, and says what is wrong.

NEGATOSCOPE_COMMAND names the built command.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import DESK

ROOT = Path(__file__).resolve().parents[2]
CASE = "cases/fracture-poignet/"


class Preview:
    """A running preview of a copy of the demonstration."""

    def __init__(self, folder):
        shutil.copytree(ROOT / "Content", folder / "Content")
        command = os.environ.get("NEGATOSCOPE_COMMAND") or ROOT / ".build/debug/negatoscope"
        self.case = folder / "Content" / CASE / "case.md"
        self.text = self.case.read_text(encoding="utf-8")
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [command, "preview", "--language", "fr"], cwd=folder, stdout=log, stderr=subprocess.STDOUT
            )
        while not (found := re.search(r"http://localhost:(\d+)/", self.log.read_text(encoding="utf-8"))):
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.05)
        self.address = f"http://127.0.0.1:{found[1]}/"

    def write(self, text):
        """Saves as an editor does: a new file, renamed over the old one."""
        new = self.case.with_name("case.md.new")
        new.write_text(text, encoding="utf-8")
        new.rename(self.case)


@pytest.fixture
def preview(tmp_path):
    running = Preview(tmp_path)
    yield running
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait() == 0


def test_the_page_is_loaded_again_at_the_same_place_with_what_was_open(preview, open_page):
    page = open_page(preview.address, CASE + "index.html", DESK)
    page.locator("main details").nth(1).evaluate("one => one.open = true")
    page.evaluate("scrollTo(0, 1500)")
    place = page.evaluate("scrollY")
    assert place > 1000
    preview.write(preview.text.replace("# Discussion\n", "# Discussion\n\nUne phrase que l’aperçu doit montrer.\n"))
    expect(page.get_by_text("Une phrase que l’aperçu doit montrer.")).to_be_attached()
    page.wait_for_load_state("load")
    assert abs(page.evaluate("scrollY") - place) < 2
    assert page.locator("main details").nth(1).evaluate("one => one.open")
    assert not page.locator("main details").nth(0).evaluate("one => one.open")


def test_faults_are_shown_over_the_page_can_be_closed_and_go_when_mended(preview, open_page):
    page = open_page(preview.address, CASE + "index.html", DESK)
    preview.write(preview.text + "\n![Rien](images/rien.png)\n")
    panel = page.get_by_role("region", name="1 erreur")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text(re.compile(r"cases/fracture-poignet/case\.md, ligne \d+, colonne \d+"))
    expect(panel).to_contain_text("![Rien](images/rien.png)")
    expect(panel).to_contain_text("Remède")
    # The last version without errors stays below.
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pouteau-Colles")
    panel.get_by_role("button", name="Fermer").focus()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    # What was closed stays so on the next page, and can be opened again.
    page.goto(preview.address)
    chip = page.get_by_role("button", name="1 erreur")
    expect(chip).to_be_visible()
    chip.click()
    expect(panel).to_be_visible()
    preview.write(preview.text)
    expect(panel).to_have_count(0)
    expect(chip).to_have_count(0)


def test_a_draft_says_so_on_its_page_and_in_lists(preview, open_page):
    preview.write(preview.text.replace("status: published", "status: draft"))
    page = open_page(preview.address, CASE + "index.html", DESK)
    expect(page.locator(".case-head").get_by_text("Brouillon", exact=True)).to_be_visible()
    page.goto(preview.address + "cases/index.html")
    expect(page.locator(".films").get_by_text("Brouillon", exact=True)).to_have_count(1)


def test_zones_are_drawn_on_a_film_and_copied_as_options(preview, open_page):
    page = open_page(preview.address, CASE + "index.html", DESK)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("a.film").first.click()
    picture = page.locator(".film-picture")
    page.wait_for_function("() => document.querySelector('.film-picture').naturalWidth > 0")
    # The tools are loaded once a film is open.
    expect(page.get_by_role("button", name="Tracer des zones (E)")).to_be_visible()
    page.keyboard.press("e")
    tool = page.get_by_role("region", name="Tracer des zones (auteur)")
    name = tool.get_by_label("Nom de la zone")
    expect(name).to_be_focused()
    page.keyboard.type("Trait de fracture, ede")
    box = picture.bounding_box()

    def at(x, y):
        return box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100

    # A pixel of the screen is less than a third of a percent here.
    def told():
        lines = tool.locator("textarea").input_value().splitlines()
        return [[float(n) for n in re.findall(r"[\d.]+", line.split("`")[1])] for line in lines]

    page.mouse.move(*at(20, 10))
    page.mouse.down()
    page.mouse.move(*at(30, 30), steps=3)
    page.mouse.up()
    assert tool.locator("textarea").input_value().startswith("- [x] `ellipse ")
    assert tool.locator("textarea").input_value().endswith("` Trait de fracture, ede")
    assert told() == [pytest.approx([20, 10, 10, 20], abs=0.5)]
    tool.get_by_role("button", name="Polygone").click()
    for corner in ((20, 20), (30, 20)):
        page.mouse.click(*at(*corner))
    page.mouse.dblclick(*at(30, 40))
    assert told()[1] == pytest.approx([20, 20, 30, 20, 30, 40], abs=0.5)
    tool.get_by_role("button", name="Copier").click()
    expect(tool.get_by_role("status")).to_have_text("Le texte est copié.")
    assert page.evaluate("navigator.clipboard.readText()").count("\n") == 1
    # Escape closes the tool, then the view; what was drawn is there when the tool is opened again.
    page.keyboard.press("Escape")
    expect(tool).to_have_count(0)
    expect(page.locator("dialog.film-view")).to_be_visible()
    page.get_by_role("button", name="Tracer des zones (E)").click()
    assert len(told()) == 2
    for _ in range(2):
        page.keyboard.press("Escape")
    expect(page.locator("dialog.film-view")).to_be_hidden()
