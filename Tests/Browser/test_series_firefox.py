"""A series in Firefox, opened as a file: it scrolls, windows and reformats, and its samples are those of the source."""

from pathlib import Path

import numpy
import pytest
from PIL import Image

from firefox import Firefox
from samples import PACKED, unpacked

SOURCE = Path(__file__).resolve().parents[2] / "Content/cases/raideur-cervicale/scanner"
VIEWER = "document.querySelector('negato-series[data-name=scanner]').viewer"
PAGE_DOWN, RETURN = "\ue00f", "\ue006"


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "resistFingerprinting"])
def opened(request, as_files):
    firefox = Firefox({"privacy.resistFingerprinting": request.param})
    try:
        firefox.open(as_files + "cases/raideur-cervicale/lesson.html")
        firefox.evaluate("document.querySelector('#series-scanner').scrollIntoView({block: 'center', behavior: 'instant'}) ?? null")
        firefox.wait_for(f"!!{VIEWER}?.main?.stack")
        box = firefox.evaluate("(r => [r.x + r.width / 2, r.y + r.height / 2].map(Math.round))"
                               "(document.querySelector('#series-scanner .series-pane').getBoundingClientRect())")
        firefox.click(*box)
        firefox.wait_for(f"{VIEWER}.main.isActive")
        yield firefox, box
        assert firefox.faults == []
    finally:
        firefox.close()


def shown(firefox):
    return firefox.evaluate("document.querySelector('#series-scanner .series-fact-slice').textContent.trim()")


def test_the_wheel_scrolls_and_digits_window(opened):
    firefox, box = opened
    assert shown(firefox).startswith("25 / 71")
    firefox.wheel(*box, 120)
    firefox.wait_for("document.querySelector('#series-scanner .series-fact-slice').textContent.trim().startsWith('26 /')")
    firefox.press("2")
    firefox.wait_for("document.querySelector('#series-scanner .series-fact-window').textContent.includes('os')")


def test_samples_are_those_of_the_source(opened):
    firefox, _ = opened
    firefox.press("2")
    for slice_ in (26, 36):
        if slice_ == 36:
            firefox.press(PAGE_DOWN)
        firefox.wait_for(f"!!{VIEWER}.main.stack.exactOf({slice_})")
        samples = unpacked(firefox.evaluate(f"{PACKED}({VIEWER}.main.stack.exactOf({slice_}))"))
        expected = numpy.asarray(Image.open(SOURCE / f"{slice_:04}.png")).ravel()
        assert (samples == expected).all()


def test_another_plane_is_computed_in_the_page(opened):
    firefox, _ = opened
    firefox.press("x")
    firefox.wait_for("document.querySelectorAll('#series-scanner .series-pane').length === 2"
                     " && /coronal/.test(document.querySelectorAll('#series-scanner .series-pane')[1].textContent)", 60)
