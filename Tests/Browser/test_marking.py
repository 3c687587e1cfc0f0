"""The marking of the scripts against that of Swift, on random answers: the same mark, to the last bit."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IS_SOAK = os.environ.get("NEGATOSCOPE_SOAK") == "1"
COUNT = 100_000 if IS_SOAK else 3_000
AT_ONCE = 2_000

DIFFERENT = """sheets => sheets.filter(sheet => {
  const told = negatoscope.marking.mark(sheet);
  return !(Object.is(told.mark, sheet.mark) && told.discordances === sheet.discordances && told.reason === sheet.reason);
}).map(sheet => ({ sheet, told: negatoscope.marking.mark(sheet) }))"""


@pytest.fixture(scope="module")
def sheets():
    program = Path(os.environ["NEGATOSCOPE_COMMAND"]).with_name("answer-sheets")
    ended = subprocess.run([program, "20261126", str(COUNT)], capture_output=True, check=True, timeout=300)
    return [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]


def test_random_answers_are_marked_as_swift_marks_them(browser, sheets):
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "Theme/scripts/00-marking.js")
    assert len(sheets) == COUNT
    different = []
    for first in range(0, COUNT, AT_ONCE):
        different += page.evaluate(DIFFERENT, sheets[first : first + AT_ONCE])
    page.close()
    assert different[:5] == []


def test_the_answers_reach_every_reason_and_every_scale(sheets):
    kinds = {"QRU", "QRM", "QRP", "QROC", "QROL", "QZP", "TCS"}
    assert {one["kind"] for one in sheets} == kinds
    assert {one["scale"] for one in sheets} == {"edn", "partial", "all-or-nothing"}
    reasons = [one["reason"] for one in sheets]
    wanted = (
        "all-right discordances missed-required ticked-unacceptable too-many found acceptable panel wrong self-marked"
    )
    for reason in wanted.split():
        assert reasons.count(reason) >= COUNT / 200, reason
    # Of each type some are wholly right, some in between.
    for kind in kinds - {"QRU"}:
        marks = [one["mark"] for one in sheets if one["kind"] == kind]
        assert 1 in marks and any(0 < mark < 1 for mark in marks), kind
