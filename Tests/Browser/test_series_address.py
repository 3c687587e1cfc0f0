"""Windows of the series viewer, the address of a place in a series, links that lead there."""

from series import LESSON, Viewer

LINK = "a.series-link"


def test_the_windows_are_those_of_the_series_then_of_its_modality(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    options = viewer.figure.get_by_role("combobox", name="Fenêtre").locator("option:not([hidden])").all_inner_texts()
    assert options[:2] == ["parties molles 400/40", "os 2500/500"]
    assert options[2:] == ["poumon 1500/−600", "foie 150/90", "cerveau 80/40"]
    viewer.figure.get_by_role("combobox", name="Fenêtre").select_option(label="os 2500/500")
    viewer.settle()
    assert viewer.fact("window") == "os 2500/500"


def test_moving_updates_the_address_and_the_address_opens_there(desk, phone, served):
    page = desk(LESSON, is_new=True)
    viewer = Viewer(page).activate()
    entries = page.evaluate("history.length")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit2")
    page.wait_for_function("next => location.hash === `#series-scanner/${next}/os`", arg=viewer.key + 1)
    page.keyboard.press("Digit1")
    viewer.drag(64, 32)
    page.wait_for_function("next => location.hash === `#series-scanner/${next}/500_90`", arg=viewer.key + 1)
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
        # A reader's own.
        page.evaluate("location.hash = '#series-scanner/13/333_77'")
        viewer.until_slice(13)
        assert viewer.fact("window") == "333/77"


def test_a_mark_and_a_damaged_address(sized, served):
    page = sized()
    page.goto(served + LESSON + "#series-scanner/jonction", wait_until="load")
    viewer = Viewer(page)
    marks = viewer.ask("viewer => viewer.loader.description.marks")
    mark = next(mark for mark in marks if mark["name"] == "jonction")
    viewer.until_slice(mark["slice"])
    for address in ("#series-scanner/0", "#series-scanner/999999", "#series-scanner/34/<b>", "#series-nulle/1/os"):
        page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(200)
    assert viewer.slice == mark["slice"]


def test_the_link_is_copied(sized):
    page = sized(LESSON)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    viewer = Viewer(page).activate()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    viewer.button("Copier le lien").click()
    viewer.figure.locator(".series-message").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"lesson.html#series-scanner/{viewer.key + 1}")


def test_a_link_of_the_text_drives_the_viewer_of_its_page(sized):
    page = sized(LESSON)
    link = page.locator(f"{LINK}[data-series=scanner][data-window]:visible").first
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
    # A link to a mark shows what is drawn there.
    drawn = viewer.ask("viewer => viewer.main.overlay.notes.length > 0")
    assert viewer.ask("viewer => viewer.main.showsNotes") == (drawn and link.get_attribute("data-mark") is not None)
