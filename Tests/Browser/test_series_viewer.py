"""The series viewer: what it loads and when, and what stands on its screen."""

import pytest

from series import LESSON, Viewer, description, stored_samples


# The image of the page, and what is loaded when.


def test_nothing_moves_when_the_viewer_comes_alive(desk, phone):
    for page in (desk(LESSON, is_new=True), phone(LESSON, is_new=True)):
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


def test_the_image_of_the_page_is_where_the_viewer_paints(sized):
    page = sized(LESSON)
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


def test_a_pane_that_opens_under_the_pointer_is_asked_before_it_is_measured(desk):
    page = desk(LESSON)
    viewer = Viewer(page)
    viewer.activate()
    view = page.evaluate("""() => {
      const { main } = document.querySelector('#series-scanner negato-series').viewer;
      const pane = new negatoscope.viewer.Pane('T', 'T');
      pane.setStack(main.stack, 1, main.windows);
      pane.zoomBy(2);
      pane.pan(5, 5);
      pane.showActual();
      pane.screen.toImage(3, 4);
      return pane.screen.view;
    }""")
    assert view == {"zoom": 1, "x": 0.5, "y": 0.5, "flipX": False, "flipY": False}


def test_nothing_but_the_description_is_loaded_until_the_reader_shows_an_interest(sized, served):
    page = sized(is_new=True)
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


def test_a_viewer_that_is_far_away_loads_nothing(sized, served):
    page = sized(is_new=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + LESSON, wait_until="load")
    page.wait_for_timeout(300)
    far = page.evaluate("""() => [...document.querySelectorAll("negato-series")]
        .filter(one => one.getBoundingClientRect().top > 3 * innerHeight).map(one => one.dataset.source)""")
    assert far, "the page is too short for this test"
    assert not any(url.endswith(source) for url in asked for source in far)


# How many pixels of the slice bar say that nothing has come, a frame, and exact data.
STRIP = """viewer => {
  const {canvas, context} = viewer.main.bar;
  const across = Math.round(canvas.width - 16 * devicePixelRatio);
  const {data} = context.getImageData(across, 0, 1, canvas.height);
  const count = (...colour) => Array.from({length: canvas.height}, (_, y) => 4 * y)
    .filter((at) => colour.every((part, by) => data[at + by] === part)).length;
  return {missing: count(42, 47, 51), came: count(125, 135, 141), exact: count(99, 197, 210)};
}"""


def test_frames_come_from_the_key_slice_outwards_and_the_bar_shows_which_are_there(sized, served):
    page = sized(is_new=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    about = page.evaluate("negatoscope.series.scanner")
    viewer.until(f"viewer => ({STRIP})(viewer).missing > 100")
    assert viewer.ask(STRIP)["exact"] == 0
    viewer.pane.hover()
    viewer.until("viewer => viewer.loader.frames.size === viewer.loader.count")
    order = {frame.rsplit("/", 1)[-1]: index + 1 for index, frame in enumerate(about["frames"])}
    loaded = list(dict.fromkeys(order[name] for name in asked if name in order))
    key = about["key"]
    assert loaded[0] == key
    assert set(loaded[1:11]) == {key + by for by in range(-5, 6) if by}
    # Then every fifth, so that the whole can be run through early.
    assert all((slice_number - key) % 5 == 0 for slice_number in loaded[11:18])
    viewer.until(f"viewer => {{ const seen = ({STRIP})(viewer); return seen.came && !seen.missing; }}")


def test_a_slice_that_is_not_there_is_told_and_never_shown_under_its_number(sized, served):
    page = sized(is_new=True)
    held = []
    page.goto(served + LESSON, wait_until="load")
    viewer = Viewer(page)
    about = page.evaluate("negatoscope.series.scanner")
    last = about["frames"][-1].rsplit("/", 1)[-1]
    page.route(f"**/{last}", lambda route: held.append(route))
    # Its exact data, which a reader who rests gets, would be as good.
    page.route("**/" + about["chunks"][-1]["source"].rsplit("/", 1)[-1], lambda route: held.append(route))
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


# What stands on the screen.


def test_the_corners_tell_what_is_painted(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    assert viewer.fact("plane") == "TDM · axial"
    assert viewer.fact("name") == "Figure 1"
    assert viewer.fact("slice") == f"{viewer.key} / {viewer.count}"
    # The first slice lies 30 mm above the origin, each next one 2 mm lower.
    assert viewer.fact("position") == f"F {2 * (viewer.key - 1) - 30} mm"
    assert viewer.fact("thickness") == "ép. 2 mm"
    assert viewer.fact("window") == "parties molles 400/40"
    page.keyboard.press("Home")
    viewer.until_slice(1)
    assert viewer.fact("position") == "H 30 mm"


def test_orientation_letters_follow_flips(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    assert viewer.letters() == {"left": "R", "right": "L", "top": "A", "bottom": "P"}
    across = viewer.scale[0]
    page.keyboard.press("h")
    viewer.drawn()
    assert viewer.letters() == {"left": "L", "right": "R", "top": "A", "bottom": "P"}
    assert viewer.scale[0] == pytest.approx(-across)
    page.keyboard.press("v")
    viewer.drawn()
    assert viewer.letters() == {"left": "L", "right": "R", "top": "P", "bottom": "A"}
    page.keyboard.press("r")
    viewer.drawn()
    assert viewer.letters()["left"] == "R"


def test_the_scale_bar_is_as_long_as_it_says(sized):
    page = sized(LESSON)
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


def test_the_ruler_measures_in_millimetres(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("m")
    scale = viewer.scale[0]
    spacing = viewer.ask("viewer => viewer.main.description.spacing[0]")
    viewer.drag(120, 90)
    text = " ".join(viewer.pane.locator(".series-ruler-text").text_content().split())
    assert float(text.removesuffix(" mm").replace(",", ".")) == pytest.approx(150 / scale * spacing, abs=0.3)
    # It belongs to its slice.
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    assert viewer.pane.locator(".series-ruler-text").count() == 0
    page.keyboard.press("ArrowUp")
    viewer.until_slice(viewer.key)
    # A drag from its end makes an angle.
    x, y = viewer.middle
    viewer.drag(0, -90, begin=(x + 120, y + 90))
    assert viewer.pane.locator(".series-ruler-text").text_content() == "53,1°"
    assert viewer.fact("window") == "parties molles 400/40"


def test_the_value_under_the_pointer_is_the_stored_one(sized, site):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    viewer.until("viewer => viewer.main.shown?.isExact")
    x, y = viewer.middle
    page.mouse.move(x + 37, y + 21)
    viewer.drawn()
    about = description(site)
    canvas = viewer.pane.locator("canvas.series-canvas").bounding_box()
    point = {"x": (x + 37 - canvas["x"]) / viewer.scale[0], "y": (y + 21 - canvas["y"]) / viewer.scale[1]}
    stored = stored_samples(site, about, viewer.slice)[int(point["y"])][int(point["x"])]
    value = stored * about["slope"] + about["intercept"]
    assert viewer.fact("value") == f"{value} UH".replace("-", "−")


# Names, and what it costs.


def test_every_control_has_a_name_and_the_viewer_is_a_named_group(sized):
    page = sized(LESSON)
    viewer = Viewer(page)
    group = viewer.figure.get_by_role("group", name="série d’images")
    assert group.count() == 1
    nameless = viewer.figure.evaluate("""figure => [...figure.querySelectorAll("button, select, input")].filter(one =>
        !(one.textContent.trim() || one.getAttribute("aria-label"))).map(one => one.outerHTML)""")
    assert nameless == []
    # Under every one.
    notices = page.locator("figure:has(negato-series)").evaluate_all(
        "figures => figures.map(one => one.querySelector('.series-notice')?.innerText)")
    assert len(notices) > 3 and set(notices) == {"Ne pas utiliser pour le diagnostic."}
