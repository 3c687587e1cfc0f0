"""The reading habits that the series viewer honours, one test for each, with real input."""

import pytest

from series import LESSON, Fingers, Viewer, description, stored_samples, windowed

LINK = "a.series-link"


def scrolled(page):
    return page.evaluate("scrollY")


# The image of the page, and what is loaded when.


def test_nothing_moves_when_the_viewer_comes_alive(desk, phone):
    for page in (desk(LESSON), phone(LESSON)):
        figure = page.locator("#series-scanner")
        page.evaluate("""() => {
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => {
              if (!one.hadRecentInput) window.shift += one.value;
            })).observe({type: "layout-shift", buffered: true});
        }""")
        figure.scroll_into_view_if_needed()
        height = figure.bounding_box()["height"]
        page.wait_for_timeout(500)
        viewer = Viewer(page)
        assert figure.bounding_box()["height"] == pytest.approx(height, abs=0.5)
        viewer.pane.hover()
        viewer.settle()
        page.wait_for_timeout(200)
        assert page.evaluate("window.shift") < 0.001


def test_the_image_of_the_page_is_where_the_viewer_paints(desk):
    page = desk(LESSON)
    viewer = Viewer(page)
    shown = "canvas => getComputedStyle(canvas).visibility"
    canvas = viewer.pane.locator("canvas.series-canvas")
    assert canvas.evaluate(shown) == "hidden"
    image = viewer.figure.locator("a.series-film img")
    box = image.bounding_box()
    viewer.activate()
    assert canvas.evaluate(shown) == "visible"
    painted = canvas.bounding_box()
    # The image fills its box by object-fit: the canvas has its middle and its height.
    assert painted["height"] == pytest.approx(min(box["height"], box["width"]), abs=1.5)
    assert painted["x"] + painted["width"] / 2 == pytest.approx(box["x"] + box["width"] / 2, abs=1)


def test_nothing_but_the_description_is_loaded_until_the_reader_shows_an_interest(desk, served):
    page = desk()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + LESSON, wait_until="load")
    Viewer(page)
    page.wait_for_timeout(600)
    about = page.evaluate("negatoscope.series.scanner")
    names = {frame.rsplit("/", 1)[-1] for frame in about["frames"]}
    frames = [url for url in asked if url.rsplit("/", 1)[-1] in names]
    assert len(set(frames)) <= 1
    chunks = {chunk["source"].rsplit("/", 1)[-1] for chunk in about["chunks"]}
    assert not any(url.rsplit("/", 1)[-1] in chunks for url in asked)


def test_a_viewer_that_is_far_away_loads_nothing(desk, served):
    page = desk()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + LESSON, wait_until="load")
    page.wait_for_timeout(300)
    far = page.evaluate("""() => [...document.querySelectorAll("negato-series")]
        .filter(one => one.getBoundingClientRect().top > 3 * innerHeight).map(one => one.dataset.source)""")
    assert far, "the page is too short for this test"
    assert not any(url.endswith(source) for url in asked for source in far)


def test_frames_come_from_the_key_slice_outwards_and_the_bar_shows_which_are_there(desk, served):
    page = desk()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    about = page.evaluate("negatoscope.series.scanner")
    viewer.pane.hover()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    order = {frame.rsplit("/", 1)[-1]: index + 1 for index, frame in enumerate(about["frames"])}
    loaded = list(dict.fromkeys(order[name] for name in asked if name in order))
    key = about["key"]
    assert loaded[0] == key
    assert set(loaded[1:11]) == {key + by for by in range(-5, 6) if by}
    # Then every fifth, so that the whole can be run through early.
    assert all((slice_number - key) % 5 == 0 for slice_number in loaded[11:18])
    strip = """viewer => {
      const strip = viewer.view.querySelector(".series-presence");
      const pixels = strip.getContext("2d").getImageData(0, 0, 1, strip.height).data;
      return new Set(Array.from({length: strip.height}, (_, y) => pixels.slice(4 * y, 4 * y + 3).join())).size;
    }"""
    page.wait_for_timeout(100)
    assert viewer.ask(strip) == 1


def test_a_slice_that_is_not_there_is_told_and_never_shown_under_its_number(desk, served):
    page = desk()
    held = []
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    about = page.evaluate("negatoscope.series.scanner")
    last = about["frames"][-1].rsplit("/", 1)[-1]
    page.route(f"**/{last}", lambda route: held.append(route))
    viewer.activate()
    page.keyboard.press("End")
    pending = viewer.pane.locator(".series-pending")
    pending.wait_for()
    count = len(about["frames"])
    assert pending.inner_text() == f"Coupe {count}…"
    # What is painted and what is told of it are of one slice; input goes on.
    page.wait_for_timeout(400)
    assert viewer.ask("viewer => viewer.main.shown.slice") == viewer.slice != count
    page.keyboard.press("ArrowUp")
    viewer.until_slice(count - 1)
    page.keyboard.press("ArrowDown")
    pending.wait_for()
    viewer.until("viewer => viewer.loader.coming.size === 1")
    for route in held:
        route.continue_()
    viewer.until_slice(count)
    assert pending.is_hidden()


# The wheel.


def test_the_wheel_is_the_pages_until_a_click_and_after_escape(desk):
    page = desk(LESSON)
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


def test_a_trackpads_small_deltas_add_up(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.mouse.move(*viewer.middle)
    for _ in range(10):
        page.mouse.wheel(0, 12)
        page.wait_for_timeout(15)
    viewer.until_slice(at + 3)


def test_quick_notches_are_all_counted(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.mouse.move(*viewer.middle)
    for _ in range(20):
        page.mouse.wheel(0, 120)
    viewer.until_slice(at + 20)


# The mouse: one set of gestures.


def test_a_left_drag_windows_the_exact_data(desk, site):
    page = desk(LESSON)
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
    pixels = viewer.ask("viewer => [...viewer.main.screen.context.getImageData(0, 0, 256, 256).data]")
    expected = [windowed(about, stored, width, center) for row in samples for stored in row]
    assert pixels[0::4] == expected and pixels[1::4] == expected and pixels[2::4] == expected


def test_middle_and_space_drag_move_right_drag_and_control_wheel_zoom_double_click_fits(desk):
    page = desk(LESSON)
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
    page.wait_for_timeout(60)
    assert viewer.scale[0] == pytest.approx(fitted, rel=0.001)
    # None of it has changed slice or window.
    assert viewer.slice == at and viewer.fact("window") == "parties molles 400/40"


def test_zooming_keeps_what_is_under_the_pointer(desk):
    page = desk(LESSON)
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
    page.wait_for_timeout(60)
    assert under() == pytest.approx(before, abs=0.003)


def test_the_context_menu_is_kept_away_only_while_the_viewer_is_active(desk):
    page = desk(LESSON)
    viewer = Viewer(page)
    page.evaluate("""() => addEventListener("contextmenu", event => {
        (window.menus ??= []).push(event.defaultPrevented);
        event.preventDefault();
    })""")
    page.mouse.click(*viewer.middle, button="right")
    viewer.activate()
    page.mouse.click(*viewer.middle, button="right")
    page.wait_for_timeout(60)
    assert page.evaluate("window.menus") == [False, True]


# The keyboard.


def test_the_keys_turn_slices(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    count, at = 71, viewer.slice
    for key, slice_number in [
        ("ArrowDown", at + 1), ("ArrowRight", at + 2), ("ArrowUp", at + 1), ("ArrowLeft", at), ("PageDown", at + 10),
        ("PageUp", at), ("Home", 1), ("ArrowUp", 1), ("End", count), ("PageDown", count),
    ]:
        page.keyboard.press(key)
        viewer.until_slice(slice_number)


def french_key(page, code, key):
    """A key as a French keyboard sends it."""
    protocol = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        text = {"text": key} if kind == "keyDown" else {}
        protocol.send("Input.dispatchKeyEvent", {"type": kind, "code": code, "key": key, **text})
    protocol.detach()


def test_digits_are_taken_by_their_place_and_letters_by_what_is_printed(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    french_key(page, "Digit2", "é")
    viewer.settle()
    assert viewer.fact("window") == "os 2500/500"
    french_key(page, "Digit3", "\"")
    viewer.settle()
    assert viewer.fact("window") == "poumon 1500/−600"
    french_key(page, "Digit1", "&")
    viewer.settle()
    assert viewer.fact("window") == "parties molles 400/40"
    # The A of a French keyboard lies where the Q of an American one does, its M beside the L.
    french_key(page, "KeyQ", "a")
    assert viewer.ask("viewer => viewer.main.showsNotes")
    french_key(page, "Semicolon", "m")
    assert viewer.ask("viewer => viewer.main.measures")


def test_keys_do_nothing_outside_of_the_viewer(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    at = viewer.slice
    page.keyboard.press("Escape")
    for key in ("ArrowDown", "i", "Digit2", "h"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert viewer.slice == at
    assert viewer.ask("viewer => !viewer.main.isInverted && viewer.main.isDefaultWindow")


def test_invert_reset_and_actual_size(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    canvas = viewer.pane.locator("canvas.series-canvas")
    fitted = viewer.scale[0]
    page.keyboard.press("i")
    page.wait_for_timeout(60)
    assert canvas.evaluate("canvas => getComputedStyle(canvas).filter") == "invert(1)"
    assert "inversé" in viewer.fact("window")
    page.keyboard.press("o")
    page.wait_for_timeout(60)
    assert viewer.scale == pytest.approx([1, 1])
    page.keyboard.press("Digit2")
    viewer.settle()
    page.keyboard.press("r")
    viewer.settle()
    page.wait_for_timeout(60)
    assert viewer.scale[0] == pytest.approx(fitted)
    assert viewer.fact("window") == "parties molles 400/40"
    assert canvas.evaluate("canvas => getComputedStyle(canvas).filter") == "none"


def test_the_question_mark_lists_the_keys(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("?")
    dialog = viewer.figure.locator("dialog")
    assert dialog.is_visible()
    for word in ("Molette", "Double clic", "Inverser", "Échap"):
        assert word in dialog.inner_text()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('series-pane')")


def test_the_slice_bar_is_a_slider_and_the_focus_is_never_kept(desk):
    page = desk(LESSON)
    viewer = Viewer(page)
    slider = viewer.figure.get_by_role("slider", name="Coupe")
    slider.focus()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    assert slider.get_attribute("aria-valuetext").startswith("Coupe 26 sur 71")
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    viewer.until_slice(71)
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


def test_slice_changes_are_announced_once_the_reader_rests(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.querySelector('.announcer')?.textContent.startsWith('Coupe 30 sur 71, I 28')")


# What stands on the screen.


def test_the_corners_tell_what_is_painted(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    assert viewer.fact("plane") == "TDM · axial"
    assert viewer.fact("name") == "Figure 1" or viewer.fact("name").startswith("Figure ")
    assert viewer.fact("slice") == "25 / 71"
    assert viewer.fact("position") == "I 18 mm"
    assert viewer.fact("thickness") == "ép. 2 mm"
    assert viewer.fact("window") == "parties molles 400/40"
    page.keyboard.press("Home")
    viewer.until_slice(1)
    assert viewer.fact("position") == "S 30 mm"


def test_orientation_letters_follow_flips(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    assert viewer.letters() == {"left": "R", "right": "L", "top": "A", "bottom": "P"}
    across = viewer.scale[0]
    page.keyboard.press("h")
    page.wait_for_timeout(60)
    assert viewer.letters() == {"left": "L", "right": "R", "top": "A", "bottom": "P"}
    assert viewer.scale[0] == pytest.approx(-across)
    page.keyboard.press("v")
    page.wait_for_timeout(60)
    assert viewer.letters() == {"left": "L", "right": "R", "top": "P", "bottom": "A"}
    page.keyboard.press("r")
    page.wait_for_timeout(60)
    assert viewer.letters()["left"] == "R"


def test_the_scale_bar_is_as_long_as_it_says(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    for key in ("r", "o"):
        page.keyboard.press(key)
        page.wait_for_timeout(80)
        text = " ".join(viewer.pane.locator(".series-scale-text").text_content().split())
        length, unit = text.split()
        mm = float(length.replace(",", ".")) * (10 if unit == "cm" else 1)
        bar = viewer.pane.locator("path.series-scale.is-line").evaluate("path => path.getBBox().width")
        spacing = viewer.ask("viewer => viewer.main.description.spacing[0]")
        assert bar / viewer.scale[0] * spacing == pytest.approx(mm, rel=0.01)


def test_the_ruler_measures_in_millimetres(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("m")
    scale = viewer.scale[0]
    spacing = viewer.ask("viewer => viewer.main.description.spacing[0]")
    viewer.drag(120, 90)
    text = " ".join(viewer.pane.locator(".series-ruler-text").text_content().split())
    assert float(text.removesuffix(" mm").replace(",", ".")) == pytest.approx(150 / scale * spacing, abs=0.3)
    # It belongs to its slice.
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    assert viewer.pane.locator(".series-ruler-text").count() == 0
    page.keyboard.press("ArrowUp")
    viewer.until_slice(25)
    # A drag from its end makes an angle.
    x, y = viewer.middle
    viewer.drag(0, -90, begin=(x + 120, y + 90))
    assert viewer.pane.locator(".series-ruler-text").text_content() == "53,1°"
    assert viewer.fact("window") == "parties molles 400/40"


def test_the_value_under_the_pointer_is_the_stored_one(desk, site):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    viewer.until("viewer => viewer.main.shown?.isExact")
    x, y = viewer.middle
    page.mouse.move(x + 37, y + 21)
    page.wait_for_timeout(60)
    about = description(site)
    point = viewer.ask("(viewer, [x, y]) => { const at = viewer.main.screen.canvas.parentElement.getBoundingClientRect();"
                       " return viewer.main.screen.toImage(x - at.x - 1, y - at.y - 1); }", [x + 37, y + 21])
    stored = stored_samples(site, about, viewer.slice)[int(point["y"])][int(point["x"])]
    value = stored * about["slope"] + about["intercept"]
    assert viewer.fact("value") == f"{value} UH".replace("-", "−")


# Windows and the address.


def test_the_windows_are_those_of_the_series_then_of_its_modality(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    options = viewer.figure.get_by_role("combobox", name="Fenêtre").locator("option:not([hidden])").all_inner_texts()
    assert options[:2] == ["parties molles 400/40", "os 2500/500"]
    assert options[2:] == ["poumon 1500/−600", "foie 150/90", "cerveau 80/40"]
    viewer.figure.get_by_role("combobox", name="Fenêtre").select_option(label="os 2500/500")
    viewer.settle()
    assert viewer.fact("window") == "os 2500/500"


def test_moving_updates_the_address_and_the_address_opens_there(desk, phone, served):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    entries = page.evaluate("history.length")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit2")
    page.wait_for_function("() => location.hash === '#series-scanner/26/os'")
    page.keyboard.press("Digit1")
    viewer.drag(64, 32)
    page.wait_for_function("() => location.hash === '#series-scanner/26/500_90'")
    assert page.evaluate("history.length") == entries
    for open_page in (desk, phone):
        page = open_page()
        page.goto(served + LESSON + "#series-scanner/34/os", wait_until="load")
        viewer = Viewer(page)
        viewer.until_slice(34)
        assert viewer.fact("window") == "os 2500/500"
        box = viewer.pane.bounding_box()
        assert -box["height"] / 2 < box["y"] < page.viewport_size["height"] / 2
        page.evaluate("location.hash = '#series-scanner/12/1500_-600'")
        viewer.until_slice(12)
        assert viewer.fact("window") == "poumon 1500/−600"


def test_a_mark_and_a_damaged_address(desk, served):
    page = desk()
    page.goto(served + LESSON + "#series-scanner/jonction", wait_until="load")
    viewer = Viewer(page)
    marks = viewer.ask("viewer => viewer.loader.description.marks")
    mark = next(mark for mark in marks if mark["name"] == "jonction")
    viewer.until_slice(mark["slice"])
    for address in ("#series-scanner/0", "#series-scanner/999999", "#series-scanner/34/<b>", "#series-nulle/1/os"):
        page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(200)
    assert viewer.slice == mark["slice"]


def test_the_link_is_copied(desk):
    page = desk(LESSON)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    viewer = Viewer(page).activate()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    viewer.button("Copier le lien").click()
    viewer.figure.locator(".series-message").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("lesson.html#series-scanner/26")


def test_a_link_of_the_text_drives_the_viewer_of_its_page(desk):
    page = desk(LESSON)
    link = page.locator(f"{LINK}[data-series=scanner][data-window]").first
    slice_number, window = link.get_attribute("data-slice"), link.get_attribute("data-window")
    page.evaluate("window.isSamePage = true")
    link.click()
    page.wait_for_function("() => document.querySelector('negato-series[data-name=scanner]').viewer?.main.stack")
    viewer = Viewer(page)
    viewer.until_slice(int(slice_number))
    assert window in viewer.fact("window")
    page.wait_for_function("address => location.hash === address", arg=f"#series-scanner/{slice_number}/{window}")
    assert page.evaluate("window.isSamePage")
    assert page.evaluate("document.activeElement.classList.contains('series-pane')")


# Annotations.


def test_annotations_are_hidden_until_asked_for(desk, site):
    page = desk(LESSON)
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
    page.wait_for_timeout(60)
    assert viewer.pane.locator(".series-note").count() == 0
    assert notes.inner_text() == ""


# Side by side.


def test_linked_series_turn_together_and_another_plane_stays(desk):
    page = desk(LESSON)
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


def test_a_reformat_and_its_original_show_each_others_line(desk):
    page = desk(LESSON)
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
    assert second.locator(".series-letter-top").inner_text() == "S"
    page.keyboard.press("x")
    viewer.until("viewer => viewer.reformats.plane === 'sagittal' && viewer.reformats.pane.shown")
    page.keyboard.press("Escape")
    page.wait_for_timeout(60)
    assert panes.count() == 1
    assert viewer.ask("viewer => viewer.reformats.volume") is None


def test_a_reformat_is_exact_and_its_slab_is_told(desk, site):
    page = desk(LESSON)
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


# Touch.


def test_one_finger_scrolls_the_page_then_after_a_tap_the_slices(phone):
    page = phone(LESSON)
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
    leave = viewer.pane.get_by_role("button", name="Quitter")
    assert leave.bounding_box()["height"] >= 44
    leave.tap()
    viewer.until("viewer => !viewer.main.isActive")
    fingers.move(((x, y), (x, y - 100)))
    page.wait_for_timeout(300)
    assert scrolled(page) > before


def test_two_fingers_zoom_and_a_button_makes_one_window(phone):
    page = phone(LESSON)
    viewer = Viewer(page)
    page.touchscreen.tap(*viewer.middle)
    viewer.until("viewer => viewer.main.isActive")
    viewer.settle()
    at, fitted = viewer.slice, viewer.scale[0]
    x, y = viewer.middle
    Fingers(page).move(((x - 30, y), (x - 90, y)), ((x + 30, y), (x + 90, y)))
    assert viewer.scale[0] == pytest.approx(fitted * 3, rel=0.1)
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


# Full screen, cine.


def test_full_screen_by_key_and_back(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('series-view')")
    page.wait_for_timeout(200)
    assert viewer.pane.bounding_box()["width"] == 1280
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
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


def test_cine_turns_the_slices_and_stops_by_input(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    at = viewer.slice
    viewer.button("Ciné").click()
    viewer.figure.get_by_role("combobox", name="Vitesse du ciné").select_option("30")
    viewer.until("(viewer, at) => viewer.main.shown.slice > at + 4", at)
    viewer.pane.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(100)
    still = viewer.slice
    page.wait_for_timeout(300)
    assert viewer.slice == still


def test_less_motion_stops_cine(desk):
    page = desk(LESSON, reduced_motion="reduce")
    viewer = Viewer(page).activate()
    page.keyboard.press("c")
    page.wait_for_timeout(400)
    assert viewer.slice == 25
    assert "moins de mouvement" in viewer.figure.locator(".series-message").inner_text()


# Faults, files, no script.


def test_what_cannot_be_loaded_is_told_and_can_be_tried_again(desk, served):
    page = desk()
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    about = page.evaluate("negatoscope.series.scanner")
    lost = about["frames"][39].rsplit("/", 1)[-1]
    page.route(f"**/{lost}", lambda route: route.fulfill(body="nothing", content_type="image/webp"))
    page.route("**/" + about["chunks"][1]["source"].rsplit("/", 1)[-1],
               lambda route: route.fulfill(body="", content_type="text/javascript"))
    viewer.activate()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count - 1")
    page.keyboard.press("Digit2")
    faults = viewer.figure.locator(".series-faults")
    faults.wait_for()
    page.wait_for_function("() => document.querySelector('#series-scanner .series-faults').textContent.includes('exactes')")
    assert faults.inner_text().startswith("1 coupe n’a pas pu être chargée.")
    # The rest goes on.
    page.keyboard.press("Digit1")
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    page.unroute_all()
    faults.get_by_role("button", name="Réessayer").click()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    assert faults.is_hidden()
    viewer.pane.focus()
    page.keyboard.press("Digit2")
    viewer.settle()
    assert viewer.fact("window") == "os 2500/500"


def test_from_files_all_works(from_files):
    page = from_files(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    page.keyboard.press("Digit2")
    viewer.settle()
    assert viewer.fact("window") == "os 2500/500" and viewer.ask("viewer => viewer.main.shown.isExact")
    page.keyboard.press("x")
    viewer.until("viewer => viewer.reformats.pane?.shown")


def test_without_decompression_the_frames_alone_work(desk, served):
    page = desk()
    page.add_init_script("delete self.DecompressionStream; delete self.IntersectionObserver;")
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    page.mouse.click(*viewer.middle)
    page.keyboard.press("ArrowDown")
    viewer.until_slice(26)
    assert viewer.figure.get_by_role("combobox", name="Fenêtre").is_hidden()
    viewer.drag(60, 0)
    assert viewer.fact("window") == "parties molles 400/40"


def test_without_scripts_the_image_leads_to_all_slices(without_script):
    page = without_script(LESSON)
    film = page.locator("#series-scanner a.series-film")
    assert film.locator("img").is_visible()
    film.click()
    assert page.url.endswith("series-scanner.html#slice-25")


# An author.


def test_an_author_draws_and_copies_yaml(desk, served):
    page = desk()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served + LESSON + "?authoring", wait_until="load")
    viewer = Viewer(page).activate()
    page.keyboard.press("e")
    panel = viewer.figure.get_by_role("group", name="Annoter (auteur)")
    panel.get_by_role("textbox", name="Texte de l’annotation").fill("Dépôts")
    panel.get_by_role("spinbutton", name="à la coupe").fill("26")
    panel.get_by_role("button", name="Ellipse", exact=True).click()
    viewer.pane.scroll_into_view_if_needed()
    scale = viewer.scale[0] * 256 / 100
    # Whole pixels of the screen; the image's own middle is where percents are counted from.
    x, y = viewer.middle
    viewer.drag(20 * scale, 12 * scale, begin=(x - 10 * scale, y - 6 * scale))
    panel.get_by_role("button", name="Polygone", exact=True).click()
    viewer.pane.scroll_into_view_if_needed()
    x, y = viewer.middle
    for by in ((0, 0), (10, 0)):
        page.mouse.click(x + by[0] * scale, y + by[1] * scale)
    page.mouse.dblclick(x + 10 * scale, y + 10 * scale)
    panel.get_by_role("textbox", name="Texte de l’annotation").fill("Jonction")
    panel.get_by_role("button", name="Nommer la coupe").click()
    panel.get_by_role("button", name="Copier", exact=True).click()
    page.wait_for_timeout(200)
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        "annotations:",
        "  - ellipse: [50.0, 50.0, 10.0, 6.0]",
        "    slices: 25-26",
        "    text: Dépôts",
        "  - polygon: [50.0, 50.0, 60.0, 50.0, 60.0, 60.0]",
        "    slices: 25-26",
        "    text: Dépôts",
        "marks:",
        "  jonction: 25",
    ]


def test_readers_are_not_offered_to_draw(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("e")
    assert viewer.figure.locator(".series-author").count() == 0


# Names, and what it costs.


def test_every_control_has_a_name_and_the_viewer_is_a_named_group(desk):
    page = desk(LESSON)
    viewer = Viewer(page)
    group = viewer.figure.get_by_role("group", name="série d’images")
    assert group.count() == 1
    nameless = viewer.figure.evaluate("""figure => [...figure.querySelectorAll("button, select, input")].filter(one =>
        !(one.textContent.trim() || one.getAttribute("aria-label"))).map(one => one.outerHTML)""")
    assert nameless == []
    assert viewer.figure.locator(".series-notice").inner_text()


def test_turning_slices_leaves_the_main_thread_free(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    page.keyboard.press("Home")
    viewer.until_slice(1)
    protocol = page.context.new_cdp_session(page)
    protocol.send("Performance.enable")

    def busy():
        metrics = {one["name"]: one["value"] for one in protocol.send("Performance.getMetrics")["metrics"]}
        return metrics["TaskDuration"] * 1000

    before = busy()
    for _ in range(40):
        viewer.page.keyboard.press("ArrowDown")
        page.wait_for_timeout(30)
    viewer.until_slice(41)
    # On average, and with room for a machine that does other things.
    assert (busy() - before) / 40 < 16
