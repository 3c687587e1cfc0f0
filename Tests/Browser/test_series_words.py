"""What the series viewer paints of its words and of its slice bar, so that a slice costs no layout of the page."""

import json

import numpy
import pytest

from series import LESSON, Viewer

# The pixels of the corner that tells the fact of this name, rows of RGBA.
CORNER = """(viewer, name) => {
  const {element, context} = viewer.pane.facts.cornerOf.get(name);
  const {data} = context.getImageData(0, 0, element.width, element.height);
  return {width: element.width, rows: element.height, data: Array.from(data)};
}"""


def corner(viewer, name):
    told = viewer.ask(CORNER, name)
    return numpy.array(told["data"], dtype="u1").reshape(told["rows"], told["width"], 4)


def told(viewer, name):
    """The lines of the corner that tells this fact, as they are written."""
    rows = viewer.ask("(viewer, name) => viewer.pane.facts.cornerOf.get(name).rows().map(({text}) => text)", name)
    return [" ".join(row.split()) for row in rows]


def test_a_slice_is_shown_without_a_layout_of_the_page(desk):
    page = desk(LESSON, is_new=True)
    viewer = Viewer(page).activate()
    page.keyboard.press("Digit3")
    viewer.until("viewer => viewer.main.isThere && viewer.loader.frames.size === viewer.loader.count")
    page.mouse.move(*viewer.middle)
    page.wait_for_timeout(4500)
    browser, before = page.context.browser, viewer.slice
    # The slider follows at rest, and where the machine pauses for as long.
    viewer.ask("""({main: {bar}}) => {
      window.followed = 0;
      const follow = bar.follow.bind(bar);
      bar.follow = () => { window.followed += 1; follow(); };
    }""")
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    for _ in range(12):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(40)
    assert viewer.slice == before + 12
    viewer.until("viewer => viewer.main.bar.slider.value === String(viewer.main.slice)")
    page.wait_for_timeout(100)
    names = [event["name"] for event in json.loads(browser.stop_tracing())["traceEvents"] if event["ph"] == "X"]
    assert names.count("FireAnimationFrame") >= 12
    assert 1 <= names.count("Layout") <= page.evaluate("window.followed") < 12


def test_the_words_that_are_told_are_those_that_are_painted(sized):
    page = sized(LESSON)
    viewer = Viewer(page).activate()
    assert told(viewer, "slice") == [viewer.fact(name) for name in ("slice", "position", "thickness")]
    assert told(viewer, "plane") == ["TDM · axial", "Figure 1"]
    first = corner(viewer, "slice")
    assert (first[..., 3] > 0).any()
    light, edge = first[..., :3].max(axis=2) > 200, (first[..., :3].max(axis=2) < 30) & (first[..., 3] > 200)
    assert light.any() and edge.sum() > light.sum() / 2
    # Nothing is cut off: the outermost pixels are empty.
    for side in (first[0], first[-1], first[:, 0], first[:, -1]):
        assert not side[..., 3].any()
    page.keyboard.press("ArrowDown")
    viewer.until_slice(viewer.key + 1)
    second = corner(viewer, "slice")
    assert (first != second).any()
    page.keyboard.press("ArrowUp")
    viewer.until_slice(viewer.key)
    assert (corner(viewer, "slice") == first).all()


def test_words_that_find_no_room_go_on_the_next_line(phone):
    page = phone(LESSON)
    viewer = Viewer(page).activate()
    page.keyboard.press("Digit3")
    viewer.until("viewer => viewer.main.isThere")
    assert viewer.fact("window") == "poumon 1500/−600"
    assert told(viewer, "window") == ["poumon", "1500/−600", viewer.fact("zoom")]


def test_words_follow_the_reader_s_own_spacing_and_size(open_page, served):
    page = open_page(served, LESSON, {"viewport": {"width": 1280, "height": 800}, "bypass_csp": True})
    viewer = Viewer(page).activate()

    def ink():
        seen = (corner(viewer, "slice")[..., 3] > 0).nonzero()
        return seen[1].max(), seen[0].max() - seen[0].min()

    before = ink()
    page.add_style_tag(content=".series-fact { letter-spacing: 0.2em; font-size: 24px !important; line-height: 1.2; }")
    page.set_viewport_size({"width": 1260, "height": 800})
    viewer.until("viewer => viewer.main.facts.cornerOf.get('slice').styles.get('slice').size === 24")
    viewer.settle()
    after = ink()
    assert after[0] > before[0] * 1.5 and after[1] > before[1] * 1.2


def test_the_slider_is_held_where_the_bar_shows_it(desk):
    page = desk(LESSON)
    viewer = Viewer(page).activate()
    slider = viewer.figure.get_by_role("slider", name="Coupe")
    box = slider.bounding_box()

    def thumb():
        """Where the middle of the thumb is painted, in CSS pixels of the window."""
        white = viewer.ask("""viewer => {
          const {canvas, context} = viewer.main.bar;
          const {data} = context.getImageData(Math.round(canvas.width - 10 * devicePixelRatio), 0, 1, canvas.height);
          return Array.from({length: canvas.height}, (_, y) => y).filter((y) => data[4 * y] > 250);
        }""")
        return viewer.pane.locator("canvas.series-presence").bounding_box()["y"] + (white[0] + white[-1] + 1) / 2

    for _ in range(20):
        page.mouse.wheel(0, 120)
    viewer.until_slice(viewer.key + 20)
    # Taken before the slider has followed, and moved by a slice's way.
    place = thumb()
    page.mouse.move(box["x"] + box["width"] / 2, place)
    page.mouse.down()
    page.wait_for_timeout(100)
    assert viewer.slice == viewer.key + 20
    page.mouse.move(box["x"] + box["width"] / 2, place + 3 * (box["height"] - 10) / (viewer.count - 1), steps=3)
    viewer.until_slice(viewer.key + 23)
    page.mouse.up()
    assert thumb() == pytest.approx(box["y"] + 5 + (viewer.key + 22) * (box["height"] - 10) / (viewer.count - 1), abs=1.5)
    viewer.pane.focus()
    page.keyboard.press("Home")
    viewer.until_slice(1)
    viewer.until("viewer => viewer.main.bar.slider.value === '1'")
    assert slider.get_attribute("aria-valuetext").startswith(f"Coupe 1 sur {viewer.count}")
