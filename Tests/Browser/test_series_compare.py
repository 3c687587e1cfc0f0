"""Series side by side and other planes of one."""

import pytest

from series import LESSON, Viewer, description, stored_samples


def test_linked_series_turn_together_and_another_plane_stays(sized):
    page = sized(LESSON)
    first, second = Viewer(page, "irm-t1-2014"), Viewer(page, "irm-t2-2014")
    other = Viewer(page, "scanner-2014")
    first.activate()
    apart = first.slice + 1
    page.keyboard.press("ArrowDown")
    first.until_slice(apart)
    page.keyboard.press("l")
    second.until_slice(apart)
    there = other.slice
    for _ in range(3):
        first.wheel(120)
    first.until_slice(apart + 3)
    second.until_slice(apart + 3)
    assert other.slice == there
    first.drag(0, -100, button="right")
    page.wait_for_timeout(100)
    assert second.scale[0] == pytest.approx(first.scale[0], rel=0.01)
    first.drag(32, 16)
    second.until("viewer => !viewer.main.isDefaultWindow")
    assert other.ask("viewer => viewer.main.isDefaultWindow")
    page.keyboard.press("l")
    first.wheel(-120)
    first.until_slice(apart + 2)
    assert second.slice == apart + 3


def test_a_reformat_and_its_original_show_each_others_line(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("x")
    viewer.until("viewer => viewer.reformats.pane?.shown")
    panes = viewer.figure.locator(".series-pane")
    assert panes.count() == 2
    second = panes.nth(1)
    assert second.locator(".series-fact-plane").inner_text() == "TDM · coronal"
    for pane in (panes.nth(0), second):
        pane.locator(".series-crossing.is-line").wait_for(state="attached")
    line = panes.nth(0).locator(".series-crossing.is-line")
    before = float(line.get_attribute("y1"))
    page.keyboard.press("PageDown")
    page.wait_for_function("before => Number(document.querySelector("
                           "'#series-scanner .series-pane .series-crossing.is-line').getAttribute('y1')) > before + 5",
                           arg=before)
    assert second.locator(".series-letter-top").inner_text() == "H"
    page.keyboard.press("x")
    viewer.until("viewer => viewer.reformats.plane === 'sagittal' && viewer.reformats.pane.shown")
    page.keyboard.press("Escape")
    viewer.drawn()
    assert panes.count() == 1
    assert viewer.ask("viewer => viewer.reformats.volume") is None


def test_a_reformat_is_exact_and_its_slab_is_told(sized, site):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    viewer.button("coronal").click()
    viewer.until("viewer => viewer.reformats.pane?.shown")
    row = viewer.ask("viewer => viewer.reformats.pane.shown.slice") - 1
    about = description(site)
    head = viewer.ask("viewer => [...viewer.reformats.pane.shown.samples.subarray(0, 256)]")
    # The first slice is the most cranial: the top row of a coronal is its row of that slice.
    assert head == stored_samples(site, about, 1)[row]
    second = viewer.figure.locator(".series-pane").nth(1)
    second.focus()
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.wait_for_timeout(100)
    assert "MIP" in second.locator(".series-fact-slab").inner_text()
