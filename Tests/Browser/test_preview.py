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
