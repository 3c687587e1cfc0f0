"""The mouse over the series viewer: one set of gestures, and the wheel only once it is asked for."""

import pytest

from samples import PACKED, unpacked
from series import LESSON, Viewer, description, stored_samples, windowed


def scrolled(page):
    return page.evaluate("scrollY")


# The wheel.


def test_the_wheel_is_the_pages_until_a_click_and_after_escape(sized):
    page = sized(LESSON)
    viewer = Viewer(page)
    before, at = scrolled(page), viewer.slice
    viewer.wheel(120)
    page.wait_for_timeout(300)
    assert scrolled(page) > before
    assert viewer.slice == at
    hint = viewer.pane.locator(".series-hint")
    assert "molette" in hint.inner_text()
    viewer.figure.scroll_into_view_if_needed()
    viewer.activate()
    before = scrolled(page)
    for count in range(1, 6):
        viewer.wheel(120)
        viewer.until_slice(at + count)
    viewer.wheel(-120)
    viewer.until_slice(at + 4)
    assert scrolled(page) == before
    assert "Échap" in hint.inner_text()
    page.keyboard.press("Escape")
    viewer.wheel(120)
    page.wait_for_timeout(300)
    assert scrolled(page) > before
    assert viewer.slice == at + 4


def test_a_trackpads_small_deltas_add_up(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.mouse.move(*viewer.middle)
    for _ in range(10):
        page.mouse.wheel(0, 12)
        page.wait_for_timeout(15)
    viewer.until_slice(at + 3)


def test_quick_notches_are_all_counted(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.mouse.move(*viewer.middle)
    for _ in range(20):
        page.mouse.wheel(0, 120)
    viewer.until_slice(at + 20)


# The mouse: one set of gestures.


def test_a_left_drag_windows_the_exact_data(sized, site):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    assert viewer.fact("window") == "parties molles 400/40"
    viewer.drag(64, 32)
    viewer.settle()
    assert viewer.fact("window") == "500/90"
    assert viewer.ask("viewer => viewer.main.shown.isExact")
    viewer.drag(-64, -32)
    viewer.settle()
    width, center = map(int, viewer.fact("window").split("/"))
    assert (width, center) == (375, 28)
    about = description(site)
    samples = stored_samples(site, about, viewer.slice)
    packed = viewer.ask(f"viewer => {PACKED}(viewer.main.screen.context.getImageData(0, 0, 256, 256).data)")
    pixels = unpacked(packed, "u1").tolist()
    expected = [windowed(about, stored, width, center) for row in samples for stored in row]
    assert pixels[0::4] == expected and pixels[1::4] == expected and pixels[2::4] == expected


def test_middle_and_space_drag_move_right_drag_and_control_wheel_zoom_double_click_fits(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    fitted = viewer.scale[0]
    at = viewer.slice
    viewer.drag(0, -150, button="right")
    assert viewer.scale[0] == pytest.approx(fitted * 2.718, rel=0.03)
    larger = viewer.scale[0]
    canvas = viewer.pane.locator("canvas.series-canvas")
    before = canvas.bounding_box()
    viewer.drag(40, 24, button="middle")
    after = canvas.bounding_box()
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((40, 24), abs=1)
    page.keyboard.down("Space")
    viewer.drag(-40, -24)
    page.keyboard.up("Space")
    assert canvas.bounding_box()["x"] == pytest.approx(before["x"], abs=1)
    viewer.wheel(-200, control=True)
    assert viewer.scale[0] > larger * 1.2
    assert page.evaluate("visualViewport.scale") == 1
    page.mouse.dblclick(*viewer.middle)
    viewer.drawn()
    assert viewer.scale[0] == pytest.approx(fitted, rel=0.001)
    # None of it has changed slice or window.
    assert viewer.slice == at and viewer.fact("window") == "parties molles 400/40"


def test_zooming_keeps_what_is_under_the_pointer(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    viewer.drag(0, -150, button="right")
    x, y = viewer.middle
    page.mouse.move(x + 120, y - 80)

    def under():
        box = viewer.pane.locator("canvas.series-canvas").bounding_box()
        return (x + 120 - box["x"]) / box["width"], (y - 80 - box["y"]) / box["height"]

    before = under()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -150)
    page.keyboard.up("Control")
    viewer.drawn()
    assert under() == pytest.approx(before, abs=0.003)


def test_the_context_menu_is_kept_away_only_while_the_viewer_is_active(sized):
    page = sized(LESSON)
    viewer = Viewer(page)
    page.evaluate("""() => addEventListener("contextmenu", event => {
        (window.menus ??= []).push(event.defaultPrevented);
        event.preventDefault();
    })""")
    page.mouse.click(*viewer.middle, button="right")
    viewer.activate()
    page.mouse.click(*viewer.middle, button="right")
    viewer.drawn()
    assert page.evaluate("window.menus") == [False, True]


# Annotations.


def test_annotations_are_hidden_until_asked_for(sized, site):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    about = description(site)
    if not about["annotations"]:
        pytest.skip("the series has no annotation")
    first = about["annotations"][0]
    page.evaluate("slice => { location.hash = `#series-scanner/${slice}`; }", first["slices"][0])
    viewer.until_slice(first["slices"][0])
    notes = viewer.figure.locator("ul.series-notes")
    assert viewer.pane.locator(".series-note").count() == 0
    assert first["text"] not in viewer.figure.inner_text() + notes.inner_text()
    page.keyboard.press("a")
    viewer.pane.locator(".series-note").first.wait_for(state="attached")
    assert first["text"] in viewer.pane.locator("svg").text_content()
    assert first["text"] in notes.inner_text()
    page.keyboard.press("a")
    viewer.drawn()
    assert viewer.pane.locator(".series-note").count() == 0
    assert notes.inner_text() == ""


def test_annotations_wait_until_a_question_is_answered(sized, site):
    page = sized(LESSON)
    if not description(site)["annotations"]:
        pytest.skip("the series has no annotation")
    viewer = Viewer(page).activate()
    viewer.ask("""viewer => {
        const question = document.createElement("negato-question");
        const set = viewer.host.closest(".series-set");
        set.replaceWith(question);
        question.append(set);
        question.dataset.stage = "open";
    }""")
    viewer.activate()
    page.keyboard.press("a")
    message = viewer.figure.locator(".series-message")
    assert message.inner_text() == "Les annotations se montrent après votre réponse."
    assert not viewer.ask("viewer => viewer.main.showsNotes")
    page.evaluate("() => { document.querySelector('negato-question:has(.series-set)').dataset.stage = 'validated'; }")
    page.keyboard.press("a")
    assert viewer.ask("viewer => viewer.main.showsNotes")
