"""Fingers on the series viewer."""

import pytest

from series import LESSON, Fingers, Viewer


def scrolled(page):
    return page.evaluate("scrollY")


def test_one_finger_scrolls_the_page_then_after_a_tap_the_slices(touched):
    page = touched(LESSON)
    viewer = Viewer(page)
    fingers = Fingers(page)
    at, before = viewer.slice, scrolled(page)
    x, y = viewer.middle
    fingers.move(((x, y), (x, y - 100)))
    page.wait_for_timeout(300)
    assert scrolled(page) > before
    assert viewer.slice == at
    viewer.figure.scroll_into_view_if_needed()
    page.touchscreen.tap(*viewer.middle)
    viewer.until("viewer => viewer.main.isActive")
    viewer.settle()
    before = scrolled(page)
    x, y = viewer.middle
    fingers.move(((x, y - 50), (x, y + 50)))
    page.wait_for_timeout(150)
    assert viewer.slice > at + 5
    assert scrolled(page) == before
    page.wait_for_function("address => location.hash === address", arg=f"#series-scanner/{viewer.slice}")
    leave = viewer.pane.get_by_role("button", name="Quitter")
    assert leave.bounding_box()["height"] >= 44
    leave.tap()
    viewer.until("viewer => !viewer.main.isActive")
    fingers.move(((x, y), (x, y - 100)))
    page.wait_for_timeout(300)
    assert scrolled(page) > before


def test_two_fingers_zoom_and_a_button_makes_one_window(touched):
    page = touched(LESSON)
    viewer = Viewer(page)
    page.touchscreen.tap(*viewer.middle)
    viewer.until("viewer => viewer.main.isActive")
    viewer.settle()
    at, fitted = viewer.slice, viewer.scale[0]
    x, y = viewer.middle
    Fingers(page).move(((x - 30, y), (x - 90, y)), ((x + 30, y), (x + 90, y)))
    assert viewer.scale[0] == pytest.approx(fitted * 3, rel=0.1)
    assert viewer.slice == at
    # Side by side they move it.
    canvas = viewer.pane.locator("canvas.series-canvas")
    before, larger = canvas.bounding_box(), viewer.scale[0]
    Fingers(page).move(((x - 40, y), (x - 10, y + 20)), ((x + 40, y), (x + 70, y + 20)))
    after = canvas.bounding_box()
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((30, 20), abs=2)
    assert viewer.scale[0] == pytest.approx(larger, rel=0.02)
    # Two taps fit it.
    for _ in range(2):
        page.touchscreen.tap(x, y)
    viewer.settle()
    assert viewer.scale[0] == pytest.approx(fitted, rel=0.001)
    assert viewer.slice == at
    mode = viewer.button("Fenêtrer")
    mode.tap()
    assert mode.get_attribute("aria-pressed") == "true"
    Fingers(page).move(((x, y), (x + 64, y + 32)))
    viewer.settle()
    assert viewer.slice == at
    width, center = map(int, viewer.fact("window").split("/"))
    assert width > 450 and center > 60


def test_what_a_finger_touches_is_large_enough(phone):
    page = phone(LESSON)
    viewer = Viewer(page)
    page.touchscreen.tap(*viewer.middle)
    viewer.until("viewer => viewer.main.isActive")
    viewer.figure.locator(".series-tool-more").tap()
    controls = viewer.figure.locator("button:visible, select:visible, input:visible").all()
    assert len(controls) > 10
    for control in controls:
        box = control.bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44, control.evaluate("one => one.outerHTML")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
