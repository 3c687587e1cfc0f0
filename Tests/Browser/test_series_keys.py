"""The keyboard in the series viewer, full screen and cine."""

import pytest

from series import LESSON, Viewer


# The keyboard.


def test_the_keys_turn_slices(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    count, at = viewer.count, viewer.slice
    for key, slice_number in [
        ("ArrowDown", at + 1), ("ArrowRight", at + 2), ("ArrowUp", at + 1), ("ArrowLeft", at), ("PageDown", at + 10),
        ("PageUp", at), ("Home", 1), ("ArrowUp", 1), ("End", count), ("PageDown", count),
    ]:
        page.keyboard.press(key)
        viewer.until_slice(slice_number)


def french_key(page, code, key, shifted=False):
    """A key as a French keyboard sends it."""
    protocol = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        text = {"text": key} if kind == "keyDown" else {}
        protocol.send("Input.dispatchKeyEvent", {
            "type": kind, "code": code, "key": key, "modifiers": 8 if shifted else 0, **text})
    protocol.detach()


# What a French keyboard writes with the keys above its letters, from 1 to 9.
FRENCH_DIGITS = "&é\"'(-è_ç"


def test_digits_are_taken_by_their_place_and_letters_by_what_is_printed(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    windows = ["parties molles 400/40", "os 2500/500", "poumon 1500/−600", "foie 150/90", "cerveau 80/40"]
    assert windows == viewer.ask("viewer => viewer.main.windows.map(negatoscope.viewer.windowText)")
    size = viewer.scale
    for digit, key in [*enumerate(FRENCH_DIGITS, 1), (1, FRENCH_DIGITS[0])]:
        french_key(page, f"Digit{digit}", key)
        viewer.settle()
        # A digit that has no window does nothing, nor does the sign on its key: 6 is −.
        assert viewer.fact("window") == windows[min(digit, len(windows)) - 1] and viewer.scale == size
    # With Shift, and on the block of digits, they are themselves.
    french_key(page, "Digit2", "2", shifted=True)
    viewer.settle()
    assert viewer.fact("window") == windows[1]
    french_key(page, "Numpad1", "1")
    viewer.settle()
    assert viewer.fact("window") == windows[0]
    # The A of a French keyboard lies where the Q of an American one does, its M beside the L.
    french_key(page, "KeyQ", "a")
    assert viewer.ask("viewer => viewer.main.showsNotes")
    french_key(page, "Semicolon", "m")
    assert viewer.ask("viewer => viewer.main.measures")
    # Its question mark is the shifted comma, where the M of the other lies.
    french_key(page, "KeyM", "?", shifted=True)
    assert viewer.figure.locator("dialog").is_visible()
    assert viewer.ask("viewer => viewer.main.measures")


def test_keys_do_nothing_outside_of_the_viewer(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.keyboard.press("Escape")
    for key in ("ArrowDown", "i", "Digit2", "h"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert viewer.slice == at
    assert viewer.ask("viewer => !viewer.main.isInverted && viewer.main.isDefaultWindow")


def test_invert_reset_and_actual_size(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    canvas = viewer.pane.locator("canvas.series-canvas")
    fitted = viewer.scale[0]
    page.keyboard.press("i")
    viewer.drawn()
    assert canvas.evaluate("canvas => getComputedStyle(canvas).filter") == "invert(1)"
    assert "inversé" in viewer.fact("window")
    page.keyboard.press("o")
    viewer.drawn()
    assert viewer.scale == pytest.approx([1, 1])
    page.keyboard.press("Digit2")
    viewer.settle()
    page.keyboard.press("r")
    viewer.settle()
    viewer.drawn()
    assert viewer.scale[0] == pytest.approx(fitted)
    assert viewer.fact("window") == "parties molles 400/40"
    assert canvas.evaluate("canvas => getComputedStyle(canvas).filter") == "none"


def test_the_question_mark_lists_the_keys(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("?")
    dialog = viewer.figure.locator("dialog")
    assert dialog.is_visible()
    for word in ("Molette", "Double clic", "Inverser", "Échap"):
        assert word in dialog.inner_text()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('series-pane')")


def test_the_slice_bar_is_a_slider_and_the_focus_is_never_kept(sized):
    page = sized(LESSON)
    viewer = Viewer(page)
    slider = viewer.figure.get_by_role("slider", name="Coupe")
    slider.focus()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    assert slider.get_attribute("aria-valuetext").startswith(f"Coupe {viewer.key + 1} sur {viewer.count}")
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    viewer.until_slice(viewer.count)
    viewer.pane.focus()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('#series-scanner')?.id ?? 'outside'")
        seen.add(inside)
        if inside == "outside":
            break
        style = page.evaluate("""() => {
            const style = getComputedStyle(document.activeElement);
            const after = getComputedStyle(document.activeElement, "::after");
            return style.outlineStyle !== "none" || after.borderTopWidth !== "0px";
        }""")
        assert style, page.evaluate("document.activeElement.outerHTML")
    assert "outside" in seen


def test_slice_changes_are_announced_once_the_reader_rests(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("said => document.querySelector('.announcer')?.textContent.startsWith(said)",
                           arg=f"Coupe {viewer.key + 5} sur {viewer.count}, F ")


# Full screen, cine.


def test_full_screen_by_key_and_back(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('series-view')")
    page.wait_for_timeout(200)
    assert viewer.pane.bounding_box()["width"] == page.viewport_size["width"]
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")


def test_without_a_full_screen_the_viewer_fills_the_window(phone):
    page = phone(LESSON)
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('none')); }")
    viewer = Viewer(page)
    viewer.figure.locator(".series-tool-full").tap()
    page.wait_for_timeout(200)
    box = viewer.pane.bounding_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, 390) and box["height"] > 700
    viewer.figure.locator(".series-tool-full").tap()
    page.wait_for_timeout(100)
    assert viewer.pane.bounding_box()["height"] < 700


def test_cine_turns_the_slices_and_stops_by_input(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    at = viewer.slice
    viewer.button("Ciné").click()
    viewer.figure.get_by_role("combobox", name="Vitesse du ciné").select_option("30")
    viewer.until("(viewer, at) => viewer.main.shown.slice > at + 4", at)
    viewer.pane.focus()
    page.keyboard.press("ArrowUp")
    viewer.settle()
    still = viewer.slice
    page.wait_for_timeout(200)
    assert viewer.slice == still
    # By its key, on and off.
    page.keyboard.press("c")
    viewer.until("(viewer, at) => viewer.main.shown.slice > at + 2", still)
    page.keyboard.press("c")
    viewer.settle()
    still = viewer.slice
    page.wait_for_timeout(200)
    assert viewer.slice == still


def test_less_motion_stops_cine(sized):
    page = sized(LESSON, reduced_motion="reduce")
    viewer = Viewer(page).activate()
    page.keyboard.press("c")
    page.wait_for_timeout(400)
    assert viewer.slice == viewer.key
    assert "moins de mouvement" in viewer.figure.locator(".series-message").inner_text()
