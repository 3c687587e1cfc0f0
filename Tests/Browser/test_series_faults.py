"""The series viewer where something is missing: files, decompression, scripts; and its tools for authors."""

from series import LESSON, Viewer


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
    viewer.until("viewer => viewer.faults.element.textContent.includes('exactes')")
    assert faults.inner_text().startswith("1 coupe n’a pas pu être chargée.")
    # The rest goes on.
    page.keyboard.press("Digit1")
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
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
    viewer.until_slice(viewer.key + 1)
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
    viewer.until_slice(viewer.key + 1)
    assert viewer.figure.get_by_role("combobox", name="Fenêtre").is_hidden()
    viewer.drag(60, 0)
    assert viewer.fact("window") == "parties molles 400/40"


def test_without_scripts_the_image_leads_to_all_slices(without_script):
    page = without_script(LESSON)
    film = page.locator("#series-scanner a.series-film")
    assert film.locator("img").is_visible()
    key = page.locator("negato-series").first.get_attribute("data-key")
    film.click()
    assert page.url.endswith(f"series-scanner.html#slice-{key}")


# An author.


def test_an_author_draws_and_copies_yaml(desk, served):
    page = desk()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served + LESSON + "?authoring", wait_until="load")
    viewer = Viewer(page).activate()
    page.keyboard.press("e")
    panel = viewer.figure.get_by_role("group", name="Annoter (auteur)")
    panel.get_by_role("textbox", name="Texte de l’annotation").fill("Dépôts")
    panel.get_by_role("spinbutton", name="à la coupe").fill(str(viewer.key + 1))
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
    copied = panel.get_by_role("button", name="Copier", exact=True)

    def copy(at):
        copied.nth(at).click()
        page.wait_for_timeout(200)
        return page.evaluate("navigator.clipboard.readText()").splitlines()

    slices = f"coupes {viewer.key}-{viewer.key + 1}"
    assert copy(1) == [
        f"- [x] `ellipse 40 44 20 12 {slices}` Dépôts", f"- [x] `polygone 50 50; 60 50; 60 60 {slices}` Dépôts",
    ]
    assert copy(0) == [
        "annotations:",
        "  - ellipse: [50.0, 50.0, 10.0, 6.0]",
        f"    slices: {viewer.key}-{viewer.key + 1}",
        "    text: Dépôts",
        "  - polygon: [50.0, 50.0, 60.0, 50.0, 60.0, 60.0]",
        f"    slices: {viewer.key}-{viewer.key + 1}",
        "    text: Dépôts",
        "marks:",
        f"  jonction: {viewer.key}",
    ]


def test_readers_are_not_offered_to_draw(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("e")
    assert viewer.figure.locator(".series-author").count() == 0


def test_a_description_that_does_not_come_can_be_tried_again(desk, served):
    page = desk()
    answers = [True]
    page.route("**/*series-scanner.js", lambda route: route.fulfill(body="", content_type="text/javascript")
               if answers and answers.pop() else route.continue_())
    page.goto(served + LESSON, wait_until="load")
    figure = page.locator("#series-scanner")
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Réessayer").wait_for()
    assert figure.locator(".series-faults").inner_text().startswith("La série ne peut pas être chargée.")
    assert figure.locator("a.series-film img").is_visible()
    figure.get_by_role("button", name="Réessayer").click()
    viewer = Viewer(page).activate()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    assert figure.locator(".series-faults").is_hidden()
